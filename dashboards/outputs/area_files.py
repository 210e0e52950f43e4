"""A panel as a CSV file, what its columns are (CSV on the Web), and the codebook of all panels."""

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from assessments.presenters.codebook import HOW_SAFE
from assessments.presenters.workbook import safe_text
from dashboards.enums import Panel
from dashboards.presenters.area_choice import Choice
from dashboards.presenters.facts import facts
from dashboards.presenters.shown import ROUNDED, STAR
from organisations.selectors.areas import Area

CSV_TYPE, JSON_TYPE = "text/csv; charset=utf-8", "application/csvm+json"
# A spreadsheet takes a file for UTF-8 only if it begins with this mark; readers of CSV on the Web pass it over.
ENCODING = "utf-8-sig"
EMPTY = (
    "An empty value means that the figure is not shown, or that there is none: the two are not told apart, and “shown” "
    "has the same words as the page."
)


@dataclass(frozen=True)
class Column:
    """`datatype` is a name of the CSV on the Web vocabulary."""

    name: str
    title: str
    meaning: str
    datatype: str = "string"


COLUMNS = (
    Column("area", "Area", "Code of the area: england, or that of the region or board."),
    Column("area_name", "Area in words", "Its name in the register."),
    Column("round", "Round", "Name of the round."),
    Column("published_on", "Published on", "Day on which these figures came out.", "date"),
    Column("boundaries", "Boundaries", "The areas are as they were on this day.", "date"),
    Column("kind", "Kind", "Kind of organisation; empty for all together."),
    Column("panel", "Panel", "The page that shows the same figures."),
    Column("part", "Part", "Which part of the panel; see the codebook."),
    Column("code", "Code", "What the figure is of; see the codebook."),
    Column("measure", "Measure", "count, mean, share (percent), exact, difference or words."),
    Column("shown", "Shown", "As the page has it."),
    Column("value", "Value", "The same as a number.", "double"),
    Column("end", "End", "above or below where the value is an open end."),
    Column("low", "Low", "Lower end of the 95 % interval.", "double"),
    Column("high", "High", "Upper end of the 95 % interval.", "double"),
)

Cell = str | float | int | None


def panel_csv(area: Area, choice: Choice, panel: Panel, content: dict[str, Any]) -> bytes:
    batch = choice.batch
    about = (
        area.code,
        area.name,
        batch.campaign.title,
        batch.published_at.date().isoformat(),
        choice.boundaries.isoformat(),
        choice.kind,
        panel.value,
    )
    rows = (
        (*about, one.part, one.code, one.measure, one.shown, one.value, one.end, one.low, one.high)
        for one in facts(content, panel)
    )
    return csv_bytes([column.name for column in COLUMNS], rows)


def panel_metadata(area: Area, choice: Choice, panel: Panel, url: str) -> bytes:
    return metadata(
        url,
        f"{area.name}: {panel.label} {choice.batch.campaign.title}",
        f"{choice.batch.campaign.instrument.definition.reference}, engine {choice.batch.engine_version}",
        COLUMNS,
        ["part", "code", "measure"],
    )


def metadata(url: str, title: str, source: str, columns: Sequence[Column], key: Sequence[str]) -> bytes:
    """In the W3C's vocabulary for CSV on the Web (tabular metadata, 2015)."""
    described = [
        {
            "name": column.name,
            "titles": column.name,
            "dc:title": column.title,
            "dc:description": column.meaning,
            "datatype": column.datatype,
        }
        for column in columns
    ]
    document = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": url,
        "dc:title": title,
        "dc:source": source,
        "dc:description": f"{EMPTY} {STAR} {ROUNDED} {HOW_SAFE}",
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "quoteChar": '"'},
        "tableSchema": {"columns": described, "primaryKey": list(key)},
    }
    return json.dumps(document, ensure_ascii=False, indent=2).encode()


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """What a spreadsheet could take for a formula has an apostrophe before it."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([safe_text(name) for name in header])
    for row in rows:
        writer.writerow(
            ["" if cell is None else safe_text(cell) if isinstance(cell, str) else cell for cell in row]
        )
    return text.getvalue().encode(ENCODING)
