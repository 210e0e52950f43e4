from django.core.management.base import BaseCommand, CommandParser

from jobs.selectors.outbox import longest_wait, parked_jobs, waiting_jobs
from jobs.services.retry_jobs import retry_jobs


class Command(BaseCommand):
    help = "Say what waits in the outbox and what was parked after too many tries."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--retry", action="store_true", help="Give every parked job its tries anew.")

    def handle(self, *args, retry: bool, **options) -> None:
        parked = list(parked_jobs())
        for job in parked:
            self.stdout.write(f"{job.pk}  {job.name}  {job.queued_at:%Y-%m-%d %H:%M}  {job.last_error}")
        if retry:
            self.stdout.write(f"{retry_jobs(job_ids=[job.pk for job in parked])} to be tried again.")
        else:
            self.stdout.write(
                f"{waiting_jobs().count()} waiting (the oldest that is due for"
                f" {longest_wait().total_seconds():.0f} s), {len(parked)} parked."
            )
