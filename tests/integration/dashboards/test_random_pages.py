"""P1 on the pages themselves: what the auditor reads of publications is all that pages and files have.

Every address of every area, with every round, boundary and kind that its form offers, is opened in a random region.
Then everything that was counted is thrown away, and the answers are the same to the byte.
"""

import re
from datetime import date
from itertools import product

import pytest

from dashboards.enums import Panel
from dashboards.models import BatchShare, Publication, Rollup
from dashboards.presenters.facts import MAKERS
from tests.disclosure.random_areas import RandomAreas
from tests.factories import AreaRoleFactory, UserFactory

pytestmark = pytest.mark.django_db

CHANGING = re.compile(rb'nonce="[^"]*"|csrfmiddlewaretoken" value="[^"]*"|/static/[^"]*')


@pytest.fixture
def world():
    world = RandomAreas(1)
    world.open_round()
    world.arrive()
    world.publish(final=True)
    world.shuffle_boards()
    world.recast()
    return world


@pytest.fixture
def reader(world):
    person = UserFactory()
    AreaRoleFactory(person=person, area=world.regions[0], role="regional_lead")
    return person


def addresses(world) -> list[str]:
    """Everything published of the first region and its boards, and combinations that nobody offers."""
    codes = [body.code.lower() for body in (world.regions[0], world.boards[0])]
    days = sorted({*Publication.objects.values_list("boundaries", flat=True), date(2020, 1, 1)})
    kinds = ("", "acute_trust")
    return [
        f"/areas/{code}/{place}?round={world.campaign.pk}&boundaries={day}&kind={kind}"
        for code, day, kind in product(codes, days, kinds)
        for place in ("", *(f"{panel}/" for panel in MAKERS), *(f"{panel}.csv" for panel in MAKERS))
    ]


def answers(client, found: list[str]) -> dict[str, bytes]:
    return {path: CHANGING.sub(b"", client.get(path).content) for path in found}


def test_P1_pages_and_files_have_nothing_but_what_was_published(world, reader, sign_in):
    client, found = sign_in(reader), addresses(world)
    before = answers(client, found)
    assert Rollup.objects.update(numbers={}, people=0)
    assert BatchShare.objects.update(marks=[])

    after = answers(client, found)

    assert len(found) > 50
    assert [path for path in found if before[path] != after[path]] == []


def test_control_what_is_published_does_stand_on_the_pages(world, reader, sign_in):
    client = sign_in(reader)
    found = [
        f"/areas/{world.regions[0].code.lower()}/{panel}.csv" for panel in (Panel.FACTORS, Panel.COVERAGE)
    ]
    before = answers(client, found)
    for one in Publication.objects.all():
        one.content["coverage"]["invited"] = {"shown": 12345}
        one.content["factors"]["POL"]["people"] = {"shown": 12345}
        one.save()

    assert all(before[path] != body and b"12345" in body for path, body in answers(client, found).items())


def test_a_regional_lead_gets_nothing_of_the_other_region(world, reader, sign_in):
    client, other = sign_in(reader), world.regions[1].code.lower()
    found = [f"/areas/{other}/", *(f"/areas/{other}/{panel}.csv" for panel in MAKERS), "/areas/england/"]

    assert {client.get(path).status_code for path in found} == {404}
