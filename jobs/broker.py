"""The way to Celery's broker, which is not a store: it may be away or forget what it was told, and nothing is lost.

Imported where JOBS is celery only.
"""

import logging
import time
import uuid

from celery import Celery
from django.conf import settings

# A page waits for the broker for no longer than this, and then for a while not at all.
PATIENCE_SECONDS = 1
SILENCE_SECONDS = 10
SWEEP_SECONDS = 30

logger = logging.getLogger(__name__)


def make_app() -> Celery:
    app = Celery("ecotone", set_as_current=False)
    app.conf.update(
        broker_url=settings.CELERY_BROKER_URL,
        broker_connection_timeout=PATIENCE_SECONDS,
        broker_connection_retry_on_startup=True,
        broker_transport_options={
            "socket_connect_timeout": PATIENCE_SECONDS,
            "socket_timeout": PATIENCE_SECONDS,
        },
        task_serializer="json",
        accept_content=["json"],
        task_ignore_result=True,
        # Told again rather than never: a second message for a job that is done changes nothing.
        task_acks_late=True,
        worker_prefetch_multiplier=1,
        imports=["jobs.celery_tasks"],
        timezone="UTC",
        beat_schedule={"sweep": {"task": "jobs.sweep", "schedule": SWEEP_SECONDS}},
        beat_schedule_filename=str(settings.BASE_DIR / "var" / "celerybeat-schedule"),
    )
    return app


app = make_app()

_silent_until = 0.0


def send(job_id: uuid.UUID) -> None:
    """Tell the workers of a job, without insisting: what is not told now the sweeper tells within half a minute."""
    global _silent_until
    if time.monotonic() < _silent_until:
        return
    try:
        app.send_task("jobs.run", [str(job_id)], retry=False)
    except Exception as error:
        _silent_until = time.monotonic() + SILENCE_SECONDS
        logger.warning("The broker cannot be reached: %s. Its jobs wait in the outbox.", type(error).__name__)
