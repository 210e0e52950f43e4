from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from accounts.models import AuditEvent
from organisations.enums import OrganisationKind, SuccessionKind
from organisations.models import Organisation, OrganisationParent, Succession
from organisations.services.load_reference_data import load_reference_data

pytestmark = pytest.mark.django_db


def test_regions_boards_and_successions_are_loaded_with_their_days():
    load_reference_data(by=None)

    boards = Organisation.objects.filter(kind=OrganisationKind.ICB)
    assert Organisation.objects.filter(kind=OrganisationKind.REGION).count() == 7
    assert boards.open_on(date(2026, 3, 31)).count() == 42
    assert boards.open_on(date(2026, 4, 1)).count() == 36
    assert Succession.objects.count() == 16


def test_every_board_has_a_region_for_as_long_as_it_is_open():
    load_reference_data(by=None)

    for day, boards in ((date(2026, 3, 31), 42), (date(2026, 4, 1), 36)):
        links = OrganisationParent.objects.on(day).filter(parent__kind=OrganisationKind.REGION)
        assert links.count() == boards


def test_a_split_has_several_successors():
    load_reference_data(by=None)

    frimley = Organisation.objects.get(ods_code="QNQ")
    assert {link.successor.ods_code for link in frimley.succeeded_by.all()} == {"S0E4D", "S9B9J", "QRL"}
    assert {link.kind for link in frimley.succeeded_by.all()} == {SuccessionKind.SPLIT}


def test_loading_again_changes_nothing():
    load_reference_data(by=None)
    events = AuditEvent.objects.count()

    changes = load_reference_data(by=None)

    assert not changes
    assert AuditEvent.objects.count() == events


def test_what_differs_is_mended_and_what_a_person_set_is_not():
    load_reference_data(by=None)
    Organisation.objects.filter(ods_code="QMJ").update(closed_on=None)
    london = Organisation.objects.get(ods_code="Y56")
    OrganisationParent.objects.filter(organisation__ods_code="QYG").update(parent=london, set_by_person=True)

    changes = load_reference_data(by=None)

    assert (changes.regions, changes.icbs, changes.successions) == (0, 1, 0)
    assert Organisation.objects.get(ods_code="QMJ").closed_on == date(2026, 3, 31)
    assert OrganisationParent.objects.get(organisation__ods_code="QYG").parent == london


def test_the_command_says_what_it_did_and_then_that_there_was_nothing_to_do():
    first, second, quiet = StringIO(), StringIO(), StringIO()

    call_command("load_reference_data", stdout=first)
    call_command("load_reference_data", stdout=second)
    call_command("load_reference_data", stdout=quiet, verbosity=0)

    assert first.getvalue().startswith("Reference data: 7 regions, 48 integrated care boards (ICBs)")
    assert second.getvalue() == "Reference data: no changes\n"
    assert quiet.getvalue() == ""
