"""Jobs without a second program: one thread in one of the web server's processes, on one machine.

Each process of the web server has such a thread, and a lock on a file lets one of them work. When its process ends,
however it ends, the system gives the lock to the next.
"""

import fcntl
import hashlib
import logging
import os
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import close_old_connections, connection, connections

from jobs.models import Job
from jobs.relay import woken
from jobs.services.claim_job import TIME_LIMIT, claim_job, runner_name
from jobs.services.end_attempt import fail_attempt, let_go
from jobs.services.give_back_jobs import give_back_jobs
from jobs.services.queue_clock_jobs import queue_clock_jobs
from jobs.services.run_job import run_job

IDLE_SECONDS = 1
AFTER_ERROR_SECONDS = 5
# A process that is asked to stop has 30 seconds, and its requests come first.
STOP_SECONDS = 10

logger = logging.getLogger(__name__)


class Runner(threading.Thread):
    """Looks for work once a second, and at once when its own process has queued some."""

    def __init__(self, lock: Path | None = None) -> None:
        super().__init__(name="jobs", daemon=True)
        self.runner = runner_name()
        self._lock = lock or lock_file()
        self._stopping = threading.Event()
        self._current: Job | None = None
        self._clock_keys: set[str] = set()
        self._stuck = False

    def run(self) -> None:
        with _alone(self._lock):
            while not self._stopping.is_set() and not self._try(self._take_over):
                self._stopping.wait(AFTER_ERROR_SECONDS)
            while not self._stopping.is_set():
                woken.clear()
                if self._try(self._work):
                    woken.wait(IDLE_SECONDS)
                else:
                    self._stopping.wait(AFTER_ERROR_SECONDS)
        connections.close_all()

    def stop(self) -> None:
        """Let the job at hand finish; give it back where that takes too long."""
        self._stopping.set()
        woken.set()
        self.join(0 if self._stuck else STOP_SECONDS)
        if self.is_alive() and (job := self._current):
            let_go(job=job)
            connection.close()

    def _try(self, step) -> bool:
        """False when the database is away, which is not the end of the thread."""
        try:
            close_old_connections()
            step()
        except Exception as error:
            logger.error("The outbox cannot be read: %s", type(error).__name__)
            return False
        return True

    def _take_over(self) -> None:
        """With the lock in hand, whoever of this machine had claimed a job is gone."""
        give_back_jobs(machine=socket.gethostname())

    def _work(self) -> None:
        """Everything that is due by now."""
        queue_clock_jobs(known=self._clock_keys)
        while not self._stopping.is_set() and (job := claim_job(runner=self.runner)):
            self._current = job
            limit = threading.Timer(TIME_LIMIT.total_seconds(), self._end_process, [job])
            limit.daemon = True
            limit.start()
            run_job(job=job)
            limit.cancel()
            self._current = None

    def _end_process(self, job: Job) -> None:
        """A thread cannot be stopped from outside, a process can: the web server finishes what it was asked and
        starts another."""
        fail_attempt(job=job, error=f"Took longer than {TIME_LIMIT.total_seconds():.0f} seconds")
        connection.close()
        self._stuck = True
        os.kill(os.getpid(), signal.SIGTERM)


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def lock_file() -> Path:
    """One for each database: beside its file, or in var/ under a name of its own."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return Path(f"{database['NAME']}.jobs.lock")
    place = "|".join(str(database[part]) for part in ("HOST", "PORT", "NAME"))
    return settings.BASE_DIR / "var" / f"jobs-{hashlib.sha256(place.encode()).hexdigest()[:12]}.lock"


_runner: Runner | None = None


def start() -> None:
    """Called by the web server in each of its processes (config/gunicorn.py)."""
    global _runner
    if settings.JOBS == "embedded":
        _runner = Runner()
        _runner.start()


def stop() -> None:
    if _runner is not None:
        _runner.stop()
