from jobs.enums import JobState
from jobs.models import Job
from jobs.services.end_attempt import fail_attempt


def give_back_jobs(*, machine: str) -> None:
    """End the tries of runners of this machine that are known to be gone, before their leases run out."""
    for job in Job.objects.filter(state=JobState.WAITING, claimed_by__startswith=f"{machine[:60]}:"):
        fail_attempt(job=job, error="Stopped before it was finished")
