from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from workshops.services.load_demonstration_workshops import load_demonstration_workshops


class Command(BaseCommand):
    help = (
        "Load the invented workshops, in demonstration mode only and after load_demonstration_data. "
        "A second run changes nothing."
    )

    def handle(self, *args, verbosity=1, **options):
        if not settings.DEMONSTRATION:
            raise CommandError(
                "Demonstration data is loaded in demonstration mode only: start with DEMONSTRATION=true."
            )
        written = load_demonstration_workshops(moment=timezone.now())
        if verbosity:
            wrote = ", ".join(f"{number} {what}" for what, number in written.items() if number)
            self.stdout.write(f"Demonstration workshops: {wrote or 'no changes'}.")
