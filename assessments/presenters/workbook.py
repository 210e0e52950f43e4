"""Excel files: what somebody typed stays text in every cell, and never becomes a formula or a link.

Every file of the service that a spreadsheet opens is written here, so that this is decided once.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Cell = str | int | float | date | None

# A spreadsheet takes a text that begins like this for a formula, at the latest when it has been through a CSV file;
# the wide forms are read like the narrow ones by the editions of East Asia.
LIKE_A_FORMULA = re.compile(r"[\t\r\n]|[\s\ufeff\u200b]*[=+\-@＝＋－＠]")
NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
LONGEST_TEXT = 32_767
LONGEST_SHEET_NAME = 31
NO_LINKS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True)
class Column:
    """`width` is in characters; `number_format` is Excel's own, for the column's numbers ("0.0")."""

    header: str
    width: int = 18
    number_format: str = "General"


@dataclass(frozen=True)
class Sheet:
    """One table: a row of headers that stays in sight, and below it the rows, each as long as the headers."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Cell]]


def safe_text(text: str) -> str:
    """The text as a cell may hold it: one that a spreadsheet could take for a formula gets a leading apostrophe."""
    text = text.replace("\0", "")
    if LIKE_A_FORMULA.match(text):
        text = f"'{text}"
    return text[:LONGEST_TEXT]


def sheet_name(name: str, taken: Iterable[str] = ()) -> str:
    """A name that Excel accepts and that no other sheet has, whatever their capitals."""
    plain = NOT_IN_A_SHEET_NAME.sub(" ", name).strip().strip("'").strip()[:LONGEST_SHEET_NAME] or "Sheet"
    if plain.lower() == "history":  # a word that Excel keeps for itself
        plain = "The history"
    others = {other.lower() for other in taken}
    found, number = plain, 1
    while found.lower() in others:
        number += 1
        found = f"{plain[: LONGEST_SHEET_NAME - len(f' {number}')]} {number}"
    return found


def write_workbook(*, title: str, sheets: Sequence[Sheet]) -> bytes:
    """The file's bytes. Days are days, numbers are numbers, and nothing is an empty cell."""
    file = BytesIO()
    with Workbook(file, NO_LINKS) as workbook:
        workbook.set_properties({"title": safe_text(title)})
        taken: list[str] = []
        for sheet in sheets:
            taken.append(sheet_name(sheet.name, taken))
            write_sheet(workbook, workbook.add_worksheet(taken[-1]), sheet)
    return file.getvalue()


def write_sheet(workbook: Workbook, worksheet: Worksheet, sheet: Sheet) -> None:
    head = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    words = workbook.add_format({"text_wrap": True, "valign": "top"})
    days = workbook.add_format({"num_format": "d mmmm yyyy", "align": "left", "valign": "top"})
    numbers = [
        workbook.add_format({"num_format": column.number_format, "valign": "top"}) for column in sheet.columns
    ]
    worksheet.freeze_panes(1, 0)
    worksheet.repeat_rows(0)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_landscape()
    for place, column in enumerate(sheet.columns):
        worksheet.set_column(place, place, column.width)
        worksheet.write_string(0, place, safe_text(column.header), head)
    for line, row in enumerate(sheet.rows, start=1):
        for place, (cell, number) in enumerate(zip(row, numbers, strict=True)):
            _write_cell(worksheet, line, place, cell, words=words, days=days, number=number)


def _write_cell(
    worksheet: Worksheet, line: int, place: int, cell: Cell, *, words: Format, days: Format, number: Format
) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, str):
        worksheet.write_string(line, place, safe_text(cell), words)
    elif isinstance(cell, date):
        worksheet.write_datetime(line, place, cell, days)
    else:
        worksheet.write_number(line, place, cell, number)
