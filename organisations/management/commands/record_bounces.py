from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from organisations.services.record_bounces import record_bounces


class Command(BaseCommand):
    help = "Read what mail servers sent back (an mbox file, or one message) and keep which addresses refuse letters."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args, file: Path, **options) -> None:
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        recorded, unknown = record_bounces(by=None, file=file)
        self.stdout.write(f"{recorded} recorded, {unknown} of nobody here left out.")
