"""The analysts' command line: answers in a CSV file in, positions or factor scores as JSON out.

    python -m models_engine place FILE.csv --json
    python -m models_engine score FILE.csv --json

Cells are 1 to 5, DK (don't know), NA (not applicable), and empty or - (unanswered). A file that cannot be read
as such ends with exit code 2 and one line on the error stream that names the row and the column.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import models_engine
from models_engine import Answer, Instrument, Missing, load_instrument, place_partnership, score_factors

CELLS: dict[str, Answer] = {
    **{str(value): value for value in range(1, 6)},
    "DK": Missing.DONT_KNOW,
    "NA": Missing.NOT_APPLICABLE,
    "": None,
    "-": None,
}
POSITION_FIELDS = (
    *("formality", "formality_answered", "formality_interval", "formality_word"),
    *("origin", "origin_answered", "origin_interval", "origin_word"),
    *("origin_start", "drive_now", "place"),
)


class FileError(Exception):
    """A file that cannot be used, with the row (the header is row 1) and the column where that shows."""

    def __init__(self, message: str, row: int | None = None, column: str | None = None) -> None:
        where = [f"row {row}" if row else "", f"column {column}" if column else ""]
        super().__init__(": ".join(part for part in (", ".join(filter(None, where)), message) if part))


@dataclass(frozen=True)
class Columns:
    """Which columns a command reads: who the rows are about, and the items it takes."""

    subject: str
    items: tuple[str, ...]
    all_needed: bool


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    instrument = load_instrument()
    try:
        groups = read_groups(options.file, instrument, _columns(options.command, instrument))
    except FileError as error:
        print(f"{options.file}: {error}", file=sys.stderr)
        return 2
    result = {"instrument": instrument.reference, "engine": models_engine.__version__}
    report = place if options.command == "place" else score
    print(
        json.dumps(result | report(instrument, groups), indent=None if options.json else 2, allow_nan=False)
    )
    return 0


def place(instrument: Instrument, groups: dict[str, list[dict[str, Answer]]]) -> dict[str, Any]:
    cases = []
    for case, rows in groups.items():
        position = place_partnership(instrument, rows)
        numbers = {name: getattr(position, name) for name in POSITION_FIELDS}
        cases.append({"case": case, "respondents": position.respondents, **numbers})
    return {"cases": cases}


def score(instrument: Instrument, groups: dict[str, list[dict[str, Answer]]]) -> dict[str, Any]:
    fields = ("mean", "n", "dont_know_share", "not_applicable_share", "band")
    subjects = []
    for subject, rows in groups.items():
        scores = score_factors(instrument, rows).values()
        factors = {score.code: {name: getattr(score, name) for name in fields} for score in scores}
        subjects.append({"subject": subject, "respondents": len(rows), "factors": factors})
    return {"subjects": subjects}


def read_groups(path: str, instrument: Instrument, columns: Columns) -> dict[str, list[dict[str, Answer]]]:
    """Rows of answers by case or subject, in the order of the file.

    Raises FileError for a file that is missing, empty, not UTF-8 or not CSV, for columns that are unknown,
    missing or there twice, for rows of another length, for the same respondent twice and for impossible cells.
    """
    records = _records(_text(path))
    row, cells = next(records, (1, []))
    header = _header(row, cells, instrument, columns)
    groups: dict[str, list[dict[str, Answer]]] = {}
    seen: dict[tuple[str, str], int] = {}
    for row, cells in records:
        named = dict(zip(header, _full_length(cells, header, row), strict=True))
        subject = named[columns.subject]
        if not subject:
            raise FileError("empty", row, columns.subject)
        if "respondent" in named:
            first = seen.setdefault((subject, named["respondent"]), row)
            if first != row:
                raise FileError(
                    f"{_shown(named['respondent'])} of {_shown(subject)} is in row {first} already",
                    row,
                    "respondent",
                )
        answers = {code: _answer(named[code], row, code) for code in columns.items if code in named}
        groups.setdefault(subject, []).append(answers)
    if not groups:
        raise FileError("no rows below the header", 2, columns.subject)
    return groups


def _text(path: str) -> str:
    try:
        data = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise FileError(getattr(error, "strerror", None) or str(error)) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].split(b"\n")
        column = before[-1].count(b",") + 1
        raise FileError("not UTF-8 text", len(before), str(column)) from None


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with their number as a spreadsheet counts them; blank lines are passed over."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    row = 0
    while True:
        row += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise FileError(f"not CSV: {error}", row, "1") from None
        if any(cell.strip() for cell in cells) or len(cells) > 1:
            yield row, [cell.strip() for cell in cells]


def _header(row: int, cells: list[str], instrument: Instrument, columns: Columns) -> list[str]:
    if not cells:
        raise FileError("the file is empty", row, columns.subject)
    questions = {question.code for question in instrument.fact_questions}
    known = {columns.subject, "respondent", *instrument.item_index, *questions}
    for number, name in enumerate(cells, start=1):
        if name not in known:
            raise FileError(f"unknown column {_shown(name)}", row, str(number))
        if name in cells[: number - 1]:
            raise FileError("this column is there twice", row, name)
    missing = [name for name in (columns.subject, *columns.items) if name not in cells]
    if columns.subject in missing or (columns.all_needed and missing):
        raise FileError("missing column", row, missing[0])
    if len(missing) == len(columns.items):
        raise FileError("no column with an item code", row, columns.items[0])
    return cells


def _full_length(cells: list[str], header: list[str], row: int) -> list[str]:
    if len(cells) != len(header):
        column = header[len(cells)] if len(cells) < len(header) else str(len(header) + 1)
        raise FileError(f"{len(cells)} cells where the header has {len(header)}", row, column)
    return cells


def _answer(cell: str, row: int, column: str) -> Answer:
    if cell not in CELLS:
        raise FileError(f"expected 1 to 5, DK, NA, - or nothing, got {_shown(cell)}", row, column)
    return CELLS[cell]


def _shown(text: str) -> str:
    """A piece of the file as it may stand in a complaint: on one line, and short."""
    return repr(text if len(text) <= 20 else f"{text[:20]}…")


def _columns(command: str, instrument: Instrument) -> Columns:
    if command == "place":
        items = tuple(item.code for axis in instrument.axes for item in axis.items)
        return Columns(subject="case", items=items, all_needed=True)
    return Columns(subject="subject", items=tuple(instrument.item_index), all_needed=False)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m models_engine", description="Place and score answers.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (
        (
            "place",
            "Place each case on the spectrum; columns: case, respondent (optional), F1 to F6, O1 to O6.",
        ),
        ("score", "Score the factors of each subject; columns: subject, respondent (optional), item codes."),
    ):
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument(
            "file", metavar="FILE.csv", help="UTF-8 text; cells 1 to 5, DK, NA, - or nothing"
        )
        command.add_argument("--json", action="store_true", help="one line of JSON, for programs")
    return parser


if __name__ == "__main__":
    sys.exit(main())
