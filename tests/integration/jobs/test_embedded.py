"""The runner in a thread of the web server: what it does while everything works, and when something dies."""

import os
import signal
import time

import pytest
from django.db import connection
from django.utils import timezone

from jobs import embedded
from jobs.embedded import Runner, lock_file
from jobs.enums import JobState
from jobs.models import Job
from jobs.relay import woken
from tests.integration.jobs.effects import effects, tries
from tests.integration.jobs.queueing import queue, skip_pause

BY_THE_CLOCK = "jobs.remove_done_jobs"


@pytest.fixture
def runner(threaded_database, tmp_path):
    """`runner()` starts a thread as each process of the web server does, on one lock."""
    started = []

    def start() -> Runner:
        started.append(Runner(lock=tmp_path / "jobs.lock"))
        started[-1].start()
        return started[-1]

    yield start
    for thread in started:
        thread.stop()
        assert not thread.is_alive()


@pytest.fixture
def server(process, wait_for):
    """The real web server with two processes, each with its thread."""

    def start(**environment):
        return process(
            *("-m", "gunicorn", "-c", "config/gunicorn.py", "tests.integration.jobs.effects:application"),
            BIND="127.0.0.1:0",
            WEB_WORKERS="2",
            **environment,
        )

    return start


def test_a_job_is_done_at_once_while_the_runner_sleeps(runner, wait_for, monkeypatch):
    monkeypatch.setattr(embedded, "IDLE_SECONDS", 60)
    runner()
    wait_for(lambda: Job.objects.exists() and not Job.objects.exclude(state=JobState.DONE).exists())
    time.sleep(0.5)
    assert not woken.is_set()

    queue(word="woken")

    wait_for(lambda: effects() == ["woken"], seconds=5)


def test_of_two_runners_one_works_and_the_other_takes_over(runner, wait_for):
    first = runner()
    queue(word="first")
    wait_for(lambda: effects() == ["first"])
    second = runner()
    first.stop()
    queue(word="second")

    wait_for(lambda: effects() == ["first", "second"])
    assert not first.is_alive()
    assert second.is_alive()


def test_what_the_clock_says_is_done_once_in_a_slot_by_several_runners(threaded_database, tmp_path, wait_for):
    """Without a lock in common, as on several machines."""
    runners = [Runner(lock=tmp_path / f"{number}.lock") for number in range(4)]
    for thread in runners:
        thread.start()
    wait_for(lambda: Job.objects.filter(name=BY_THE_CLOCK, state=JobState.DONE))
    for thread in runners:
        thread.stop()

    assert Job.objects.filter(name=BY_THE_CLOCK).count() == 1
    assert Job.objects.get(name=BY_THE_CLOCK).attempts == 1


def test_a_job_that_fails_does_not_hold_up_the_next(runner, wait_for):
    queue("tests.fail", word="a name")
    queue(word="next")
    runner()

    wait_for(lambda: effects() == ["next"])
    failed = Job.objects.get(name="tests.fail")
    assert (failed.state, failed.attempts, failed.claimed_until) == (JobState.WAITING, 1, None)
    assert failed.due_at > timezone.now()


def test_the_thread_survives_a_database_that_is_away(runner, wait_for, monkeypatch):
    monkeypatch.setattr(embedded, "AFTER_ERROR_SECONDS", 0.1)
    answers = iter([OSError("away"), None])
    work = Runner._work

    def sometimes_away(self):
        if error := next(answers, None):
            raise error
        work(self)

    monkeypatch.setattr(Runner, "_work", sometimes_away)
    queue(word="later")
    runner()

    wait_for(lambda: effects() == ["later"])


def test_a_process_that_is_killed_in_the_middle_of_a_job_loses_nothing(server, wait_for):
    master = server()
    queue(word="slow", seconds=60)
    (doing_it,) = wait_for(lambda: tries("slow"))

    os.kill(doing_it, signal.SIGKILL)

    wait_for(lambda: Job.objects.filter(name="tests.effect", claimed_until=None))
    skip_pause()
    wait_for(lambda: effects() == ["slow"])
    assert len(tries("slow")) == 2
    assert tries("slow")[1] != doing_it
    wait_for(lambda: Job.objects.get(name="tests.effect").state == JobState.DONE)
    assert master.poll() is None


def test_a_server_that_is_asked_to_stop_finishes_the_job_at_hand(server, wait_for):
    master = server()
    queue(word="at-hand", seconds=2)
    wait_for(lambda: tries("at-hand"))
    queue(word="later")
    asked = time.monotonic()

    master.terminate()

    assert master.wait(timeout=30) == 0
    assert time.monotonic() - asked < 30
    assert effects() == ["at-hand"]
    assert Job.objects.get(payload__word="at-hand").state == JobState.DONE
    later = Job.objects.get(payload__word="later")
    assert (later.state, later.claimed_until, later.attempts) == (JobState.WAITING, None, 0)


def test_what_takes_too_long_to_finish_is_given_back_and_the_try_does_not_count(
    runner, wait_for, monkeypatch
):
    monkeypatch.setattr(embedded, "STOP_SECONDS", 0.2)
    queue(word="long", seconds=3)
    thread = runner()
    wait_for(lambda: tries("long"))

    thread.stop()

    given_back = Job.objects.get(name="tests.effect")
    assert (given_back.state, given_back.attempts, given_back.claimed_by) == (JobState.WAITING, 0, "")
    thread.join(10)
    # It ended after all, and found that the job was no longer its own.
    assert Job.objects.get(name="tests.effect").state == JobState.WAITING


def test_a_job_that_kills_its_process_costs_one_try_and_the_next_is_done(server, wait_for):
    queue("tests.kill_own_process")
    queue(word="next")
    master = server()

    wait_for(lambda: effects() == ["next"])
    killer = Job.objects.get(name="tests.kill_own_process")
    assert killer.attempts == 1
    assert killer.last_error == "Stopped before it was finished"
    assert master.poll() is None


def test_a_job_without_end_ends_its_process_and_the_next_is_done(server, wait_for):
    queue("tests.endless")
    master = server(TIME_LIMIT="0.5")
    wait_for(lambda: Job.objects.get(name="tests.endless").claimed_until)
    queue(word="next")

    wait_for(lambda: effects() == ["next"])
    stopped = Job.objects.get(name="tests.endless")
    assert (stopped.state, stopped.attempts) == (JobState.WAITING, 1)
    assert stopped.last_error == "Took longer than 0 seconds"
    assert master.poll() is None


def test_each_database_has_a_lock_of_its_own(monkeypatch):
    own = lock_file()
    monkeypatch.setitem(connection.settings_dict, "NAME", "/elsewhere/other")

    assert lock_file() != own
