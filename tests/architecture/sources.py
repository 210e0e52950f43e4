"""Which files are ours to look at."""

import subprocess

from config.environment import ROOT

APPS = sorted(file.parent.name for file in ROOT.glob("*/apps.py"))
# Whose services change what people see, so that each change leaves an audit row. The outbox below them holds what
# follows from a change that has left its own.
CHANGING = [app for app in APPS if app != "jobs"]
PACKAGES = [*APPS, "config", "models_engine", "scripts", "benchmarks"]


def tracked(*patterns: str) -> list[str]:
    """Paths of the files that git knows or would add, so that a machine's own files do not count."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return sorted(path for path in set(listed.splitlines()) if (ROOT / path).is_file())


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")
