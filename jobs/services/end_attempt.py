"""The ends of a try. Each asks that the claim is still the one that was made: a runner that comes too late, whose
lease has run out, changes nothing.
"""

import logging
from datetime import timedelta

from django.utils import timezone

from jobs.enums import JobState
from jobs.models import Job

# After the first try, the second and so on. A mail server may be away for an hour.
PAUSES = (timedelta(seconds=5), timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1))
TRIES = len(PAUSES) + 1

logger = logging.getLogger(__name__)


def finish_attempt(*, job: Job) -> None:
    _end(job, state=JobState.DONE, done_at=timezone.now(), last_error="")


def fail_attempt(*, job: Job, error: str) -> None:
    """Try again after a pause, or park it after the last try, where an administrator finds it."""
    if job.attempts < TRIES:
        if _end(job, due_at=timezone.now() + PAUSES[job.attempts - 1], last_error=error):
            logger.warning("Job %s (%s): try %s failed. %s", job.pk, job.name, job.attempts, error)
    elif _end(job, state=JobState.PARKED, last_error=error):
        logger.error("Job %s (%s) is parked after %s tries. %s", job.pk, job.name, job.attempts, error)


def let_go(*, job: Job) -> None:
    """The process is asked to stop: that is not the job's fault, so the try does not count."""
    _end(job, attempts=job.attempts - 1)


def _end(job: Job, **changes) -> bool:
    claim = Job.objects.filter(
        pk=job.pk, state=JobState.WAITING, claimed_by=job.claimed_by, attempts=job.attempts
    )
    return bool(claim.update(claimed_by="", claimed_until=None, **changes))
