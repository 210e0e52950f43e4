from django.db import transaction
from django.utils import timezone

from jobs.models import Job
from jobs.services.queue_job import queue_job
from tests.integration.jobs import effects  # noqa: F401 - registers what is queued


def queue(name: str = "tests.effect", **payload) -> None:
    """As a service does: in a transaction that is committed."""
    with transaction.atomic():
        queue_job(name=name, **payload)


def skip_pause() -> None:
    """What was to be tried again later is due now."""
    Job.objects.update(due_at=timezone.now())
