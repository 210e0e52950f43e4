"""Fill the folder of a service: static files, a database with an administrator alone, and one with the
demonstration data as well. One process for all of it: python -m tests.functional.prepare EMAIL PASSWORD
"""

import shutil
import sys

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection


def prepare(email: str, password: str) -> None:
    from accounts.services.create_administrator import create_administrator

    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("load_instruments", verbosity=0)
    create_administrator(email=email, name="Ada Administrator", password=password)
    keep("empty")
    call_command("load_demonstration_data", verbosity=0)
    call_command("load_demonstration_areas", verbosity=0)
    call_command("load_demonstration_workshops", verbosity=0)
    keep("demonstration")


def keep(name: str) -> None:
    """A copy of the database as it stands, complete without its log of writes."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(settings.FOLDER / "service.sqlite3", settings.FOLDER / f"{name}.sqlite3")


if __name__ == "__main__":
    django.setup()
    prepare(*sys.argv[1:])
