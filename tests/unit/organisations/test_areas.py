from datetime import date

import pytest

from accounts.permissions import Permission
from organisations.rules import can_in_area
from organisations.selectors.areas import ENGLAND, area_tree, visible_areas
from tests.factories import OrganisationFactory, OrganisationParentFactory

TODAY = date(2026, 11, 1)
pytestmark = pytest.mark.django_db


def test_a_trust_is_in_its_board_its_region_and_england(trust, in_area, region, board):
    in_area(trust)
    tree = area_tree(TODAY)
    assert [area.name for area in tree.path("qx1")] == ["England", "North", "Moorland ICB"]
    for code in (ENGLAND, "y90", "qx1"):
        assert {trust.pk, board.pk} <= tree.members[code]
    assert region.pk not in tree.members["qx1"]


def test_memberships_are_as_dated(trust, board):
    other = OrganisationFactory(ods_code="QX2", local_id=None, name="Coast ICB", kind="icb")
    OrganisationParentFactory(organisation=trust, parent=other, valid_to=date(2026, 3, 31))
    OrganisationParentFactory(organisation=trust, parent=board, valid_from=date(2026, 4, 1))
    assert trust.pk in area_tree(date(2026, 3, 31)).members["qx2"]
    assert trust.pk not in area_tree(date(2026, 4, 1)).members["qx2"]
    assert trust.pk in area_tree(date(2026, 4, 1)).members["qx1"]


def test_a_viewer_sees_their_area_and_what_is_in_it(regional_viewer, national_viewer, board, administrator):
    OrganisationFactory(ods_code="Y91", local_id=None, name="South", kind="region")
    tree = area_tree(TODAY)
    assert set(visible_areas(regional_viewer, tree)) == {"y90", "qx1"}
    assert set(visible_areas(national_viewer, tree)) == {ENGLAND, "y90", "y91", "qx1"}
    assert visible_areas(administrator, tree) == {}


def test_writing_is_for_the_very_area(regional_lead, regional_viewer):
    assert can_in_area(regional_lead, Permission.AREA_WRITE, "y90", [ENGLAND, "y90"])
    assert not can_in_area(regional_lead, Permission.AREA_WRITE, "qx1", [ENGLAND, "y90", "qx1"])
    assert can_in_area(regional_lead, Permission.AREA_VIEW, "qx1", [ENGLAND, "y90", "qx1"])
    assert not can_in_area(regional_viewer, Permission.AREA_WRITE, "y90", [ENGLAND, "y90"])
