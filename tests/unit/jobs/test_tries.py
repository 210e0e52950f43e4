"""What becomes of a job that fails, of one whose runner dies, and of one that is done."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from jobs.enums import JobState
from jobs.models import Job
from jobs.registry import task
from jobs.services.claim_job import LEASE, TIME_LIMIT, claim_job
from jobs.services.end_attempt import TRIES, finish_attempt
from jobs.services.queue_job import queue_job
from jobs.testing import run_jobs

pytestmark = pytest.mark.django_db


@task("tests.poison")
def poison(*, word: str) -> None:
    raise ValueError(f"an answer of {word}")


@task("tests.harmless")
def harmless() -> None:
    pass


def later(time_machine, by: timedelta) -> None:
    time_machine.move_to(timezone.now() + by, tick=False)


def test_poison_is_parked_after_five_tries_and_holds_up_nobody(time_machine, caplog):
    queue_job(name="tests.poison", word="Ann")
    for _ in range(TRIES):
        queue_job(name="tests.harmless")
        assert run_jobs(forgiving=True) == 2
        later(time_machine, timedelta(hours=2))
    queue_job(name="tests.harmless")

    assert run_jobs(forgiving=True) == 1
    parked = Job.objects.get(name="tests.poison")
    assert (parked.state, parked.attempts) == (JobState.PARKED, 5)
    assert [record.levelname for record in caplog.records] == ["WARNING"] * 4 + ["ERROR"]


def test_pauses_grow(time_machine):
    time_machine.move_to("2026-03-02 09:00:00+00:00", tick=False)
    queue_job(name="tests.poison", word="Ann")
    pauses = []
    for _ in range(TRIES - 1):
        assert run_jobs(forgiving=True) == 1
        pauses.append(Job.objects.get().due_at - timezone.now())
        later(time_machine, pauses[-1])

    assert pauses == sorted(set(pauses))
    assert pauses[0] <= timedelta(seconds=10)
    assert sum(pauses, timedelta()) > timedelta(hours=1)


def test_an_error_is_written_down_without_what_it_said():
    queue_job(name="tests.poison", word="Ann")
    run_jobs(forgiving=True)

    assert Job.objects.get().last_error.startswith("ValueError in tests/unit/jobs/test_tries.py, line ")


def test_a_test_sees_the_error_of_its_job():
    queue_job(name="tests.poison", word="Ann")

    with pytest.raises(ValueError, match="Ann"):
        run_jobs()


def test_a_runner_that_dies_every_time_does_not_go_on_for_ever(time_machine):
    """Nobody ends these tries: the lease runs out, the try counts, and the last one parks the job."""
    queue_job(name="tests.harmless")
    for attempt in range(1, TRIES + 1):
        assert claim_job(runner="dies").attempts == attempt
        assert claim_job(runner="other") is None
        later(time_machine, LEASE + timedelta(seconds=1))
        assert claim_job(runner="other") is None
        later(time_machine, timedelta(hours=2))

    assert Job.objects.get().state == JobState.PARKED
    assert claim_job(runner="other") is None


def test_a_runner_that_comes_too_late_changes_nothing(time_machine):
    queue_job(name="tests.harmless")
    slow = claim_job(runner="slow")
    later(time_machine, LEASE + timedelta(seconds=1))
    assert claim_job(runner="quick") is None
    later(time_machine, timedelta(minutes=1))
    quick = claim_job(runner="quick")

    finish_attempt(job=slow)
    assert Job.objects.get().claimed_by == "quick"
    finish_attempt(job=quick)
    assert Job.objects.get().state == JobState.DONE


def test_a_lease_outlasts_what_a_job_may_take():
    assert LEASE > TIME_LIMIT


def test_done_jobs_are_removed_after_a_week_and_parked_ones_stay(time_machine):
    queue_job(name="tests.harmless", key="done")
    queue_job(name="tests.poison", word="Ann")
    run_jobs(forgiving=True)
    Job.objects.filter(name="tests.poison").update(state=JobState.PARKED)

    later(time_machine, timedelta(days=6))
    run_jobs(clock=True)
    assert Job.objects.filter(key="done").exists()
    later(time_machine, timedelta(days=2))
    run_jobs(clock=True)

    assert not Job.objects.filter(key="done").exists()
    assert Job.objects.filter(name="tests.poison").exists()


def test_the_clock_queues_once_in_a_slot(time_machine):
    time_machine.move_to("2026-03-02 09:00:00+00:00", tick=False)
    run_jobs(clock=True)
    run_jobs(clock=True)
    once = Job.objects.filter(name="jobs.remove_done_jobs")
    assert once.count() == 1

    later(time_machine, timedelta(days=1))
    run_jobs(clock=True)
    assert once.count() == 2


def test_an_administrator_sees_what_is_parked_and_has_it_tried_again(capsys):
    queue_job(name="tests.poison", word="Ann")
    run_jobs(forgiving=True)
    Job.objects.update(state=JobState.PARKED, attempts=5)

    call_command("jobs")
    said = capsys.readouterr().out
    assert "tests.poison" in said
    assert "ValueError in tests/unit/jobs/test_tries.py" in said
    assert "0 waiting" in said
    assert "1 parked" in said

    call_command("jobs", retry=True)
    assert "1 to be tried again" in capsys.readouterr().out
    assert (Job.objects.get().state, Job.objects.get().attempts) == (JobState.WAITING, 0)
