from datetime import date

import pytest

from organisations.enums import OrganisationKind
from organisations.models import OrganisationParent
from organisations.selectors.organisations import places_of
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


def _belongs(organisation, parent, valid_from, valid_to=None):
    OrganisationParent.objects.create(
        organisation=organisation, parent=parent, valid_from=valid_from, valid_to=valid_to
    )


@pytest.fixture
def trust():
    """In the old board, of the north and later of the south, until 31 March 2026; then in the new one."""
    trust = OrganisationFactory()
    old, new = (OrganisationFactory(name=name, kind=OrganisationKind.ICB) for name in ("Old", "New"))
    north, south = (
        OrganisationFactory(name=name, kind=OrganisationKind.REGION) for name in ("North", "South")
    )
    _belongs(old, south, date(2024, 1, 1), date(2026, 3, 31))
    _belongs(old, north, date(2022, 7, 1), date(2023, 12, 31))
    _belongs(trust, old, date(2022, 7, 1), date(2026, 3, 31))
    _belongs(trust, new, date(2026, 4, 1))
    return trust


def _words(trust, day):
    return [(place.link.parent.name, place.region and place.region.name) for place in places_of(trust, day)]


def test_an_earlier_day_has_the_board_of_its_time(trust):
    assert _words(trust, date(2026, 3, 31)) == [("Old", "South")]
    assert _words(trust, date(2026, 4, 1)) == [("New", None), ("Old", "South")]


def test_before_it_belonged_anywhere_there_is_nothing(trust):
    assert _words(trust, date(2022, 6, 30)) == []


def test_a_place_without_a_first_day_is_from_long_ago(trust):
    _belongs(trust, OrganisationFactory(name="Older"), None, date(2022, 6, 30))

    assert _words(trust, date(2026, 4, 1))[-1] == ("Older", None)
