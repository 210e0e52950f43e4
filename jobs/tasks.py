from datetime import timedelta

from jobs.registry import by_the_clock
from jobs.services import remove_done_jobs as service


@by_the_clock("jobs.remove_done_jobs", every=timedelta(days=1))
def remove_done_jobs() -> None:
    service.remove_done_jobs()
