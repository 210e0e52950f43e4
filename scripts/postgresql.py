"""A PostgreSQL for the tests: one that is reachable, else one of our own that is gone afterwards."""

import getpass
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from scripts import system_packages
from scripts.steps import Stop, run

# Two runs at the same time do not meet in one database.
NAME = f"ecotone_{os.getpid()}"
# Speed over safety: the data of a test is not worth a write to disk.
OPTIONS = "-c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off"


@contextmanager
def server() -> Iterator[str]:
    """Give the DATABASE_URL of a server on which databases may be made. Raises Stop where there is none."""
    asked_for = os.environ.get("TEST_DATABASE_URL", "")
    if asked_for.startswith("postgres"):
        yield asked_for
    elif running := _running_server():
        yield running
    else:
        with _own_cluster() as url:
            yield url


def _running_server() -> str | None:
    """On the usual port of this machine, for a role without a password that may create databases."""
    for host in ["127.0.0.1", "/var/run/postgresql"]:
        for role in dict.fromkeys([getpass.getuser(), "postgres"]):
            if _may_create_databases(host, role):
                return f"postgresql://{role}@/{NAME}?host={host}"
    return None


def _may_create_databases(host: str, role: str) -> bool:
    question = "select rolsuper or rolcreatedb from pg_roles where rolname = current_user"
    try:
        with psycopg.connect(host=host, user=role, dbname="postgres", connect_timeout=2) as connection:
            row = connection.execute(question).fetchone()
    except psycopg.Error:
        return False
    return bool(row and row[0])


@contextmanager
def _own_cluster() -> Iterator[str]:
    programs = system_packages.postgresql_programs()
    if programs is None:
        why = system_packages.install("postgresql")
        programs = system_packages.postgresql_programs()
        if programs is None:
            raise Stop(f"no PostgreSQL: {why or 'its programs are not where they are expected'}")
    # PostgreSQL refuses to run as root; its package brings a user for it.
    as_owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    # Not the project's folder and not TMPDIR: the other user has to be able to get there.
    folder = Path(tempfile.mkdtemp(prefix="ecotone-postgresql-", dir="/tmp"))
    try:
        if as_owner:
            shutil.chown(folder, "postgres")
        port = _free_port()
        pg_ctl = [*as_owner, programs / "pg_ctl", "-D", folder / "data", "--wait"]
        start = ["-l", folder / "log", "-o", f"{OPTIONS} -p {port} -k {folder}", "start"]
        initdb = ["-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        _run([*as_owner, programs / "initdb", "-D", folder / "data", *initdb])
        _run([*pg_ctl, *start])
        try:
            yield f"postgresql://postgres@127.0.0.1:{port}/{NAME}"
        finally:
            _run([*pg_ctl, "--mode=immediate", "stop"])
    except LookupError:
        raise Stop("no PostgreSQL: it does not run as root, and there is no user postgres") from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[str | Path]) -> None:
    run(command, otherwise="no PostgreSQL: a cluster for the tests could not be started.", folder="/tmp")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
