"""The databases in which the benchmarks' countries live: made when they are not there, and used again.

On a PostgreSQL that runs already they stay until they are dropped by hand. One that `make bench` starts for itself goes
with its last benchmark, and its countries with it; a benchmark that is started alone starts and loses its own.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg

from benchmarks.country.sizes import Size, as_text
from scripts import postgresql

SETTINGS = "config.settings.test"


@contextmanager
def server() -> Iterator[str]:
    """The DATABASE_URL of a PostgreSQL, without a database; one of our own is gone afterwards, with its countries."""
    with postgresql.server() as url:
        yield urlunsplit(urlsplit(url)._replace(path="/"))


def country_url(server_url: str, size: Size) -> str:
    """One database for each size: `ecotone_country_100_and_25_people`."""
    name = f"ecotone_country_{size.people}_and_{size.last_people}_people"
    return urlunsplit(urlsplit(server_url)._replace(path=f"/{name}"))


def make_database(url: str) -> None:
    """Where it is not there."""
    parts = urlsplit(url)
    name = parts.path.strip("/")
    with psycopg.connect(urlunsplit(parts._replace(path="/postgres")), autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return
        connection.execute(f'CREATE DATABASE "{name}"')


def drop_database(url: str) -> None:
    parts = urlsplit(url)
    with psycopg.connect(urlunsplit(parts._replace(path="/postgres")), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{parts.path.strip("/")}" WITH (FORCE)')


def environment(url: str, size: Size) -> dict[str, str]:
    """For a process on that country."""
    asked = {"TEST_DATABASE_URL": url, "COUNTRY_SIZE": as_text(size)}
    return os.environ | {"DJANGO_SETTINGS_MODULE": SETTINGS} | asked


def use(url: str) -> None:
    """Django for this process and for those that it starts, on that database, which is made where it is not there."""
    make_database(url)
    os.environ |= {"DJANGO_SETTINGS_MODULE": SETTINGS, "TEST_DATABASE_URL": url}
    import django

    django.setup()


def fill(size: Size) -> None:
    """The country, if it is not there yet."""
    from django.core.management import call_command

    from assessments.models import Answer, Campaign
    from benchmarks.country.make import make_country, settle

    call_command("migrate", verbosity=0)
    if Campaign.objects.exists():
        return
    started = time.monotonic()
    make_country(size, say=lambda text: print(text, flush=True))
    written = time.monotonic() - started
    settle()
    taken = time.monotonic() - started
    print(
        f"{Answer.objects.count():,} answers in {taken:.0f} s, {taken - written:.0f} s of them for statistics",
        flush=True,
    )
