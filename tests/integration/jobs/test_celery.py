"""Jobs by Celery's workers through a real Redis, which is not a store: it may forget everything."""

import os
import shutil
import signal
import socket
import subprocess
import time
from datetime import timedelta

import pytest
from django.utils import timezone

from jobs.enums import JobState
from jobs.models import Job
from tests.integration.jobs.effects import effects, tries
from tests.integration.jobs.queueing import queue, skip_pause

MANY = 30


class Redis:
    """One that keeps nothing: what it was told is gone when it is killed."""

    def __init__(self, folder) -> None:
        self.program = shutil.which("redis-server")
        assert self.program, "redis-server is needed: apt-get install redis-server, or make test"
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        self.process = subprocess.Popen(
            [
                *(self.program, "--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(self.folder)),
                *("--save", "", "--appendonly", "no"),
            ],
            stdout=subprocess.DEVNULL,
        )
        until = time.monotonic() + 10
        while time.monotonic() < until:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.02)
        raise AssertionError("Redis did not start.")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(timeout=10)

    def messages(self) -> int:
        from redis import Redis as Client

        with Client(port=self.port) as client:
            return client.llen("celery")


@pytest.fixture
def redis(tmp_path):
    redis = Redis(tmp_path)
    redis.start()
    yield redis
    redis.kill()


@pytest.fixture
def broker(redis, settings, monkeypatch):
    """This process queues as a web process does that is told to use Celery."""
    settings.JOBS = "celery"
    settings.CELERY_BROKER_URL = redis.url
    from jobs import broker

    fresh = broker.make_app()
    monkeypatch.setattr(broker, "app", fresh)
    monkeypatch.setattr(broker, "_silent_until", 0.0)
    yield broker
    fresh.close()


@pytest.fixture
def worker(process, redis):
    def start(*options: str):
        return process(
            *("-W", "ignore", "-m", "celery", "-A", "tests.integration.jobs.celery_app", "worker"),
            *("--concurrency", "1", "--without-gossip", "--without-mingle", *options),
            JOBS="celery",
            CELERY_BROKER_URL=redis.url,
        )

    return start


def all_done() -> bool:
    return not Job.objects.filter(name="tests.effect").exclude(state=JobState.DONE).exists()


def test_a_worker_does_what_a_page_has_queued(worker, broker, wait_for):
    worker()
    queue(word="by-celery")

    wait_for(lambda: effects() == ["by-celery"])
    wait_for(all_done)


def test_a_broker_that_forgets_everything_loses_no_job(worker, broker, redis, wait_for):
    for number in range(MANY):
        queue(word=f"job-{number}")
    assert redis.messages() == MANY
    redis.kill()
    redis.start()
    # It really has forgotten: the rows are all there is.
    assert redis.messages() == 0
    assert effects() == []

    worker("--beat", "--schedule", f"{redis.folder}/beat")

    wait_for(lambda: len(effects()) == MANY, seconds=60)
    wait_for(all_done)
    assert {len(tries(f"job-{number}")) for number in range(MANY)} == {1}


def test_told_twice_a_job_is_done_once(worker, broker, redis, wait_for):
    queue(word="twice")
    broker.send(Job.objects.get().pk)
    assert redis.messages() == 2
    worker()
    wait_for(all_done)
    queue(word="after")
    wait_for(lambda: "after" in effects())

    assert len(tries("twice")) == 1


def test_a_worker_that_is_killed_in_the_middle_of_a_job_loses_nothing(worker, broker, redis, wait_for):
    first = worker()
    queue(word="slow", seconds=60)
    wait_for(lambda: tries("slow"))
    os.killpg(first.pid, signal.SIGKILL)
    first.wait(timeout=10)
    # What its lease, and then the pause, would have brought after a while.
    Job.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))

    worker("--beat", "--schedule", f"{redis.folder}/beat")

    wait_for(lambda: Job.objects.filter(name="tests.effect", claimed_until=None, attempts=1))
    skip_pause()
    wait_for(lambda: effects() == ["slow"])
    wait_for(all_done)
    assert len(tries("slow")) == 2


@pytest.mark.parametrize("how", ["gone", "mute"])
def test_a_broker_that_is_away_holds_up_no_page(broker, redis, worker, wait_for, how):
    if how == "gone":
        redis.kill()
    else:
        os.kill(redis.process.pid, signal.SIGSTOP)
    begun = time.monotonic()
    for number in range(MANY):
        queue(word=f"job-{number}")

    assert time.monotonic() - begun < 4
    assert Job.objects.count() == MANY
    if how == "gone":
        redis.start()
    else:
        os.kill(redis.process.pid, signal.SIGCONT)
    worker("--beat", "--schedule", f"{redis.folder}/beat")
    wait_for(lambda: len(effects()) == MANY, seconds=60)
