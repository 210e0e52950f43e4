"""Reads the predefined trust reports of the Organisation Data Service: etr (NHS trusts) and ect (care trusts).

One layout for all their organisation files: no header, 27 fields, UTF-8, upper case, dates YYYYMMDD. That is also
why a wrong report is easily taken for the right one, and why everything here refuses the whole file.
"""

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

FIELDS = 27
CODE, NAME, ICB, OPENED, CLOSED, FORMER_OFFICE = 0, 1, 3, 10, 11, 23
# Empty in the trust reports; GP files, sites and branches fill at least one of them.
FILLED_ELSEWHERE = {12: "status", 13: "sub-type", 14: "parent", 25: "prescribing setting"}
WALES = "W"


class WrongOdsFile(Exception):
    """The file is not a trust report of the Organisation Data Service; the message says why, in one line."""


@dataclass(frozen=True)
class OdsRow:
    """`icb_code` is where the head office stands, which is not always the system the trust belongs to."""

    code: str
    name: str
    icb_code: str
    opened_on: date
    closed_on: date | None

    def is_open(self, day: date) -> bool:
        return self.closed_on is None or self.closed_on >= day


@dataclass(frozen=True)
class OdsFile:
    """`welsh` counts the rows of Welsh trusts, which the report holds too and the register does not."""

    name: str
    sha256: str
    rows: tuple[OdsRow, ...]
    welsh: int


def read_ods_file(path: Path) -> OdsFile:
    content = _content(path)
    rows: list[OdsRow] = []
    welsh = 0
    seen: dict[str, int] = {}
    for number, fields in _lines(content, path.name):
        row = _row(number, fields)
        if row.code in seen:
            raise WrongOdsFile(f"{path.name}: rows {seen[row.code]} and {number} are both {row.code}")
        seen[row.code] = number
        if fields[FORMER_OFFICE].strip().upper() == WALES:
            welsh += 1
        else:
            rows.append(row)
    if not rows:
        raise WrongOdsFile(f"{path.name} holds no English trust")
    if sum("TRUST" in row.name.upper() for row in rows) * 2 < len(rows):
        raise WrongOdsFile(
            f"{path.name}: most names are not of trusts, so it must be another report than etr"
        )
    return OdsFile(path.name, hashlib.sha256(content).hexdigest(), tuple(rows), welsh)


def _content(path: Path) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise WrongOdsFile(f"{path} cannot be read: {(error.strerror or 'unknown reason').lower()}") from None
    if not content.strip():
        raise WrongOdsFile(f"{path.name} is empty")
    return content


def _lines(content: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with their number in the file, each of 27 fields; empty lines are passed over."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise WrongOdsFile(f"{name} is not UTF-8 text (is it still zipped, or a spreadsheet?)") from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for number, fields in enumerate(reader, start=1):
            if fields and len(fields) != FIELDS:
                raise WrongOdsFile(
                    f"{name}, row {number}: {len(fields)} fields where an ODS file has {FIELDS}"
                )
            if fields:
                yield number, fields
    except csv.Error as error:
        raise WrongOdsFile(f"{name}, line {reader.line_num}: {error}") from None


def _row(number: int, fields: list[str]) -> OdsRow:
    for position, meaning in FILLED_ELSEWHERE.items():
        if fields[position].strip():
            raise WrongOdsFile(
                f"row {number} has a {meaning} (field {position + 1}), which a trust report leaves empty: "
                "is this a file of practices or sites?"
            )
    code, name = fields[CODE].strip().upper(), " ".join(fields[NAME].split())
    if not code or not name:
        raise WrongOdsFile(f"row {number} has no {'code' if not code else 'name'}")
    if not re.fullmatch(r"[A-Z0-9]{3,12}", code):
        raise WrongOdsFile(f"row {number}: {code[:20]!r} is not an organisation code")
    if len(name) > 200 or not name.isprintable():
        raise WrongOdsFile(f"row {number}: the name is not one (too long, or not printable)")
    opened_on, closed_on = _day(number, "open", fields[OPENED]), _day(number, "close", fields[CLOSED])
    if opened_on is None:
        raise WrongOdsFile(f"row {number} has no open date")
    if closed_on and closed_on < opened_on:
        raise WrongOdsFile(f"row {number} closes before it opens")
    return OdsRow(code, name, fields[ICB].strip().upper(), opened_on, closed_on)


def _day(number: int, which: str, text: str) -> date | None:
    text = text.strip()
    if not text:
        return None
    try:
        if not re.fullmatch(r"[0-9]{8}", text):
            raise ValueError
        return datetime.strptime(text, "%Y%m%d").date()
    except ValueError:
        raise WrongOdsFile(
            f"row {number}: {which} date {text[:20]!r} is not a day written YYYYMMDD"
        ) from None
