from datetime import date

import pytest

from organisations.enums import OrganisationKind
from organisations.selectors.register import KnownOrganisation, KnownParent
from organisations.services.plan_ods_import import plan_ods_import
from organisations.services.read_ods_file import OdsFile, OdsRow, WrongOdsFile

AS_OF = date(2026, 11, 22)
FIRST_DAY, LAST_DAY = date(2022, 7, 1), date(2026, 3, 31)
AREAS = {
    code: KnownOrganisation(code, f"{code} board", OrganisationKind.ICB, opened_on, closed_on)
    for code, opened_on, closed_on in [
        ("QOLD", FIRST_DAY, LAST_DAY),
        ("QNEW", date(2026, 4, 1), None),
        ("QONE", FIRST_DAY, None),
        ("QTWO", FIRST_DAY, None),
    ]
}


def _row(code="RAA", name="NORTHMOOR NHS TRUST", icb="QONE", opened_on=date(2001, 4, 1), closed_on=None):
    return OdsRow(code, name, icb, opened_on, closed_on)


def _known(parent="QONE", valid_from=FIRST_DAY, valid_to=None, set_by_person=False, **fields):
    facts = {"name": "Northmoor NHS Trust", "opened_on": date(2001, 4, 1), "closed_on": None} | fields
    link = KnownParent(parent, valid_from, valid_to, set_by_person) if parent else None
    return AREAS | {"RAA": KnownOrganisation("RAA", kind=OrganisationKind.NHS_TRUST, parent=link, **facts)}


def _plan(known, *rows, as_of=AS_OF):
    return plan_ods_import(OdsFile("etr.csv", "hash", rows, 0), known, as_of)


def _parents(changes):
    return [(change.old_parent, change.new_parent, change.changed_on, change.until) for change in changes]


def test_a_known_organisation_as_it_is_gives_no_plan():
    assert not _plan(_known(), _row())


def test_a_new_code_is_added_under_its_board_since_both_existed():
    plan = _plan(AREAS, _row(opened_on=date(2024, 11, 1)))

    assert [row.code for row in plan.additions] == ["RAA"]
    assert _parents(plan.first_parents) == [(None, "QONE", date(2024, 11, 1), None)]
    assert plan.parent_changes == []


def test_a_new_code_under_a_board_that_has_closed_is_there_until_it_closed():
    plan = _plan(AREAS, _row(icb="QOLD"))

    assert _parents(plan.first_parents) == [(None, "QOLD", FIRST_DAY, LAST_DAY)]


def test_a_new_code_that_is_closed_gets_no_parent():
    plan = _plan(AREAS, _row(closed_on=date(2024, 9, 30)))

    assert [row.code for row in plan.additions] == ["RAA"]
    assert plan.first_parents == []


def test_a_name_that_differs_is_a_renaming_and_capitals_are_not():
    assert _plan(_known(name="NORTHMOOR  NHS TRUST"), _row()).renamings == []

    (renaming,) = _plan(_known(), _row(name="NORTHMOOR NHS FOUNDATION TRUST")).renamings

    assert (renaming.old_name, renaming.new_name) == (
        "Northmoor NHS Trust",
        "Northmoor NHS Foundation Trust",
    )


def test_a_close_date_is_a_closure_once():
    closed = _row(closed_on=LAST_DAY)

    plan = _plan(_known(), closed)

    assert [change.closed_on for change in plan.closures] == [LAST_DAY]
    assert not _plan(_known(closed_on=LAST_DAY), closed)


def test_a_close_date_taken_back_and_one_corrected_are_told_apart():
    known = _known(closed_on=LAST_DAY)

    assert len(_plan(known, _row()).reopenings) == 1
    assert len(_plan(known, _row(closed_on=date(2026, 6, 30))).date_corrections) == 1


def test_an_organisation_the_file_does_not_name_stays_open():
    plan = _plan(_known(), _row(code="RBB", name="EASTVALE NHS TRUST"))

    assert [row.code for row in plan.additions] == ["RBB"]
    assert plan.closures == []


def test_a_move_is_dated_by_the_file():
    plan = _plan(_known(), _row(icb="QTWO"))

    assert _parents(plan.parent_changes) == [("QONE", "QTWO", AS_OF, None)]


def test_a_move_away_from_a_board_that_closed_happened_the_day_after():
    plan = _plan(_known("QOLD"), _row(icb="QNEW"))

    assert _parents(plan.parent_changes) == [("QOLD", "QNEW", date(2026, 4, 1), None)]


def test_the_day_after_holds_where_the_new_board_is_older():
    plan = _plan(_known("QOLD"), _row(icb="QONE"))

    assert _parents(plan.parent_changes) == [("QOLD", "QONE", date(2026, 4, 1), None)]


def test_a_trust_that_came_to_a_board_after_it_closed_moves_from_its_first_day():
    plan = _plan(_known("QOLD", valid_from=date(2026, 6, 1)), _row(icb="QNEW"))

    assert _parents(plan.parent_changes) == [("QOLD", "QNEW", date(2026, 6, 1), None)]


def test_the_day_after_holds_where_the_link_has_ended_already():
    plan = _plan(_known("QOLD", valid_to=LAST_DAY), _row(icb="QNEW"))

    assert _parents(plan.parent_changes) == [("QOLD", "QNEW", date(2026, 4, 1), None)]


def test_a_move_is_never_before_the_new_board_opened():
    plan = _plan(_known(), _row(icb="QNEW"), as_of=date(2026, 3, 15))

    assert _parents(plan.parent_changes) == [("QONE", "QNEW", date(2026, 4, 1), None)]


def test_a_trust_that_closes_before_the_change_does_not_move():
    plan = _plan(
        _known(closed_on=date(2026, 3, 20)),
        _row(icb="QNEW", closed_on=date(2026, 3, 20)),
        as_of=date(2026, 3, 15),
    )

    assert not plan
    assert plan.kept_parents == {"RAA": "it closes before the change"}


def test_parents_of_closed_rows_are_ignored():
    plan = _plan(_known(closed_on=LAST_DAY), _row(icb="QTWO", closed_on=LAST_DAY))

    assert not plan
    assert plan.kept_parents == {}


def test_a_row_that_closes_later_is_open_until_then():
    plan = _plan(_known(), _row(icb="QTWO", closed_on=date(2027, 3, 31)))

    assert _parents(plan.parent_changes) == [("QONE", "QTWO", AS_OF, date(2027, 3, 31))]
    assert len(plan.closures) == 1


def test_a_parent_that_a_person_set_stays():
    plan = _plan(_known(set_by_person=True), _row(icb="QTWO"))

    assert not plan
    assert plan.kept_parents == {"RAA": "set by a person"}


def test_after_the_time_a_person_gave_a_parent_the_file_is_heard_again():
    ended = date(2026, 6, 30)

    plan = _plan(_known("QOLD", valid_to=ended, set_by_person=True), _row(icb="QNEW"))

    assert _parents(plan.parent_changes) == [("QOLD", "QNEW", date(2026, 7, 1), None)]


def test_an_older_file_does_not_move_a_trust_back_to_a_board_that_closed():
    plan = _plan(_known("QNEW", valid_from=date(2026, 4, 1)), _row(icb="QOLD"))

    assert not plan
    assert "QOLD had closed by then" in plan.kept_parents["RAA"]


def test_an_older_file_does_not_undo_a_later_move():
    plan = _plan(_known("QTWO", valid_from=date(2026, 9, 1)), _row(icb="QONE"), as_of=date(2026, 7, 31))

    assert not plan
    assert plan.kept_parents == {"RAA": "the register knows of a later change"}


def test_a_board_that_the_register_lacks_is_said_and_the_parent_stays():
    plan = _plan(_known(), _row(icb="QZZZ"))

    assert not plan
    assert any(
        "no integrated care board QZZZ: the parents of 1 trusts" in warning for warning in plan.warnings
    )


def test_a_trust_is_never_taken_for_a_board():
    with pytest.raises(WrongOdsFile, match="QONE is not a trust in the register"):
        _plan(AREAS, _row(code="QONE"))


def test_a_file_with_few_open_trusts_draws_a_warning():
    rows = [_row(code=f"R{number:03}") for number in range(150)]

    assert _plan(AREAS, *rows).warnings == []
    (warning,) = _plan(AREAS, *rows[1:]).warnings

    assert "149 open trusts" in warning
