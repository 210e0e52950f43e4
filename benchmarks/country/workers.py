"""Celery's workers and a Redis of their own, as the service has them where JOBS is celery."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST_SECONDS = 600


@contextmanager
def broker() -> Iterator[None]:
    """For this process and what it starts."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = shutil.which("redis-server") or "redis-server"
    with tempfile.TemporaryDirectory() as folder:
        redis = subprocess.Popen(
            [program, "--port", str(port), "--bind", "127.0.0.1", "--dir", folder, "--save", ""],
            stdout=subprocess.DEVNULL,
        )
        os.environ |= {"JOBS": "celery", "CELERY_BROKER_URL": f"redis://127.0.0.1:{port}/0"}
        try:
            yield
        finally:
            redis.kill()
            redis.wait()


@contextmanager
def workers(count: int) -> Iterator[None]:
    """So many processes that run jobs; ready when this begins. What earlier runs have left is forgotten."""
    from django.db import transaction

    from jobs.models import Job
    from jobs.services.queue_job import queue_job

    Job.objects.all().delete()

    options = ["--concurrency", str(count), "--without-gossip", "--without-mingle"]
    running = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "celery", "-A", "config.celery", "worker", *options],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        for _ in range(2 * count):
            with transaction.atomic():
                queue_job(name="jobs.remove_done_jobs")
        wait_for(lambda: running.poll() is not None or no_job_is_left())
        if running.poll() is not None:
            raise RuntimeError("The workers did not start.")
        yield
    finally:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()


def no_job_is_left() -> bool:
    from jobs.enums import JobState
    from jobs.models import Job

    if failed := Job.objects.exclude(last_error="").first():
        raise RuntimeError(f"{failed.name}: {failed.last_error}")
    return not Job.objects.filter(state=JobState.WAITING).exists()


def wait_for(question: Callable[[], bool]) -> None:
    until = time.monotonic() + LONGEST_SECONDS
    while not question():
        if time.monotonic() > until:
            raise TimeoutError(f"It was not done in {LONGEST_SECONDS} seconds.")
        time.sleep(0.05)
