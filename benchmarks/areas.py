"""How long the pages of areas take in a whole country, and that answers do not matter: python -m benchmarks.areas

A country with six rounds, closed and published, and one of the same organisations, partnerships and areas with ten
times fewer people. Every panel and file of England, its regions and some boards, with every choice, one country after
the other visit by visit. COUNTRY_SCALE=0.1, or --scale 0.1, takes a tenth, and a hundredth beside it.

Where fewer people answered fewer figures may be shown, and a page without figures is a shorter page. So the countries
are compared by the pages that are about as long in both, which are those with the same figures shown.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.country import database
from benchmarks.country.sizes import Size, asked_size

ROOT = Path(__file__).resolve().parents[1]
TURNS = 3
AT_MOST_MILLISECONDS = 150
AT_MOST_TIMES_A_TENTH = 1.2
AS_LONG = 0.05


@dataclass
class Visits:
    """Of one page of one country."""

    milliseconds: list[float] = field(default_factory=list)
    queries: set[int] = field(default_factory=set)
    length: int = 0

    @property
    def median(self) -> float:
        return statistics.median(self.milliseconds)


class Country:
    """A process that visits pages of one country."""

    def __init__(self, running: "subprocess.Popen[str]") -> None:
        self.running = running
        self.addresses: list[tuple[str, str]] = [(page, address) for page, address in self._read()]
        self.visits: dict[str, Visits] = defaultdict(Visits)

    def visit(self, address: str, *, counts: bool) -> None:
        if self.running.stdin is None:
            raise RuntimeError("The process does not listen.")
        self.running.stdin.write(f"{address}\n")
        self.running.stdin.flush()
        milliseconds, queries, length = self._read()
        # The first turn reads templates, instruments and pages of the database for the first time.
        if counts:
            found = self.visits[address]
            found.milliseconds.append(milliseconds)
            found.queries.add(queries)
            found.length = length

    def _read(self) -> Any:
        if self.running.stdout is None or not (line := self.running.stdout.readline()):
            raise RuntimeError("The process that visits pages has ended.")
        return json.loads(line)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.areas")
    parser.add_argument("--scale", type=float, help="so many times the people of the whole country")
    if scale := parser.parse_args().scale:
        os.environ["COUNTRY_SCALE"] = str(scale)
    size = asked_size()
    with database.server() as server:
        for one in (size, size.tenth()):
            if _start("benchmarks.country.published", server, one).wait():
                return 1
        with _visiting(server, size) as whole, _visiting(server, size.tenth()) as tenth:
            for turn in range(TURNS + 1):
                for _, address in whole.addresses:
                    for country in (whole, tenth):
                        country.visit(address, counts=turn > 0)
    return report(whole, tenth)


def report(whole: Country, tenth: Country) -> int:
    by_page: dict[str, list[str]] = defaultdict(list)
    for page, address in whole.addresses:
        by_page[page].append(address)
    slowest = {}
    print(f"{TURNS * len(whole.addresses):,} visits              middle        p95    queries")
    for page, places in sorted(by_page.items()):
        times = [one for address in places for one in whole.visits[address].milliseconds]
        slowest[page] = float(np.percentile(times, 95))
        queries = [one for address in places for one in whole.visits[address].queries]
        print(
            f"{page:24} {statistics.median(times):8.1f} ms {slowest[page]:6.1f} ms"
            f"    {min(queries)} to {max(queries)}"
        )
    every = [one for found in whole.visits.values() for one in found.milliseconds]
    alike = [
        place for place in whole.visits if _as_long(whole.visits[place].length, tenth.visits[place].length)
    ]
    times_all, times_alike = _ratio(whole, tenth, list(whole.visits)), _ratio(whole, tenth, alike)
    print(
        f"{len(alike):,} of {len(whole.visits):,} pages are as long, to {AS_LONG:.0%}, with ten times fewer answers"
    )
    print(f"all pages together take {times_all:.2f} times the time with ten times fewer answers")
    p95, most = float(np.percentile(every, 95)), max(slowest, key=slowest.__getitem__)
    checks = [
        (p95 < AT_MOST_MILLISECONDS, f"p95 of all pages {p95:.0f} ms, less than {AT_MOST_MILLISECONDS}"),
        (
            slowest[most] < AT_MOST_MILLISECONDS,
            f"p95 of the slowest page, {most}, {slowest[most]:.0f} ms, less than {AT_MOST_MILLISECONDS}",
        ),
        (
            all(whole.visits[place].queries == tenth.visits[place].queries for place in alike),
            "as many queries with ten times fewer answers, page by page",
        ),
        (
            bool(alike) and times_alike < AT_MOST_TIMES_A_TENTH,
            f"pages as long take {times_alike:.2f} times the time with ten times fewer answers, "
            f"less than {AT_MOST_TIMES_A_TENTH}",
        ),
    ]
    for held, text in checks:
        print(f"{'ok  ' if held else 'FAIL'} {text}")
    return 0 if all(held for held, _ in checks) else 1


def _as_long(one: int, other: int) -> bool:
    return abs(one - other) <= AS_LONG * max(one, other)


def _ratio(whole: Country, tenth: Country, places: list[str]) -> float:
    """Each page counts once in each country, by the visit in the middle."""
    times = [sum(country.visits[place].median for place in places) for country in (whole, tenth)]
    return times[0] / times[1] if times[1] else float("nan")


@contextmanager
def _visiting(server: str, size: Size) -> Iterator[Country]:
    running = _start("benchmarks.country.pages", server, size, talks=True)
    try:
        yield Country(running)
    finally:
        running.kill()
        running.wait()


def _start(module: str, server: str, size: Size, *, talks: bool = False) -> "subprocess.Popen[str]":
    """In a process of its own on the country's database."""
    pipe = subprocess.PIPE if talks else None
    return subprocess.Popen(
        [sys.executable, "-m", module],
        cwd=ROOT,
        env=database.environment(database.country_url(server, size), size),
        stdin=pipe,
        stdout=pipe,
        text=True,
    )


if __name__ == "__main__":
    sys.exit(main())
