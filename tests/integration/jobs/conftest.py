import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

import pytest

from tests.architecture.sources import ROOT


@pytest.fixture(autouse=True)
def effects_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("EFFECTS", str(tmp_path))
    return tmp_path


@pytest.fixture
def process(threaded_database, tmp_path):
    """`process("-m", "gunicorn", …)` starts Python on the test's database; what runs at the end is killed."""
    started = []

    def start(*arguments: str, **environment: str) -> subprocess.Popen:
        with (tmp_path / "log").open("ab") as log:
            started.append(
                subprocess.Popen(
                    [sys.executable, *arguments],
                    cwd=ROOT,
                    env=os.environ
                    | {"DJANGO_SETTINGS_MODULE": "config.settings.test", "TEST_DATABASE_URL": database_url()}
                    | environment,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            )
        return started[-1]

    yield start
    for running in started:
        # With its own processes, which would go on in the next test's database.
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
        running.wait(timeout=10)


@pytest.fixture
def wait_for(tmp_path):
    """`wait_for(lambda: …)` gives what it gives as soon as that is true."""

    def wait(question, seconds: float = 30):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if answer := question():
                return answer
            time.sleep(0.05)
        log = tmp_path / "log"
        raise AssertionError("It did not happen.\n" + (log.read_text() if log.exists() else ""))

    return wait


def database_url() -> str:
    from django.db import connection

    used = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{used['NAME']}"
    host = used["HOST"] or used["OPTIONS"].get("host", "127.0.0.1")
    return f"postgresql://{used['USER']}:{used['PASSWORD']}@/{used['NAME']}?host={host}&port={used['PORT'] or 5432}"
