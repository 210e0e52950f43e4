"""One database, rooms of growing size: python -m benchmarks.live --phones 500 --runs 10   (on DATABASE_URL)"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import django

from benchmarks.live.server import ROOT, SETTINGS, Server, folder, serve

if TYPE_CHECKING:
    from benchmarks.live.room import BenchmarkRoom

VOTE_SECONDS, REVEAL_SECONDS, MOST_OF_THE_CORES = 0.5, 2.0, 0.7
LARGER = (750, 1000, 1500, 2000)
SEED = 20261122
CLOSED_SECONDS, LOOKING_SECONDS = 1.5, 4.0


@dataclass(frozen=True)
class Run:
    """One ballot of one room. `wrong` counts rows that are missing or too many."""

    phones: int
    vote: float
    reveal: float
    look: float
    saw: int
    acknowledged: int
    wrong: int
    cores: float
    crowd_cores: float
    troubles: dict[str, int]

    @property
    def faults(self) -> list[str]:
        checks = {
            "lost or doubled votes": self.wrong == 0 and self.acknowledged == self.phones,
            "votes took too long": self.vote < VOTE_SECONDS,
            "screens were late": self.reveal < REVEAL_SECONDS and self.saw == self.phones,
            "the server used too much of the machine": self.cores < MOST_OF_THE_CORES,
        }
        return [fault for fault, held in checks.items() if not held]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.live", description=__doc__)
    parser.add_argument("--phones", type=int, default=500)
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--within", type=float, default=10, help="seconds in which everybody answers")
    parser.add_argument("--larger", type=int, nargs="*", default=LARGER)
    options = parser.parse_args()
    with folder() as place:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": SETTINGS,
            "ROOM_FOLDER": str(place),
            "DEMONSTRATION": "false",
        }
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{place}/room.sqlite3")
        django.setup()
        _prepare()
        with serve(dict(os.environ), place / "log") as server:
            asked = _room(server, options.phones, options.runs, options.within)
            _say(asked)
            faults = sorted({fault for run in asked for fault in run.faults})
            _ramp(server, options.larger, options.within)
    held = f"ok   a room of {options.phones} holds in {options.runs} runs"
    print(held if not faults else f"FAIL a room of {options.phones}: {', '.join(faults)}", flush=True)
    return 1 if faults else 0


def _ramp(server: Server, sizes: Sequence[int], within: float) -> None:
    """Larger and larger rooms, until one no longer holds."""
    for phones in sizes:
        runs = _room(server, phones, 2, within)
        _say(runs)
        if faults := sorted({fault for run in runs for fault in run.faults}):
            print(f"     a room of {phones} no longer holds: {', '.join(faults)}", flush=True)
            return
    if sizes:
        print(f"     no room up to {max(sizes)} failed", flush=True)


def _say(runs: list[Run]) -> None:
    worst = {name: max(getattr(run, name) for run in runs) for name in ("vote", "reveal", "look", "cores")}
    troubles = sum(sum(run.troubles.values()) for run in runs)
    print(
        f"{runs[0].phones:5} phones, {len(runs):2} runs, worst run: vote p95 {worst['vote'] * 1000:4.0f} ms, "
        f"shown on every screen p95 {worst['reveal']:.2f} s, look p95 {worst['look'] * 1000:3.0f} ms, server "
        f"{worst['cores']:.0%} of the cores, phones {max(run.crowd_cores for run in runs):.0%}, "
        f"rows lost or doubled {sum(run.wrong for run in runs)}, troubles {troubles}",
        flush=True,
    )


def _prepare() -> None:
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("load_instruments", verbosity=0)


def _room(server: Server, phones: int, runs: int, within: float) -> list[Run]:
    from benchmarks.live.room import make_room

    room = make_room(phones, runs)
    asked = {
        "port": server.port,
        "code": room.code,
        "phones": phones,
        "seed": SEED,
        "within": within,
        "paths": room.staff_paths,
        "session": room.session,
    }
    crowd = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.live.crowd", json.dumps(asked)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        if not crowd.stdout.readline():
            raise RuntimeError("The phones did not get in.")
        return [_run(server, crowd, room, number, within) for number in range(runs)]
    finally:
        crowd.stdin.close()
        crowd.wait(timeout=30)
        crowd.stdout.close()


def _run(server: Server, crowd: subprocess.Popen, room: "BenchmarkRoom", number: int, within: float) -> Run:
    began, server_before = time.time(), server.processor_seconds()
    crowd_before = _own(crowd.pid)
    ballot = room.open(number)
    time.sleep(within + 1)
    room.close(ballot)
    time.sleep(CLOSED_SECONDS)
    shown_at = room.reveal(ballot)
    time.sleep(LOOKING_SECONDS)
    seconds = time.time() - began
    cores = (server.processor_seconds() - server_before) / seconds / os.cpu_count()
    crowd_cores = (_own(crowd.pid) - crowd_before) / seconds / os.cpu_count()
    crowd.stdin.write(f"report {ballot}\n")
    crowd.stdin.flush()
    report = json.loads(crowd.stdout.readline())
    return Run(
        phones=room.phones,
        vote=_p95(report["votes"]),
        reveal=_p95([moment - shown_at for moment in report["reveals"]]),
        look=_p95(report["looks"]),
        saw=len(report["reveals"]),
        acknowledged=len(report["votes"]),
        wrong=room.wrong_rows(ballot),
        cores=cores,
        crowd_cores=crowd_cores,
        troubles=report["troubles"],
    )


def _own(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _p95(values: list[float]) -> float:
    return sorted(values)[int(0.95 * (len(values) - 1))] if values else float("inf")


if __name__ == "__main__":
    sys.exit(main())
