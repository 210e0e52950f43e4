"""What leaves a request, and what is done by the clock: ids in, one service call."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from jobs.registry import by_the_clock, task
from workshops.outputs import record_files
from workshops.services import end_forgotten as ending
from workshops.services import end_record_file as files
from workshops.services import erase_seats as erasing
from workshops.services import failed_joins as failures


@task("workshops.make_record_file")
def make_record_file(*, file_id: str) -> None:
    record_files.make_record_file(file_id=UUID(file_id))


@by_the_clock("workshops.remove_record_files", every=timedelta(hours=1))
def remove_record_files() -> None:
    files.remove_record_files(by=None, moment=timezone.now())


@by_the_clock("workshops.end_forgotten", every=timedelta(hours=1))
def end_forgotten() -> None:
    ending.end_forgotten(by=None, moment=timezone.now())


@by_the_clock("workshops.erase_seats", every=timedelta(hours=1))
def erase_seats() -> None:
    erasing.erase_seats(by=None, moment=timezone.now())


@by_the_clock("workshops.remove_old_failures", every=timedelta(hours=1))
def remove_old_failures() -> None:
    failures.remove_old_failures(moment=timezone.now())
