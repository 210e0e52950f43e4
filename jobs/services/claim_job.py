import os
import secrets
import socket
import uuid
from datetime import timedelta

from django.utils import timezone

from jobs.models import Job
from jobs.services.end_attempt import fail_attempt

# A job that takes longer is stopped (embedded.py, celery_tasks.py).
TIME_LIMIT = timedelta(seconds=120)
LEASE = TIME_LIMIT + timedelta(seconds=30)


def runner_name() -> str:
    """Which machine, which process, and which of its lives."""
    return f"{socket.gethostname()[:60]}:{os.getpid()}:{secrets.token_hex(4)}"


def claim_job(*, runner: str, job_id: uuid.UUID | None = None) -> Job | None:
    """The job that has waited longest, or this one; None when there is nothing to do.

    Of several runners that ask at once one gets it: the row is changed on condition that it is still as it was
    read. The try counts from here, so that a job which kills its process has a last one.
    """
    while True:
        now = timezone.now()
        free = Job.objects.free(now)
        job = (free.filter(pk=job_id) if job_id else free).first()
        if job is None:
            return None
        as_read = free.filter(pk=job.pk, attempts=job.attempts, claimed_by=job.claimed_by)
        if job.claimed_until is not None:
            fail_attempt(job=job, error="Stopped before it was finished")
            continue
        changes = {"claimed_by": runner, "claimed_until": now + LEASE, "attempts": job.attempts + 1}
        if as_read.update(**changes):
            for name, value in changes.items():
                setattr(job, name, value)
            return job
