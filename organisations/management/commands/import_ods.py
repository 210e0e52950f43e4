from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from organisations.presenters.dates import day
from organisations.presenters.ods_import import describe_plan
from organisations.selectors.register import earlier_import, known_organisations
from organisations.services.apply_ods_import import apply_ods_import
from organisations.services.load_reference_data import load_reference_data
from organisations.services.plan_ods_import import plan_ods_import
from organisations.services.read_ods_file import OdsFile, WrongOdsFile, read_ods_file


class Command(BaseCommand):
    help = "Bring NHS trusts up to a report of the Organisation Data Service (etr, or ect for care trusts)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the report, a CSV file without a header")
        parser.add_argument("--as-of", metavar="DATE", help="the day the file speaks of, YYYY-MM-DD (today)")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would change, and change nothing"
        )

    def handle(self, *args, file: Path, as_of: str | None, dry_run: bool, **options) -> None:
        day_of_file = _day(as_of)
        try:
            ods_file = read_ods_file(file)
            with transaction.atomic():
                self.bring_in(ods_file, day_of_file)
                transaction.set_rollback(dry_run)
        except WrongOdsFile as error:
            raise CommandError(f"Nothing was changed: {error}") from None
        if dry_run:
            self.stdout.write("This was a dry run: nothing was written.")

    def bring_in(self, file: OdsFile, as_of: date) -> None:
        if load_reference_data(by=None):
            self.stdout.write("NHS England regions and integrated care boards were brought up to date first.")
        plan = plan_ods_import(file, known_organisations(), as_of)
        before = earlier_import(file.sha256)
        if plan and before:
            raise WrongOdsFile(
                f"{file.name} was read on {day(before.imported_at)} and another file since; "
                "reading it again would undo the later one"
            )
        for line in describe_plan(plan, file, as_of):
            self.stdout.write(line)
        if plan:
            apply_ods_import(plan=plan, file=file, as_of=as_of, by=None)


def _day(text: str | None) -> date:
    if text is None:
        return timezone.localdate()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"Nothing was changed: --as-of {text} is not a day written YYYY-MM-DD") from None
