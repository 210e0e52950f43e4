"""For tests: do now what the runner would do next."""

from jobs.registry import run_task
from jobs.services.claim_job import claim_job
from jobs.services.end_attempt import finish_attempt
from jobs.services.queue_clock_jobs import queue_clock_jobs
from jobs.services.run_job import run_job


def run_jobs(*, clock: bool = False, forgiving: bool = False) -> int:
    """Run every job that is due and say how many there were, those that they queued in turn included.

    `clock=True` first queues what is done by the clock. An error of a job is the test's error; with
    `forgiving=True` the job fails as it would in the service.
    """
    if clock:
        queue_clock_jobs()
    count = 0
    while job := claim_job(runner="test"):
        count += 1
        if forgiving:
            run_job(job=job)
        else:
            run_task(job.name, job.payload)
            finish_attempt(job=job)
    return count
