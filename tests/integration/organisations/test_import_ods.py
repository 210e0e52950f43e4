"""The command on small files of our own, and on the two published ones where a developer has them."""

import os
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEvent
from organisations.enums import OrganisationKind
from organisations.models import Organisation, OrganisationParent, RegisterImport
from tests.factories.ods_files import ods_row, write_ods_file

PUBLISHED = Path(os.environ.get("ODS_FILES", Path(__file__).parents[4] / "shared" / "data" / "ods"))

pytestmark = pytest.mark.django_db


def run(path, **options):
    out = StringIO()
    call_command("import_ods", str(path), stdout=out, **options)
    return out.getvalue().splitlines()


def everything():
    """The whole register as text, to see whether anything at all was written."""
    return [
        list(model.objects.order_by("pk").values_list())
        for model in (Organisation, OrganisationParent, RegisterImport)
    ]


def parents(code):
    return list(
        OrganisationParent.objects.filter(organisation__ods_code=code)
        .order_by("valid_from")
        .values_list("parent__ods_code", "valid_from", "valid_to")
    )


@pytest.fixture
def first_file(tmp_path):
    return write_ods_file(
        tmp_path / "first.csv",
        ods_row("RAA", "NORTHMOOR HOSPITALS NHS TRUST", icb="QMJ"),
        ods_row("RBB", "EASTVALE CARE NHS TRUST", icb="QYG"),
        ods_row("RCC", "LONG GONE NHS TRUST", icb="QYG", closed="20100331"),
        ods_row("RQF", "CYMRU NHS TRUST", icb="", former_office="W"),
    )


@pytest.fixture
def second_file(tmp_path):
    return write_ods_file(
        tmp_path / "second.csv",
        ods_row("RAA", "NORTHMOOR TEACHING HOSPITALS NHS TRUST", icb="Z9B2Z"),
        ods_row("RDD", "NEW ONLINE NHS TRUST", icb="QKK", opened="20260601"),
        ods_row("RBB", "EASTVALE CARE NHS TRUST", icb="QYG", closed="20260630"),
    )


def test_a_first_file_adds_trusts_under_their_boards(first_file):
    lines = run(first_file)

    assert "Added: 3 (2 open, 1 closed)" in lines
    assert "  RAA Northmoor Hospitals NHS Trust" in lines
    trust = Organisation.objects.get(ods_code="RAA")
    assert (trust.name, trust.kind) == ("Northmoor Hospitals NHS Trust", OrganisationKind.NHS_TRUST)
    assert parents("RAA") == [("QMJ", date(2022, 7, 1), date(2026, 3, 31))]
    assert parents("RCC") == []
    assert not Organisation.objects.filter(ods_code="RQF").exists()


def test_a_second_file_renames_closes_and_moves(first_file, second_file):
    run(first_file, as_of="2025-07-31")

    lines = run(second_file, as_of="2026-07-31")

    assert [line for line in lines if not line.startswith(" ")][-4:] == [
        "Added: 1 (1 open, 0 closed)",
        "Renamed: 1",
        "Closed: 1",
        "Parent changes: 1",
    ]
    assert "  RAA Northmoor Hospitals NHS Trust → Northmoor Teaching Hospitals NHS Trust" in lines
    assert "  RBB Eastvale Care NHS Trust, last day open 2026-06-30" in lines
    assert "  RAA Northmoor Teaching Hospitals NHS Trust: QMJ → Z9B2Z from 2026-04-01" in lines
    assert parents("RAA") == [
        ("QMJ", date(2022, 7, 1), date(2026, 3, 31)),
        ("Z9B2Z", date(2026, 4, 1), None),
    ]
    assert parents("RBB") == [("QYG", date(2022, 7, 1), date(2026, 6, 30))]
    assert parents("RDD") == [("QKK", date(2026, 6, 1), None)]


def test_absence_is_not_closure(first_file, tmp_path):
    run(first_file)

    run(write_ods_file(tmp_path / "shorter.csv", ods_row("RDD", "NEW NHS TRUST")))

    assert set(
        Organisation.objects.filter(ods_code__in=["RAA", "RBB"]).values_list("closed_on", flat=True)
    ) == {None}


def test_reading_a_file_again_changes_nothing(first_file):
    run(first_file)
    before = everything()
    events = AuditEvent.objects.count()

    lines = run(first_file)

    assert lines[-1].endswith("no changes")
    assert everything() == before
    assert AuditEvent.objects.count() == events


def test_a_dry_run_says_the_same_and_writes_nothing(first_file):
    before = everything()

    dry = run(first_file, dry_run=True)

    assert everything() == before
    assert [*run(first_file), "This was a dry run: nothing was written."] == dry


def test_the_file_its_hash_and_its_day_are_logged(first_file):
    run(first_file, as_of="2025-07-31")

    imported = RegisterImport.objects.get()
    assert (imported.file_name, imported.as_of) == ("first.csv", date(2025, 7, 31))
    assert len(imported.file_sha256) == 64
    assert imported.counts["added"] == 3
    event = AuditEvent.objects.get(action="register_imported")
    assert (event.by, event.detail["sha256"]) == (None, imported.file_sha256)


def test_an_older_file_does_not_undo_a_newer_one(first_file, second_file):
    run(first_file)
    run(second_file)
    before = everything()

    with pytest.raises(CommandError, match="would undo the later one"):
        run(first_file)

    assert everything() == before


def test_a_parent_that_a_person_set_survives(first_file, tmp_path):
    run(first_file)
    board = Organisation.objects.get(ods_code="QOP")
    trust = Organisation.objects.get(ods_code="RBB")
    trust.parents.all().delete()
    trust.parents.create(parent=board, valid_from=date(2024, 1, 1), set_by_person=True)

    lines = run(write_ods_file(tmp_path / "later.csv", ods_row("RBB", "EASTVALE CARE NHS TRUST", icb="QKK")))

    assert "Parent of RBB left as it is: set by a person" in lines
    assert parents("RBB") == [("QOP", date(2024, 1, 1), None)]

    run(write_ods_file(tmp_path / "closed.csv", ods_row("RBB", "EASTVALE CARE NHS TRUST", closed="20260630")))

    assert parents("RBB") == [("QOP", date(2024, 1, 1), None)]


def test_a_kind_that_a_person_set_survives(first_file, second_file):
    run(first_file)
    Organisation.objects.filter(ods_code="RAA").update(kind=OrganisationKind.ACUTE_TRUST)

    run(second_file)

    assert Organisation.objects.get(ods_code="RAA").kind == OrganisationKind.ACUTE_TRUST


def test_two_moves_of_one_day_leave_the_last(first_file, tmp_path):
    run(first_file, as_of="2025-07-31")
    run(
        write_ods_file(tmp_path / "a.csv", ods_row("RBB", "EASTVALE CARE NHS TRUST", icb="QKK")),
        as_of="2026-07-31",
    )

    run(
        write_ods_file(tmp_path / "b.csv", ods_row("RBB", "EASTVALE CARE NHS TRUST", icb="QOP")),
        as_of="2026-07-31",
    )

    assert parents("RBB") == [
        ("QYG", date(2022, 7, 1), date(2026, 7, 30)),
        ("QOP", date(2026, 7, 31), None),
    ]


def test_a_close_date_taken_back_opens_the_trust_and_its_place_again(first_file, tmp_path):
    run(first_file)
    closed = ods_row("RBB", "EASTVALE CARE NHS TRUST", closed="20260630")
    run(write_ods_file(tmp_path / "closed.csv", closed))

    lines = run(write_ods_file(tmp_path / "open.csv", ods_row("RBB", "EASTVALE CARE NHS TRUST")))

    assert "Open again, the close date was taken back: 1" in lines
    assert Organisation.objects.get(ods_code="RBB").closed_on is None
    assert parents("RBB") == [("QYG", date(2022, 7, 1), None)]


@pytest.mark.parametrize(
    ("content", "as_of", "reason"),
    [
        (b"", None, "is empty"),
        (b"\xff\xfe", None, "not UTF-8"),
        (b"a,b,c\n", None, "3 fields"),
        (None, None, "cannot be read: no such file"),
        (b"a,b,c\n", "31/07/2026", "--as-of 31/07/2026 is not a day"),
    ],
)
def test_a_wrong_file_changes_nothing_and_says_why_on_one_line(tmp_path, first_file, content, as_of, reason):
    run(first_file)
    before = everything()
    path = tmp_path / "wrong.csv"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(CommandError) as refusal:
        run(path, as_of=as_of)

    assert str(refusal.value).startswith("Nothing was changed: ")
    assert reason in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert refusal.value.returncode == 1
    assert everything() == before


@pytest.mark.skipif(
    not (PUBLISHED / "etr_2026-07.csv").exists(),
    reason=f"the published trust reports are not at {PUBLISHED} (set ODS_FILES to their folder)",
)
@pytest.mark.parametrize("days", [("2025-07-31", "2026-07-31"), (None, None)])
def test_the_published_reports_give_their_known_counts(days):
    first, second = PUBLISHED / "etr_2025-07.csv", PUBLISHED / "etr_2026-07.csv"

    lines = run(first, as_of=days[0])
    assert any("210 rows, 3 in Wales skipped, 207 English trusts" in line for line in lines)
    assert "Added: 207 (202 open, 5 closed)" in lines
    assert run(first, as_of=days[0])[-1].endswith("no changes")

    lines = run(second, as_of=days[1])
    assert any("274 rows, 3 in Wales skipped" in line for line in lines)
    assert [line for line in lines if line.startswith(("Added", "Renamed", "Closed", "Parent changes"))] == [
        "Added: 64 (1 open, 63 closed)",
        "Renamed: 7",
        "Closed: 4",
        "Parent changes: 55",
    ]
    assert run(second, as_of=days[1])[-1].endswith("no changes")

    trusts = Organisation.objects.filter(kind=OrganisationKind.NHS_TRUST)
    assert trusts.filter(closed_on__isnull=True).count() == 199
    assert trusts.filter(closed_on__isnull=False).count() == 72
    assert {code for code in ("RNK", "RY2", "RYV", "RVJ") if trusts.get(ods_code=code).closed_on} == {
        "RNK",
        "RY2",
        "RYV",
        "RVJ",
    }
