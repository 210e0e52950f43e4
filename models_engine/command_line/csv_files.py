"""CSV files as spreadsheets write them, and the one line that says why a file cannot be used."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path


class FileError(Exception):
    """A file that cannot be used, with the row (the header is row 1) and the column where that shows."""

    def __init__(self, message: str, row: int | None = None, column: str | None = None) -> None:
        where = [f"row {row}" if row else "", f"column {column}" if column else ""]
        super().__init__(": ".join(part for part in (", ".join(filter(None, where)), message) if part))


def text(path: str) -> str:
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


def records(text: str) -> Iterator[tuple[int, list[str]]]:
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


def full_length(cells: list[str], header: list[str], row: int) -> list[str]:
    if len(cells) != len(header):
        column = header[len(cells)] if len(cells) < len(header) else str(len(header) + 1)
        raise FileError(f"{len(cells)} cells where the header has {len(header)}", row, column)
    return cells


def shown(text: str) -> str:
    """A piece of the file as it may stand in a complaint: on one line, and short."""
    return repr(text if len(text) <= 20 else f"{text[:20]}…")
