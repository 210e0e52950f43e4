"""Small files in the layout of the Organisation Data Service's trust report: 27 quoted fields, no header."""

import csv
from pathlib import Path


def ods_row(
    code: str,
    name: str = "NORTHMOOR NHS TRUST",
    *,
    icb: str = "QYG",
    opened: str = "20010401",
    closed: str = "",
    former_office: str = "B",
) -> list[str]:
    fields = [""] * 27
    fields[0], fields[1], fields[2], fields[3] = code, name, "Y62", icb
    fields[10], fields[11] = opened, closed
    fields[21], fields[23] = "0", former_office
    return fields


def write_ods_file(path: Path, *rows: list[str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)
    return path
