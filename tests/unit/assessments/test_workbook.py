"""What is written is read back with another library, as a spreadsheet would."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from assessments.presenters.workbook import Column, Sheet, safe_text, sheet_name, write_workbook

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "＝1",
    "＋1",
    "－1",
    "＠A1",
    "\ufeff=1",
]


def read_back(*sheets: Sheet, title: str = "A file"):
    return load_workbook(BytesIO(write_workbook(title=title, sheets=sheets)))


@pytest.mark.parametrize("typed", FORMULAS)
def test_what_looks_like_a_formula_is_text_with_an_apostrophe(typed):
    sheet = read_back(Sheet("Plan", (Column(typed),), [[typed]])).active

    for cell in (sheet["A1"], sheet["A2"]):
        assert cell.data_type == "s"
        assert cell.value.startswith("'")
        assert cell.hyperlink is None


@pytest.mark.parametrize(
    "typed", ["https://example.org/", "mailto:a@example.org", "{=1}", "12", "1e5", "ok - no"]
)
def test_other_text_stays_as_it_is_and_is_text(typed):
    cell = read_back(Sheet("Plan", (Column("Text"),), [[typed]])).active["A2"]

    assert (cell.value, cell.data_type, cell.hyperlink) == (typed, "s", None)


def test_days_numbers_and_nothing_are_themselves():
    row = [date(2026, 3, 27), 3, 4.25, None, ""]
    columns = (
        Column("Day"),
        Column("n"),
        Column("Mean", number_format="0.0"),
        Column("None"),
        Column("Empty"),
    )
    cells = read_back(Sheet("Plan", columns, [row])).active[2]

    assert cells[0].value.date() == row[0]
    assert [cell.value for cell in cells[1:]] == [3, 4.25, None, None]
    assert cells[2].number_format == "0.0"


def test_headers_stay_in_sight_and_the_file_has_a_title_and_no_macros():
    book = read_back(Sheet("Plan", (Column("Action", width=60),), []), title="Plan of Northmoor")

    assert book.active.freeze_panes == "A2"
    assert book.active.column_dimensions["A"].width == pytest.approx(60, abs=1)
    assert book.properties.title == "Plan of Northmoor"
    assert book.vba_archive is None


def test_nothing_typed_breaks_the_file():
    hostile = ["a\0b", "x" * 60_000, "\x01\x1f\ufffe", "<a>&'\"", "🙂" * 20_000]
    sheet = read_back(Sheet("Plan", (Column("Text"),), [[text] for text in hostile])).active

    assert sheet["A2"].value == "ab"
    assert len(sheet["A3"].value) == 32_767
    assert sheet["A5"].value == "<a>&'\""
    assert sheet.max_row == len(hostile) + 1


def test_a_row_that_does_not_fit_its_headers_is_refused():
    with pytest.raises(ValueError, match="zip"):
        write_workbook(title="", sheets=[Sheet("Plan", (Column("One"),), [["a", "b"]])])


def test_sheets_get_names_that_excel_accepts():
    assert sheet_name("Trust: a/b [c]?*\\") == "Trust  a b  c"
    assert sheet_name("'quoted'") == "quoted"
    assert sheet_name("\0") == sheet_name("") == "Sheet"
    assert sheet_name("History") == "The history"
    assert sheet_name("PLAN", taken=["Plan"]) == "PLAN 2"
    assert len(sheet_name("x" * 50, taken=["x" * 31, "x" * 29 + " 2"])) == 31


def test_two_sheets_of_one_name_stand_beside_each_other():
    book = read_back(Sheet("Same", (), []), Sheet("same", (), []))

    assert book.sheetnames == ["Same", "same 2"]


def test_safe_text_marks_once_and_keeps_the_rest():
    assert safe_text("=1") == "'=1"
    assert safe_text("Meet on Monday") == "Meet on Monday"
