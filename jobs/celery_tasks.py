"""What Celery's workers do: run the job of an id, and tell each other of jobs that nobody was told of."""

import uuid

from django.utils import timezone

from jobs.broker import SWEEP_SECONDS, app, send
from jobs.models import Job
from jobs.services.claim_job import TIME_LIMIT, claim_job, runner_name
from jobs.services.queue_clock_jobs import queue_clock_jobs
from jobs.services.run_job import run_job

SWEPT_AT_ONCE = 1000


@app.task(name="jobs.run", time_limit=TIME_LIMIT.total_seconds())
def run(job_id: str) -> None:
    if job := claim_job(runner=runner_name(), job_id=uuid.UUID(job_id)):
        run_job(job=job)


@app.task(name="jobs.sweep", expires=SWEEP_SECONDS)
def sweep() -> None:
    """Every half minute: what the clock says, what is due again after a pause, and what the broker forgot."""
    queue_clock_jobs()
    for job_id in Job.objects.free(timezone.now()).values_list("pk", flat=True)[:SWEPT_AT_ONCE]:
        send(job_id)
