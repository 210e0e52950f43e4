"""What a reviewer would otherwise have to look for: python -m scripts.check

Every check runs, so that one look shows all there is to mend.
"""

import os
import subprocess
import sys
import time

from scripts.python_packages import PYTHON
from scripts.steps import ROOT, say

BIN = PYTHON.parent
TEMPLATES = ["templates"]
CHECKS: list[tuple[str, list[str]]] = [
    ("Python style", ["ruff", "check", "--quiet", "."]),
    ("Python format", ["ruff", "format", "--check", "."]),
    ("Direction of imports", ["lint-imports", "--no-logo"]),
    ("Types of the engine", ["mypy"]),
    ("Template style", ["djlint", "--lint", "--quiet", *TEMPLATES]),
    ("Template format", ["djlint", "--check", *TEMPLATES]),
    ("Migrations", ["python", "manage.py", "makemigrations", "--check", "--dry-run"]),
    ("Django's own checks", ["python", "manage.py", "check", "--fail-level", "WARNING"]),
    ("Lock files", ["python", "-m", "scripts.lock", "--check"]),
    ("Generated documents", ["python", "-m", "scripts.documents", "--check"]),
]
SHOWN = 60
# The same answers whatever the person's own settings are, and no database file.
ENVIRONMENT = {"DJANGO_SETTINGS_MODULE": "config.settings.test", "TEST_DATABASE_URL": ""}


def check() -> int:
    failed = [name for name, command in CHECKS if not _passes(name, command)]
    say(
        f"\n{len(CHECKS) - len(failed)} checks passed, {len(failed)} failed{': ' if failed else '.'}"
        f"{', '.join(failed)}"
    )
    if failed:
        say("`make fix` mends formats, import order and generated documents.")
    return 1 if failed else 0


def _passes(name: str, command: list[str]) -> bool:
    started = time.monotonic()
    done = subprocess.run(
        [BIN / command[0], *command[1:]],
        cwd=ROOT,
        env=os.environ | ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    passed = done.returncode == 0
    say(f"{'ok    ' if passed else 'FAILED'}  {name} ({time.monotonic() - started:.1f} s)")
    if not passed:
        lines = done.stdout.strip().splitlines()
        say("\n".join(lines[:SHOWN]))
        if len(lines) > SHOWN:
            say(f"… and {len(lines) - SHOWN} more lines: {' '.join(command)}")
    return passed


if __name__ == "__main__":
    sys.exit(check())
