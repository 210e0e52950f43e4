"""Bring the database and the static files up to date, say who can sign in, and become the web server.

    python -m scripts.serve      (after python -m scripts.set_up; `make run` does both)

Each step does nothing when there is nothing to do, so data that is there stays as it is.
"""

import errno
import os
import socket
import sys
from pathlib import Path

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command, get_commands
from django.db import OperationalError, connections
from django.urls import reverse
from gunicorn.app import wsgiapp

from accounts.enums import DemonstrationAccount
from scripts.steps import ROOT, Stamp, Stop, fingerprint, leave, say

STATIC = Stamp(ROOT / "build" / "static.done")


def serve() -> None:
    try:
        django.setup()
        check_port(settings.PORT)
        collect_static()
        fill_database()
    except ImproperlyConfigured as error:
        raise Stop(str(error)) from None
    except OperationalError as error:
        why = str(error).strip().splitlines()[0]
        raise Stop(f"The database of DATABASE_URL cannot be used: {why}") from None
    except CommandError as error:
        raise Stop(f"The data could not be loaded: {error}") from None
    greet()
    become_server()


def check_port(port: int) -> None:
    if not 0 < port < 65536:
        raise Stop(f"{port} is not a port: choose a number from 1024 to 65535, as in make run PORT=9000")
    with socket.socket() as probe:
        # As the server does; without it a port would look taken for a minute after the last server has left.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            reason = "is in use" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"
            raise Stop(f"Port {port} {reason}. Choose another one: make run PORT={other(port)}") from None


def other(port: int) -> int:
    return 9000 if port != 9000 else 9001


def collect_static() -> None:
    folders = [folder for folder in map(Path, settings.STATICFILES_DIRS) if folder.is_dir()]
    made_from = fingerprint([*folders, ROOT / "requirements" / "base.lock"])
    if STATIC.says(made_from) and Path(settings.STATIC_ROOT).is_dir():
        return
    say("Collecting the static files …")
    call_command("collectstatic", interactive=False, verbosity=0)
    STATIC.write(made_from)


def fill_database() -> None:
    say("Bringing the database up to date …")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    commands = ["load_reference_data", "load_instruments"]
    if settings.DEMONSTRATION:
        commands += ["load_demonstration_data", "load_demonstration_areas", "load_demonstration_workshops"]
    for command in commands:
        if command in get_commands():
            call_command(command, verbosity=0)


def greet() -> None:
    address = f"http://127.0.0.1:{settings.PORT}/"
    say(f"\nEcotone is at {address}   (Ctrl-C stops it)")
    if settings.DEMONSTRATION:
        sign_in = address.rstrip("/") + reverse("account_login")
        say(f"Everything in it is invented. Sign in with one click at {sign_in} as:")
        for account in DemonstrationAccount:
            say(f"  - {account.label}")
    elif not get_user_model().objects.exists():
        say("No one can sign in yet. Make the first administrator, in another terminal:")
        say("  DEMONSTRATION=false make administrator EMAIL=you@example.org")


def become_server() -> None:
    """In this process, whose imports the server's own processes then share: half the time to the first page."""
    # A connection cannot be shared by processes.
    connections.close_all()
    os.chdir(ROOT)
    os.environ["PORT"] = str(settings.PORT)
    sys.argv = ["gunicorn", "-c", "config/gunicorn.py", "--log-level", "warning", "--preload"]
    sys.argv.append("config.wsgi:application")
    wsgiapp.run()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
    try:
        serve()
    except Stop as reason:
        leave(reason)
    except KeyboardInterrupt:
        raise SystemExit(130) from None
