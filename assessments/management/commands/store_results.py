from django.core.management.base import BaseCommand

from assessments.services.store_results import store_all_results


class Command(BaseCommand):
    help = (
        "Count every result that is missing or out of date, as after an upgrade of the engine. Pages are right "
        "without it; they only take longer. A second run changes nothing."
    )

    def handle(self, *args, verbosity=1, **options):
        stored = store_all_results()
        if verbosity:
            self.stdout.write(f"Results: {stored or 'no'} changes.")
