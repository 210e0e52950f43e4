"""Everything that has to be fast, one process each: python -m benchmarks

A benchmark is a module of this package. It prints ratios between things measured in one run, because seconds of
one machine say nothing on another, and ends with a code other than 0 when a ratio is out of its bound.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> int:
    names = sorted(file.stem for file in HERE.glob("*.py") if not file.stem.startswith("_"))
    if not names:
        print("There is nothing to measure.", file=sys.stderr)
        return 1
    codes = []
    for name in names:
        print(f"# {name}", flush=True)
        command = [sys.executable, "-m", f"benchmarks.{name}"]
        codes.append(subprocess.run(command, cwd=HERE.parent).returncode)
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
