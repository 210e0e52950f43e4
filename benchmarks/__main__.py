"""Everything that has to be fast, one process each: python -m benchmarks

A benchmark is a module of this package. It prints ratios between things measured in one run, because seconds of
one machine say nothing on another, and ends with a code other than 0 when a ratio is out of its bound.
"""

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.country import database
from scripts.steps import Stop

HERE = Path(__file__).resolve().parent
HOW_LONG = """\
About three quarters of an hour on two cores that are free, most of it for a country of 26 million answers and one of a
tenth. A smaller one, in a quarter of an hour: COUNTRY_SCALE=0.1 make bench (or python -m benchmarks.areas --scale 0.1).
"""


def main() -> int:
    names = sorted(file.stem for file in HERE.glob("*.py") if not file.stem.startswith("_"))
    if not names:
        print("There is nothing to measure.", file=sys.stderr)
        return 1
    print(HOW_LONG, flush=True)
    try:
        # One for all of them: a server of our own takes its countries with it when it goes.
        with database.server() as server:
            return max([_measure(name, server) for name in names])
    except Stop as reason:
        print(reason, file=sys.stderr)
        return 1


def _measure(name: str, server: str) -> int:
    print(f"# {name}", flush=True)
    environment = os.environ | {"TEST_DATABASE_URL": server}
    return subprocess.run(
        [sys.executable, "-m", f"benchmarks.{name}"], cwd=HERE.parent, env=environment
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
