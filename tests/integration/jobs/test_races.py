"""Many at once, each through a connection of its own."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from jobs.models import Job
from jobs.services.claim_job import claim_job
from tests.integration.jobs.queueing import queue

MANY = 20


@pytest.fixture
def at_once(threaded_database):
    """`at_once(f)` calls it from twenty threads in the same moment and gives what each got."""

    def call(function):
        start = threading.Barrier(MANY)

        def one(number):
            start.wait()
            try:
                return function(number)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(MANY) as pool:
            return list(pool.map(one, range(MANY)))

    return call


def test_the_same_key_from_twenty_threads_is_one_job(at_once):
    at_once(lambda number: queue(word=f"word-{number}", key="the-same"))

    assert Job.objects.count() == 1


def test_without_a_key_they_would_be_twenty(at_once):
    at_once(lambda number: queue(word=f"word-{number}"))

    assert Job.objects.count() == MANY


def test_of_twenty_runners_one_gets_the_job(at_once):
    queue(word="one")

    claimed = at_once(lambda number: claim_job(runner=f"machine:{number}"))

    (job,) = filter(None, claimed)
    assert Job.objects.get().claimed_by == job.claimed_by
    assert Job.objects.get().attempts == 1
