"""The service in processes of its own, on either database, and how much of the machine it uses."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = "benchmarks.live.settings"
TICKS = os.sysconf("SC_CLK_TCK")
START_UP_SECONDS = 60


@dataclass(frozen=True)
class Server:
    port: int
    pid: int

    def processor_seconds(self) -> float:
        """Used so far by the web server and all its processes, and by PostgreSQL's."""
        return sum(_used(pid) for pid in _family(self.pid) | _named("postgres"))


@contextmanager
def folder() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="ecotone-room-"))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


@contextmanager
def serve(environment: dict[str, str], log: Path) -> Iterator[Server]:
    """As in production: one process for each core, two threads each."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with log.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "config/gunicorn.py", "config.wsgi:application"],
            cwd=ROOT,
            env=environment | {"PORT": str(port)},
            stdout=file,
            stderr=file,
        )
    try:
        _wait_for(port, process, log)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(port: int, process: subprocess.Popen, log: Path) -> None:
    until = time.monotonic() + START_UP_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/livez", timeout=2)
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"The service did not start:\n{log.read_text()[-2000:]}")


def _stat(pid: int) -> list[str]:
    """The fields of a process after its name, which may have blanks in it."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()


def _pids() -> set[int]:
    return {int(path.name) for path in Path("/proc").iterdir() if path.name.isdecimal()}


def _used(pid: int) -> float:
    try:
        fields = _stat(pid)
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


def _family(parent: int) -> set[int]:
    above = {}
    for pid in _pids():
        try:
            above[pid] = int(_stat(pid)[1])
        except OSError:
            continue
    found, new = {parent}, {parent}
    while new := {pid for pid, up in above.items() if up in new} - found:
        found |= new
    return found


def _named(name: str) -> set[int]:
    found = set()
    for pid in _pids():
        try:
            if Path(f"/proc/{pid}/comm").read_text().strip() == name:
                found.add(pid)
        except OSError:
            continue
    return found
