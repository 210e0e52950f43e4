"""The service as people get it: gunicorn, compressed static files and a database file, in a process of its own.

Browser tests do not share Django's test database: one connection would serve several threads at once, which no
real service does. They begin with the data they name, put back in milliseconds, and act through pages alone.
"""

import email
import fcntl
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from email import policy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_UP_SECONDS = 60
LETTER_SECONDS = 10
ADMINISTRATOR, ADMINISTRATOR_PASSWORD = "ada@example.org", "a long enough password"


@dataclass
class Service:
    """A running service. `folder` holds its database, mail, log and static files."""

    url: str
    folder: Path
    process: subprocess.Popen | None = None

    def run(self) -> None:
        """Start the server, and come back once it answers."""
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", "-c", "config/gunicorn.py", "config.wsgi:application"],
                cwd=ROOT,
                env=_environment(self),
                stdout=log,
                stderr=log,
            )
        _wait_for(self, self.process)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)

    def begin_with(self, data: str) -> None:
        """Put the data back as it was at the start: "demonstration", or "empty" (an administrator alone)."""
        for letter in self.mailbox.glob("*"):
            letter.unlink()
        with (
            sqlite3.connect(self.folder / f"{data}.sqlite3") as kept,
            sqlite3.connect(self.folder / "service.sqlite3", timeout=20) as used,
        ):
            kept.backup(used)
        kept.close()
        used.close()

    @property
    def mailbox(self) -> Path:
        return self.folder / "mail"

    def letters_to(self, address: str) -> list[str]:
        """The texts of the letters sent to an address, oldest first."""
        found = []
        for file in sorted(self.mailbox.glob("*"), key=lambda path: path.stat().st_mtime_ns):
            for raw in file.read_bytes().split(b"-" * 79 + b"\n"):
                letter = email.message_from_bytes(raw, policy=policy.default)
                if raw.strip() and address in str(letter["To"]):
                    found.append(letter.get_content())
        return found

    def link_to(self, address: str) -> str:
        """The link in the latest letter to an address, which leaves a moment after the page that speaks of it."""
        until = time.monotonic() + LETTER_SECONDS
        while time.monotonic() < until:
            for letter in self.letters_to(address)[-1:]:
                if found := re.search(r"https?://\S+(?=\s)", letter):
                    return found.group()
            time.sleep(0.1)
        raise AssertionError(f"No letter was sent to {address}.")


def start(folder: Path, *, prepared: Path) -> Service:
    """Bring what a service needs into `folder` and start it; the caller stops it.

    What it needs is made once, in `prepared`: of several who start at once one makes it, and the others wait.
    """
    service = Service(url=f"http://127.0.0.1:{_free_port()}", folder=folder)
    env = _environment(service)
    prepared.mkdir(exist_ok=True)
    with (prepared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (prepared / "done").exists():
            _prepare(env | {"FUNCTIONAL_FOLDER": str(prepared)})
            (prepared / "done").touch()
    shutil.copytree(prepared, folder, dirs_exist_ok=True)
    service.mailbox.mkdir()
    service.run()
    return service


def _environment(service: Service) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.functional.settings",
        "FUNCTIONAL_FOLDER": str(service.folder),
        "DEMONSTRATION": "true",
        "SITE_URL": service.url,
        "PORT": service.url.rpartition(":")[2],
        "WEB_WORKERS": "1",
    }


def _prepare(env: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.functional.prepare", ADMINISTRATOR, ADMINISTRATOR_PASSWORD],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, f"The service could not be prepared:\n{done.stdout}{done.stderr}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(service: Service, process: subprocess.Popen) -> None:
    until = time.monotonic() + START_UP_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(f"{service.url}/", timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    process.kill()
    raise AssertionError("The service did not start:\n" + (service.folder / "log").read_text())
