"""Files of answers to the instrument's own statements: rows of one case or subject, checked cell by cell."""

from __future__ import annotations

from dataclasses import dataclass

from models_engine.answers import Answer, Missing
from models_engine.command_line.csv_files import FileError, full_length, records, shown, text
from models_engine.instrument import Instrument

CELLS: dict[str, Answer] = {
    **{str(value): value for value in range(1, 6)},
    "DK": Missing.DONT_KNOW,
    "NA": Missing.NOT_APPLICABLE,
    "": None,
    "-": None,
}


@dataclass(frozen=True)
class Columns:
    """Which columns a command reads: who the rows are about, and the items it takes."""

    subject: str
    items: tuple[str, ...]
    all_needed: bool


def read_groups(path: str, instrument: Instrument, columns: Columns) -> dict[str, list[dict[str, Answer]]]:
    """Rows of answers by case or subject, in the order of the file.

    Raises FileError for a file that is missing, empty, not UTF-8 or not CSV, for columns that are unknown,
    missing or there twice, for rows of another length, for the same respondent twice and for impossible cells.
    """
    rows = records(text(path))
    row, cells = next(rows, (1, []))
    header = _header(row, cells, instrument, columns)
    groups: dict[str, list[dict[str, Answer]]] = {}
    seen: dict[tuple[str, str], int] = {}
    for row, cells in rows:
        named = dict(zip(header, full_length(cells, header, row), strict=True))
        subject = named[columns.subject]
        if not subject:
            raise FileError("empty", row, columns.subject)
        if "respondent" in named:
            first = seen.setdefault((subject, named["respondent"]), row)
            if first != row:
                raise FileError(
                    f"{shown(named['respondent'])} of {shown(subject)} is in row {first} already",
                    row,
                    "respondent",
                )
        answers = {code: _answer(named[code], row, code) for code in columns.items if code in named}
        groups.setdefault(subject, []).append(answers)
    if not groups:
        raise FileError("no rows below the header", 2, columns.subject)
    return groups


def _header(row: int, cells: list[str], instrument: Instrument, columns: Columns) -> list[str]:
    if not cells:
        raise FileError("the file is empty", row, columns.subject)
    questions = {question.code for question in instrument.fact_questions}
    known = {columns.subject, "respondent", *instrument.item_index, *questions}
    for number, name in enumerate(cells, start=1):
        if name not in known:
            raise FileError(f"unknown column {shown(name)}", row, str(number))
        if name in cells[: number - 1]:
            raise FileError("this column is there twice", row, name)
    missing = [name for name in (columns.subject, *columns.items) if name not in cells]
    if columns.subject in missing or (columns.all_needed and missing):
        raise FileError("missing column", row, missing[0])
    if len(missing) == len(columns.items):
        raise FileError("no column with an item code", row, columns.items[0])
    return cells


def _answer(cell: str, row: int, column: str) -> Answer:
    if cell not in CELLS:
        raise FileError(f"expected 1 to 5, DK, NA, - or nothing, got {shown(cell)}", row, column)
    return CELLS[cell]
