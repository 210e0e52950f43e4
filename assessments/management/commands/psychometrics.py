from django.core.management.base import BaseCommand

from assessments.services.store_psychometrics import store_all_psychometrics


class Command(BaseCommand):
    help = (
        "Work out how well each version of the questionnaire works, over everybody who sent it, for the page of "
        "administrators. It is done once a day by itself. A second run without new answers changes nothing."
    )

    def handle(self, *args, verbosity=1, **options):
        stored = store_all_psychometrics(by=None)
        if verbosity:
            self.stdout.write(f"Versions of the questionnaire: {stored or 'no'} changes.")
