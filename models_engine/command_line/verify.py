"""verify: work a result file out again, and say where it first is another."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from models_engine.command_line.command import Command
from models_engine.command_line.csv_files import FileError
from models_engine.proof import verify_proof


def verify(options: Namespace) -> dict[str, Any]:
    try:
        text = Path(options.file).read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(f"cannot be read: {error}") from None
    found = verify_proof(text)
    if found.difference is None:
        return {"same": True, "worked_out": found.worked_out, "stated": found.stated}
    different = found.difference
    return {
        "same": False,
        "path": different.path,
        "expected": different.expected,
        "found": different.found,
    }


def in_words(report: dict[str, Any]) -> str:
    if report["same"]:
        stated = f"; {report['stated']} only stated" if report["stated"] else ""
        return f"same: {report['worked_out']} numbers worked out again{stated}"
    return f"{report['path']}: expected {report['expected']!r}, found {report['found']!r}"


COMMAND = Command(
    name="verify",
    help="Work out the numbers of a result file (result.json) again; exit code 1 if anything differs.",
    report=verify,
    file="a result.json of the service",
    in_words=in_words,
    exit_code=lambda report: 0 if report["same"] else 1,
)
