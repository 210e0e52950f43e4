from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from jobs.enums import JobState
from jobs.models import Job


def parked_jobs() -> QuerySet[Job]:
    return Job.objects.filter(state=JobState.PARKED)


def waiting_jobs() -> QuerySet[Job]:
    return Job.objects.filter(state=JobState.WAITING)


def longest_wait() -> timedelta:
    """For how long the oldest job that is due has been waiting for anybody to begin it."""
    now = timezone.now()
    oldest = Job.objects.free(now).values_list("due_at", flat=True).first()
    return now - oldest if oldest else timedelta(0)
