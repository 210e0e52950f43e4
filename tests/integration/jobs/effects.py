"""Jobs whose effects are files, so that any process can look at what another one did.

Imported by the tests and by the processes they start; `application` is what a web server of theirs serves.
"""

import os
import signal
import time
from datetime import timedelta
from pathlib import Path

from config.wsgi import application  # noqa: F401 - named on the web server's command line
from jobs import embedded
from jobs.registry import task

if seconds := os.environ.get("TIME_LIMIT"):
    embedded.TIME_LIMIT = timedelta(seconds=float(seconds))


def folder() -> Path:
    return Path(os.environ["EFFECTS"])


def tries(word: str) -> list[int]:
    """The processes that began this job, one for each try."""
    file = folder() / f"{word}.tries"
    return [int(line) for line in file.read_text().splitlines()] if file.exists() else []


def effects() -> list[str]:
    return sorted(file.stem for file in folder().glob("*.done"))


@task("tests.effect")
def effect(*, word: str, seconds: int = 0) -> None:
    """The first try takes its time; the effect is there once, for a second one would raise."""
    with (folder() / f"{word}.tries").open("a") as file:
        file.write(f"{os.getpid()}\n")
    if len(tries(word)) == 1:
        time.sleep(seconds)
    (folder() / f"{word}.done").touch(exist_ok=False)


@task("tests.fail")
def fail(*, word: str) -> None:
    raise ValueError(f"{word} must not be written down")


@task("tests.endless")
def endless() -> None:
    (folder() / "endless.tries").touch()
    while True:
        pass


@task("tests.kill_own_process")
def kill_own_process() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
