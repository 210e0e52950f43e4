from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from jobs.models import Job
from jobs.registry import by_the_clock, task
from jobs.services.queue_job import queue_job
from jobs.testing import run_jobs

pytestmark = pytest.mark.django_db
done = []


@task("tests.note")
def note(*, word: str = "", number: int | None = None) -> None:
    done.append((word, number))


@pytest.fixture(autouse=True)
def _nothing_done():
    done.clear()


def test_a_queued_job_runs_once_with_what_was_given():
    queue_job(name="tests.note", word="ids only", number=3)

    assert run_jobs() == 1
    assert run_jobs() == 0
    assert done == [("ids only", 3)]
    assert Job.objects.get().done_at is not None


def test_the_same_key_twice_is_one_job_even_after_it_was_done():
    queue_job(name="tests.note", key="note:1", word="first")
    queue_job(name="tests.note", key="note:1", word="second")
    assert run_jobs() == 1
    queue_job(name="tests.note", key="note:1", word="third")

    assert run_jobs() == 0
    assert done == [("first", None)]


def test_without_a_key_every_call_is_a_job():
    queue_job(name="tests.note", word="a")
    queue_job(name="tests.note", word="a")

    assert run_jobs() == 2


def test_a_job_waits_until_it_is_due(time_machine):
    queue_job(name="tests.note", word="later", due_at=timezone.now() + timedelta(hours=1))
    assert run_jobs() == 0

    time_machine.move_to(timezone.now() + timedelta(hours=2))
    assert run_jobs() == 1


def test_a_change_that_is_undone_leaves_no_job():
    with transaction.atomic():
        queue_job(name="tests.note", word="never")
        assert Job.objects.exists()
        transaction.set_rollback(True)

    assert not Job.objects.exists()


@pytest.mark.parametrize(
    ("payload", "error"),
    [
        ({"word": "x" * 101}, ValueError),
        ({"word": ["a", "list"]}, TypeError),
        ({"number": 1.5}, TypeError),
        ({"unknown": 1}, TypeError),
    ],
)
def test_a_job_carries_ids_and_short_codes_that_its_task_takes(payload, error):
    with pytest.raises(error):
        queue_job(name="tests.note", **payload)

    assert not Job.objects.exists()


def test_a_job_nobody_can_do_is_refused_where_it_is_queued():
    with pytest.raises(LookupError, match=r"tests\.nobody"):
        queue_job(name="tests.nobody")


def test_two_tasks_of_one_name_are_refused():
    with pytest.raises(ValueError, match=r"tests\.note"):
        task("tests.note")(lambda: None)


@pytest.mark.parametrize("every", [timedelta(0), timedelta(days=2)])
def test_what_is_done_by_the_clock_is_done_within_a_day(every):
    with pytest.raises(ValueError, match="once a day"):
        by_the_clock("tests.rarely", every=every)


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_a_job_is_refused():
    with pytest.raises(transaction.TransactionManagementError):
        queue_job(name="tests.note", word="alone")
