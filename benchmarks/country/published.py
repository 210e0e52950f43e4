"""A country with all its rounds closed and published, as pages need it: python -m benchmarks.country.published

Made where it is not there. COUNTRY_SCALE says how large, TEST_DATABASE_URL where.
"""

import os
import sys

from benchmarks.country import database
from benchmarks.country.sizes import asked_size
from benchmarks.country.workers import broker, workers


def main() -> int:
    with broker():
        database.use(os.environ["TEST_DATABASE_URL"])
        database.fill(asked_size())
        from assessments.models import Campaign
        from benchmarks.country.rounds import close, close_before

        last = Campaign.objects.latest("opens_at")
        if not last.batches.filter(final=True).exists():
            with workers(os.cpu_count() or 1):
                close_before(last)
                close(last)
        return 0


if __name__ == "__main__":
    sys.exit(main())
