"""How long the pages of areas take in a whole country, and that answers do not matter: python -m benchmarks.areas

A country with five rounds, closed and published, and one with a tenth of the answers. Every panel and file of England,
its regions and some boards, with every choice. COUNTRY_SCALE=0.1 takes a tenth, and a hundredth beside it.
"""

import json
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.country import database
from benchmarks.country.sizes import Size, asked_size

ROOT = Path(__file__).resolve().parents[1]
AT_MOST_MILLISECONDS = 150
AT_MOST_TIMES_A_TENTH = 1.2


def main() -> int:
    size = asked_size()
    tenth = size.scaled(0.1)
    with database.server() as server:
        for one in (size, tenth):
            _run("benchmarks.country.published", server, one)
        found, smaller = (json.loads(_run("benchmarks.country.pages", server, one)) for one in (size, tenth))

    slowest = {page: float(np.percentile(times, 95)) for page, times in found["milliseconds"].items()}
    every = [one for times in found["milliseconds"].values() for one in times]
    ratio = _fastest(found) / _fastest(smaller)
    print(f"{found['visits']:,} visits                  middle       p95    queries")
    for page, times in sorted(found["milliseconds"].items()):
        fewest, most = found["queries"][page]
        print(f"{page:26} {statistics.median(times):8.1f} ms {slowest[page]:6.1f} ms    {fewest} to {most}")
    p95 = float(np.percentile(every, 95))
    checks = [
        (p95 < AT_MOST_MILLISECONDS, f"p95 of all pages {p95:.0f} ms, less than {AT_MOST_MILLISECONDS}"),
        (
            max(slowest.values()) < AT_MOST_MILLISECONDS,
            f"p95 of the slowest page {max(slowest.values()):.0f} ms, less than {AT_MOST_MILLISECONDS}",
        ),
        (
            found["queries"] == smaller["queries"],
            "as many queries with ten times fewer answers, page by page",
        ),
        (
            ratio < AT_MOST_TIMES_A_TENTH,
            f"{ratio:.2f} times the time with ten times fewer answers, less than {AT_MOST_TIMES_A_TENTH}",
        ),
    ]
    for held, text in checks:
        print(f"{'ok  ' if held else 'FAIL'} {text}")
    return 0 if all(held for held, _ in checks) else 1


def _fastest(found: dict[str, Any]) -> float:
    """Each page counts once, by its fastest visit: other work on the machine makes visits long, and none short."""
    return sum(min(times) for times in found["milliseconds"].values())


def _run(module: str, server: str, size: Size) -> str:
    """In a process of its own on the country's database; what it says to its reader goes through."""
    url = database.country_url(server, size)
    done = subprocess.run(
        [sys.executable, "-m", module],
        cwd=ROOT,
        env=database.environment(url, size),
        stdout=subprocess.PIPE if module.endswith("pages") else None,
        text=True,
        check=True,
    )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
