from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from assessments.models import Instrument
from assessments.services.load_demonstration_data import load_demonstration_data


class Command(BaseCommand):
    help = (
        "Fill the service with invented organisations, partnerships and answers, in demonstration mode only. "
        "A second run changes nothing."
    )

    def handle(self, *args, verbosity=1, **options):
        if not settings.DEMONSTRATION:
            raise CommandError(
                "Demonstration data is loaded in demonstration mode only: start with DEMONSTRATION=true."
            )
        call_command("load_instruments", verbosity=0)
        written = load_demonstration_data(
            by=None,
            instruments={row.version: row for row in Instrument.objects.filter(slug="learning-ecosystem")},
            today=timezone.localdate(),
        )
        if verbosity:
            wrote = ", ".join(f"{number:,} {what}" for what, number in written.items())
            self.stdout.write(f"Demonstration data: {wrote or 'no changes'}.")
