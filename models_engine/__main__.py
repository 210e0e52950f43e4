"""The analysts' command line: answers in a CSV file in, numbers as JSON out.

    python -m models_engine place FILE.csv --json
    python -m models_engine score FILE.csv --json
    python -m models_engine agreement FILE.csv --group COLUMN --items A,B,C --low 1 --high 5 --json
    python -m models_engine reliability FILE.csv --items A,B,C --reverse C --low 1 --high 5 --json
    python -m models_engine recommend FILE.csv --json
    python -m models_engine verify result.json

Cells are 1 to 5 (or the scale named), DK (don't know), NA (not applicable), and empty or - (unanswered). A file
that cannot be read as such ends with exit code 2 and one line on the error stream that names the row and the column.
A result file that does not come out the same ends with exit code 1 and names the first difference.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from models_engine.command_line import agreement, place, recommend, reliability, score, verify
from models_engine.command_line.csv_files import FileError

COMMANDS = (
    place.COMMAND,
    score.COMMAND,
    agreement.COMMAND,
    reliability.COMMAND,
    recommend.COMMAND,
    verify.COMMAND,
)


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        report = options.command.report(options)
    except FileError as error:
        print(f"{options.file}: {error}", file=sys.stderr)
        return 2
    in_words = options.command.in_words
    if in_words and not options.json:
        print(in_words(report))
    else:
        print(json.dumps(report, indent=None if options.json else 2, allow_nan=False))
    return int(options.command.exit_code(report))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m models_engine", description="Numbers from files of answers."
    )
    commands = parser.add_subparsers(required=True)
    for command in COMMANDS:
        own = commands.add_parser(command.name, help=command.help, description=command.help)
        own.set_defaults(command=command)
        named = "FILE.json" if command.file else "FILE.csv"
        own.add_argument("file", metavar=named, help=command.file or f"UTF-8 text; cells {command.cells}")
        own.add_argument("--json", action="store_true", help="one line of JSON, for programs")
        command.add_arguments(own)
    return parser


if __name__ == "__main__":
    sys.exit(main())
