import inspect
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from jobs.models import Job
from jobs.registry import find_task
from jobs.relay import announce

LONGEST_TEXT = 100

Value = str | int | bool | None


def queue_job(*, name: str, key: str | None = None, due_at: datetime | None = None, **payload: Value) -> None:
    """Write down what must follow from a change, inside the change's own transaction: both are committed, or
    neither.

    `payload` is what the task is called with: ids and short codes only, for the rows are read by whoever keeps
    the service running. `key` names the effect ("remind:<id>:<date>"); the same key twice is one job, done or
    not, while the row lives (a week after it was done). So a key carries whatever makes the effect another one:
    a date, a version. Without a key every call is a job.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            f"{name} was queued outside a transaction: its row could be there without the change."
        )
    inspect.signature(find_task(name)).bind(**payload)
    _refuse_data(name, payload)
    now = timezone.now()
    job = Job(name=name, key=key, payload=payload, queued_at=now, due_at=due_at or now)
    Job.objects.bulk_create([job], ignore_conflicts=True)
    if job.due_at <= now:
        transaction.on_commit(lambda: announce(job.pk), robust=True)


def _refuse_data(name: str, payload: dict[str, Value]) -> None:
    for argument, value in payload.items():
        if value is not None and not isinstance(value, str | int):
            raise TypeError(
                f"{name}: {argument} is a {type(value).__name__}. Jobs carry ids and short codes."
            )
        if isinstance(value, str) and len(value) > LONGEST_TEXT:
            raise ValueError(f"{name}: {argument} is longer than {LONGEST_TEXT} characters: pass an id.")
