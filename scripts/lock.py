"""Write the lock files in requirements/ from pyproject.toml, or say whether they are stale.

    python -m scripts.lock            resolve anew (needs the network)
    python -m scripts.lock --check    offline: does each lock come from the dependencies as they stand?

The first line of a lock carries a fingerprint of the dependencies it was made from. Locks hold versions and
hashes and no addresses, so that they serve behind any mirror.
"""

import hashlib
import json
import sys
import tomllib
from pathlib import Path

from scripts.steps import ROOT, Stop, leave, run, say

FOLDER = ROOT / "requirements"
# What each lock is compiled from, in the words of uv. dev.lock keeps to the versions of base.lock: tests run
# on what production runs on.
LOCKS: dict[str, list[str]] = {
    "base.lock": ["pyproject.toml"],
    "dev.lock": ["pyproject.toml", "--extra", "dev", "--constraint", "requirements/base.lock"],
    "installer.lock": ["--group", "installer"],
    "node.lock": ["--group", "node"],
}


def inputs() -> str:
    """A fingerprint of every dependency the project declares."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = declared["project"]
    wanted = [
        project["requires-python"],
        project["dependencies"],
        project["optional-dependencies"],
        declared["dependency-groups"],
    ]
    return hashlib.sha256(json.dumps(wanted, sort_keys=True).encode()).hexdigest()


def headline() -> str:
    return f"# Made by `make lock` from the dependencies in pyproject.toml: {inputs()}\n"


def stale(folder: Path = FOLDER) -> list[str]:
    """The locks that were not made from pyproject.toml as it stands."""
    return [
        name
        for name in LOCKS
        if not (folder / name).is_file()
        or not (folder / name).read_text(encoding="utf-8").startswith(headline())
    ]


def write() -> None:
    for name, source in LOCKS.items():
        say(f"Resolving requirements/{name} …")
        run(
            [
                *(sys.executable, "-m", "uv", "pip", "compile", "--quiet"),
                *("--universal", "--python-version", "3.11", "--generate-hashes", "--no-header"),
                *("-o", f"requirements/{name}", *source),
            ],
            otherwise=f"requirements/{name} could not be resolved.",
        )
        file = FOLDER / name
        text = file.read_text(encoding="utf-8")
        if "://" in text:
            raise Stop(f"requirements/{name} names an address: take the option out that adds it.")
        file.write_text(headline() + text, encoding="utf-8")


def main(arguments: list[str]) -> None:
    if arguments != ["--check"]:
        write()
        return
    if names := stale():
        raise Stop(f"{', '.join(names)}: not made from pyproject.toml as it stands. Run `make lock`.")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Stop as reason:
        leave(reason)
