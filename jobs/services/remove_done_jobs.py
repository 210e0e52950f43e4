from datetime import timedelta

from django.utils import timezone

from jobs.enums import JobState
from jobs.models import Job

# Longer than any slot of the clock, whose key has to live as long as the slot.
KEPT = timedelta(days=7)


def remove_done_jobs() -> None:
    Job.objects.filter(state=JobState.DONE, done_at__lt=timezone.now() - KEPT).delete()
