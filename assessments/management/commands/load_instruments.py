from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from assessments.services.publish_instrument import PublishedInstrumentChanged, publish_instrument
from models_engine import shipped_versions


class Command(BaseCommand):
    help = (
        "Publish the instrument versions that ship with the engine. Does nothing for those already published."
    )

    @transaction.atomic
    def handle(self, *args, verbosity=1, **options):
        try:
            new = [
                f"{slug}/{version}"
                for slug, version in shipped_versions()
                if publish_instrument(by=None, slug=slug, version=version)
            ]
        except PublishedInstrumentChanged as error:
            raise CommandError(str(error)) from None
        if verbosity:
            self.stdout.write(f"Published {', '.join(new)}." if new else "Instruments: no changes.")
