"""The files of a result: an Excel file, and a ZIP of CSV files with their metadata and the codebook."""

import csv
import json
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import models_engine
from assessments.presenters import codebook
from assessments.presenters.result_table import COLUMNS, result_rows
from assessments.presenters.workbook import Cell, Column, Sheet, safe_text, write_workbook
from assessments.selectors.results import OrganisationResult, PartnershipResult

ZIP_TYPE = "application/zip"
# A spreadsheet takes a file for UTF-8 only if it begins with this mark; readers of CSV on the Web pass it over.
ENCODING = "utf-8-sig"
# Of a ZIP's entries, so that equal results give equal files.
NO_DATE = (1980, 1, 1, 0, 0, 0)

Result = PartnershipResult | OrganisationResult


def title_of(result: Result) -> str:
    about = result.partnership if isinstance(result, PartnershipResult) else result.organisation
    return f"{about}: {result.campaign.title}, as people at {result.organisation} see it"


def result_workbook(result: Result) -> bytes:
    columns = tuple(Column(column.title, column.width, column.number_format) for column in COLUMNS)
    explained = tuple(Column(header, 40 if header == "Meaning" else 20) for header in codebook.HEADER)
    return write_workbook(
        title=title_of(result),
        sheets=[
            Sheet("Result", columns, [row.cells for row in result_rows(result)]),
            Sheet("Codebook", explained, codebook.codebook(result.instrument)),
        ],
    )


def result_csv(result: Result) -> bytes:
    names = [column.name for column in COLUMNS]
    files = {
        "result.csv": _csv(names, (row.cells for row in result_rows(result))).encode(ENCODING),
        "result.csv-metadata.json": json.dumps(metadata(result), ensure_ascii=False, indent=2).encode(),
        "codebook.csv": _csv(codebook.HEADER, codebook.codebook(result.instrument)).encode(ENCODING),
    }
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name, NO_DATE), content, ZIP_DEFLATED)
    return packed.getvalue()


def metadata(result: Result) -> dict[str, Any]:
    """What a column is, in the W3C's vocabulary for CSV on the Web (tabular metadata, 2015)."""
    instrument = result.instrument
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": "result.csv",
        "dc:title": title_of(result),
        "dc:source": f"{instrument.reference} ({instrument.content_hash}), engine {models_engine.__version__}",
        "dc:description": f"{codebook.EMPTY} {codebook.HOW_SAFE}",
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "quoteChar": '"'},
        "tableSchema": {
            "columns": [
                {
                    "name": column.name,
                    "titles": column.name,
                    "dc:title": column.title,
                    "dc:description": column.meaning,
                    "datatype": column.datatype,
                }
                for column in COLUMNS
            ],
            "primaryKey": ["about", "code"],
        },
    }


def _csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([safe_text(name) for name in header])
    for row in rows:
        writer.writerow(
            ["" if cell is None else safe_text(cell) if isinstance(cell, str) else cell for cell in row]
        )
    return text.getvalue()
