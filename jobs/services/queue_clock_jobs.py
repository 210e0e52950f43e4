from django.db import transaction
from django.utils import timezone

from jobs.registry import clock_tasks
from jobs.services.queue_job import queue_job


def queue_clock_jobs(*, known: set[str] | None = None) -> None:
    """Queue what the clock says, once per slot: the slot is in the key, whoever asks and how often.

    `known` are keys that the caller has queued before; it spares the database the question.
    """
    now = timezone.now()
    keys = {clock_task.key(now): clock_task.name for clock_task in clock_tasks()}
    for key, name in keys.items():
        if known is None or key not in known:
            with transaction.atomic():
                queue_job(name=name, key=key)
    if known is not None:
        known.clear()
        known.update(keys)
