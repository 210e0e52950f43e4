"""Tell whoever runs jobs that there is one, as soon as its row is committed.

Nobody may rely on being told: the rows are the truth, and a runner looks at them by the clock as well.
"""

import threading
import uuid

from django.conf import settings

# Set when this process has queued something; its own runner, if it has one, sleeps on it.
woken = threading.Event()


def announce(job_id: uuid.UUID) -> None:
    if settings.JOBS == "celery":
        from jobs.broker import send

        send(job_id)
    else:
        woken.set()
