from collections.abc import Collection
from uuid import UUID

from django.utils import timezone

from jobs.enums import JobState
from jobs.models import Job


def retry_jobs(*, job_ids: Collection[UUID]) -> int:
    """Give parked jobs their tries anew, and say how many there were."""
    parked = Job.objects.filter(pk__in=job_ids, state=JobState.PARKED)
    return parked.update(state=JobState.WAITING, attempts=0, due_at=timezone.now())
