"""Saying what happens, running one step, and remembering that it was done.

Standard library only, because the set-up starts before anything is installed.
"""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
LOG = ROOT / "var" / "set-up.log"


class Stop(Exception):
    """A reason to stop, written for the person at the keyboard: one or two sentences, no traceback."""


def say(sentence: str) -> None:
    print(sentence, flush=True)


def leave(reason: Stop) -> NoReturn:
    sys.stdout.flush()
    print(reason, file=sys.stderr)
    raise SystemExit(1)


def run(
    command: Sequence[str | Path],
    *,
    otherwise: str,
    env: dict[str, str] | None = None,
    folder: str | Path = ROOT,
) -> None:
    """Run quietly, without questions; what it printed goes to var/set-up.log.

    `otherwise` is the sentence for the person when the command fails or does not exist.
    """
    LOG.parent.mkdir(exist_ok=True)
    with LOG.open("ab") as log:
        log.write(f"\n$ {' '.join(map(str, command))}\n".encode())
        log.flush()
        try:
            done = subprocess.run(
                command,
                cwd=folder,
                env=os.environ | (env or {}),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        except OSError as error:
            raise Stop(f"{otherwise} ({error.strerror}: {command[0]})") from None
    if done.returncode:
        raise Stop(f"{otherwise} (Details: {LOG.relative_to(ROOT)}.)")


def fingerprint(paths: Iterable[Path], *words: str) -> str:
    """One hash over the names and contents of files, and of folders all the way down."""
    digest = hashlib.sha256("\0".join(words).encode())
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file():
                digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


class Stamp:
    """A small file that says for which input a step was last finished.

    It lies inside what the step makes (or beside it), so that deleting the result forgets the step.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def says(self, value: str) -> bool:
        try:
            return json.loads(self.path.read_text(encoding="utf-8")) == value
        except (OSError, ValueError):
            return False

    def write(self, value: str) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(json.dumps(value), encoding="utf-8")
