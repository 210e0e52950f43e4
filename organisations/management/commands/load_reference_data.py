from django.core.management.base import BaseCommand

from organisations.services.load_reference_data import load_reference_data


class Command(BaseCommand):
    help = "Load NHS England's regions and integrated care boards, with dates and successions, into the register."

    def handle(self, *args, verbosity: int, **options) -> None:
        changes = load_reference_data(by=None)
        if verbosity < 1:
            return
        if not changes:
            self.stdout.write("Reference data: no changes")
            return
        self.stdout.write(
            f"Reference data: {changes.regions} regions, {changes.icbs} integrated care boards (ICBs) "
            f"and {changes.successions} successions added or changed"
        )
