"""Which areas a person can see."""

import pytest

from tests.factories import AreaRoleFactory, OrganisationFactory
from tests.integration.dashboards.reading import soup

pytestmark = pytest.mark.django_db
ADDRESS = "/areas/"


def test_england_comes_first_then_regions_each_with_its_boards(sign_in, national_viewer, published):
    OrganisationFactory(ods_code="Y91", local_id=None, name="East", kind="region")

    page = soup(sign_in(national_viewer).get(ADDRESS))

    assert [row.a.text for row in page.select("tbody tr")] == ["England", "East", "North", "Moorland ICB"]
    assert "Autumn round published on" in page.main.text
    assert "nothing published yet" in page.main.text


def test_a_viewer_sees_their_region_and_what_is_in_it(sign_in, regional_viewer, published):
    page = soup(sign_in(regional_viewer).get(ADDRESS))

    assert [row.a.text for row in page.select("tbody tr")] == ["North", "Moorland ICB"]


def test_who_sees_one_area_only_goes_straight_to_it(sign_in, colleague, board):
    AreaRoleFactory(person=colleague, area=board)

    answer = sign_in(colleague).get(ADDRESS)

    assert (answer.status_code, answer["Location"]) == (302, "/areas/qx1/")


def test_whoever_has_no_role_for_an_area_finds_nothing(sign_in, manager, administrator, published):
    assert sign_in(manager).get(ADDRESS).status_code == 404
    assert sign_in(administrator).get(ADDRESS).status_code == 404


def test_another_method_is_refused(sign_in, regional_viewer):
    assert sign_in(regional_viewer).post(ADDRESS).status_code == 405
