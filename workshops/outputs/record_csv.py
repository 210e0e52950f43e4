"""The answers of a room as one CSV file, and what its columns are (CSV on the Web)."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from accounts.models import User
from assessments.presenters.workbook import safe_text
from workshops.models import Workshop
from workshops.outputs.record import FoundRecord, found_record
from workshops.presenters.results import ResultView

NAME = "workshop-record.csv"
CSV_TYPE, JSON_TYPE = "text/csv; charset=utf-8", "application/csvm+json"
# A spreadsheet takes a file for UTF-8 only if it begins with this mark; readers of CSV on the Web pass it over.
ENCODING = "utf-8-sig"
EMPTY = (
    "What a room said, counted by step, round and answer; no time, no device and nobody's name. A round that was never "
    "shown has no rows. Where fewer than 3 answered, there is one row, with nothing but why."
)


@dataclass(frozen=True)
class Column:
    """`datatype` is a name of the CSV on the Web vocabulary."""

    name: str
    meaning: str
    datatype: str = "string"


COLUMNS = (
    Column("step", "Number of the step in the record.", "integer"),
    Column("title", "Its title."),
    Column("round", "1, or 2 for the second round after the talk.", "integer"),
    Column(
        "question", "Code of the question: a statement of the survey, or FORMAL, ORIGIN, STATEMENT, IDEAS."
    ),
    Column("question_text", "What was asked."),
    Column("group", "Part of the room; empty for everybody."),
    Column("answer", "1 to 5, DK for don't know, a condition's code, or the number of an idea."),
    Column("answer_text", "The answer in words."),
    Column("people", "How many gave it.", "integer"),
    Column("percent", "Of those in the group who answered.", "integer"),
    Column("not_shown", "Why there is no number."),
)
KEY = ("step", "round", "question", "group", "answer")

Cell = str | int


def record_table(user: User, workshop: Workshop) -> bytes:
    """One row for each answer of each question of each round, of everybody and of each group that is shown."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in COLUMNS])
    for row in _rows(found_record(user, workshop)):
        writer.writerow([safe_text(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue().encode(ENCODING)


def record_metadata(workshop: Workshop) -> bytes:
    """In the W3C's vocabulary for CSV on the Web (tabular metadata, 2015)."""
    document = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": NAME,
        "dc:title": f"{workshop}: record of a workshop",
        "dc:source": workshop.instrument.definition.reference,
        "dc:description": EMPTY,
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "quoteChar": '"'},
        "tableSchema": {
            "columns": [
                {
                    "name": column.name,
                    "titles": column.name,
                    "dc:description": column.meaning,
                    "datatype": column.datatype,
                }
                for column in COLUMNS
            ],
            "primaryKey": list(KEY),
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=2).encode()


def _rows(found: FoundRecord) -> Iterator[tuple[Cell, ...]]:
    for number, step in enumerate(found.record.reached, 1):
        for ballot in step.ballots:
            for result in found.told.results.get(ballot.pk, ()):
                head = (number, step.step.title, ballot.number, result.question.code, result.question.text)
                yield from ((*head, *cells) for cells in _cells(result))


def _cells(result: ResultView) -> Iterator[tuple[Cell, ...]]:
    if result.withheld:
        yield ("", "", "", "", "", result.withheld)
    for row in result.rows:
        yield ("", row.code, row.label, row.count, row.percent, "")
        for group in row.groups:
            yield (group.group, row.code, row.label, group.count, group.percent, "")
