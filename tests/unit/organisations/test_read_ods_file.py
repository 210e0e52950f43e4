from datetime import date

import pytest

from organisations.services.read_ods_file import WrongOdsFile, read_ods_file
from tests.factories.ods_files import ods_row, write_ods_file


def test_rows_are_read_by_position(tmp_path):
    path = write_ods_file(
        tmp_path / "etr.csv",
        ods_row(" rwx ", "NORTHMOOR   CARE NHS TRUST", icb="qyg", opened="20040501", closed="20260331"),
    )

    file = read_ods_file(path)

    (row,) = file.rows
    assert (row.code, row.name, row.icb_code) == ("RWX", "NORTHMOOR CARE NHS TRUST", "QYG")
    assert (row.opened_on, row.closed_on) == (date(2004, 5, 1), date(2026, 3, 31))
    assert len(file.sha256) == 64


def test_the_close_date_is_the_last_day_open(tmp_path):
    path = write_ods_file(tmp_path / "etr.csv", ods_row("RAA", closed="20260331"))

    (row,) = read_ods_file(path).rows

    assert row.is_open(date(2026, 3, 31))
    assert not row.is_open(date(2026, 4, 1))


def test_welsh_trusts_are_counted_and_skipped(tmp_path):
    path = write_ods_file(tmp_path / "etr.csv", ods_row("RAA"), ods_row("RQF", former_office="W", icb=""))

    file = read_ods_file(path)

    assert [row.code for row in file.rows] == ["RAA"]
    assert file.welsh == 1


def test_a_byte_order_mark_and_empty_lines_do_not_matter(tmp_path):
    path = write_ods_file(tmp_path / "etr.csv", ods_row("RAA"))
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes() + b"\r\n\r\n")

    assert [row.code for row in read_ods_file(path).rows] == ["RAA"]


def _with(position, value):
    row = ods_row("RBB")
    row[position] = value
    return row


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (ods_row("RBB")[:26], "row 2: 26 fields where an ODS file has 27"),
        ([*ods_row("RBB"), ""], "row 2: 28 fields"),
        (ods_row(""), "row 2 has no code"),
        (ods_row("RBB", "  "), "row 2 has no name"),
        (ods_row("R-B!"), "row 2: 'R-B!' is not an organisation code"),
        (ods_row("RBB", "TRUST " * 40), "row 2: the name is not one"),
        (ods_row("RBB", "NORTH\x00MOOR TRUST"), "row 2: the name is not one"),
        (ods_row("RBB", opened=""), "row 2 has no open date"),
        (ods_row("RBB", opened="01/04/2001"), "row 2: open date '01/04/2001' is not a day"),
        (ods_row("RBB", closed="20260231"), "row 2: close date '20260231' is not a day"),
        (ods_row("RBB", opened="20260401", closed="20260331"), "row 2 closes before it opens"),
        (ods_row("RAA"), "rows 1 and 2 are both RAA"),
        (_with(12, "A"), "row 2 has a status"),
        (_with(14, "RAA"), "row 2 has a parent"),
        (_with(25, "4"), "row 2 has a prescribing setting"),
    ],
)
def test_one_wrong_row_refuses_the_whole_file(tmp_path, row, reason):
    path = write_ods_file(tmp_path / "etr.csv", ods_row("RAA"), row)

    with pytest.raises(WrongOdsFile) as refusal:
        read_ods_file(path)

    assert reason in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "etr.csv is empty"),
        (b" \r\n\r\n", "etr.csv is empty"),
        ("RAÄ".encode("latin-1"), "not UTF-8 text"),
        (b"PK\x03\x04\xff\xfe", "not UTF-8 text"),
        (b'"RAA","NEVER CLOSED', "line 1"),
        (b"code,name\r\n", "row 1: 2 fields"),
    ],
)
def test_what_is_no_ods_file_at_all_is_refused(tmp_path, content, reason):
    path = tmp_path / "etr.csv"
    path.write_bytes(content)

    with pytest.raises(WrongOdsFile, match=reason):
        read_ods_file(path)


def test_another_report_in_the_same_layout_is_refused(tmp_path):
    path = write_ods_file(
        tmp_path / "eauth.csv", ods_row("QAA", "NORTH AREA TEAM"), ods_row("QBB", "SOUTH AREA TEAM")
    )

    with pytest.raises(WrongOdsFile, match="most names are not of trusts"):
        read_ods_file(path)


def test_a_report_of_welsh_trusts_alone_is_refused(tmp_path):
    path = write_ods_file(tmp_path / "etr.csv", ods_row("RQF", former_office="W"))

    with pytest.raises(WrongOdsFile, match="no English trust"):
        read_ods_file(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(WrongOdsFile, match="cannot be read: no such file"):
        read_ods_file(tmp_path / "nowhere.csv")
    with pytest.raises(WrongOdsFile, match="cannot be read: is a directory"):
        read_ods_file(tmp_path)
