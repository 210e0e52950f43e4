"""Make a country in the database of DATABASE_URL: python -m benchmarks.country --scale 0.1"""

import argparse
import os
import sys
import time
from dataclasses import replace

import django


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.country", description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0, help="so many times 25 million answers")
    parser.add_argument("--seed", type=int, default=20261122)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
    django.setup()
    from django.core.management import call_command

    from assessments.models import Answer
    from benchmarks.country.make import NotEmpty, make_country, settle
    from benchmarks.country.sizes import WHOLE

    started = time.monotonic()
    call_command("migrate", verbosity=0)
    try:
        make_country(replace(WHOLE, seed=options.seed).scaled(options.scale))
        settle()
    except NotEmpty as reason:
        print(reason, file=sys.stderr)
        return 1
    print(f"{Answer.objects.count():,} answers in {time.monotonic() - started:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
