"""The access table, held against the service. What an answer depends on is not the database: SQLite only."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.architecture.access_table import ROWS, Row
from tests.architecture.access_world import SEATS, World
from tests.architecture.addresses import addresses

pytestmark = pytest.mark.django_db

# What in an address names somebody's things.
OWNED = {
    "organisation_id",
    "partnership_id",
    "campaign_id",
    "membership_id",
    "invitation_id",
    "assessment_id",
    "response_id",
    "area_code",
    "area_release_id",
    "circle_id",
    "circle_member_id",
    "comment_id",
    "offer_id",
    "wish_id",
    "contact_request_id",
    "lever_id",
    "lever_dispute_id",
    "programme_id",
}
PLANTED = "tests.architecture.planted_urls"


def without_a_row() -> set[str]:
    return set(addresses()) - {row.name for row in ROWS}


def answer(row: Row, seat: str, side: str, world: World) -> str:
    keys = world.keys(row.name, addresses()[row.name], side)
    client = Client()
    if world.seats[seat] is not None:
        client.force_login(world.seats[seat])
    response = client.generic(row.method, reverse(row.name, kwargs=keys))
    signs_in = response.status_code == 302 and response.url.startswith(reverse("account_login"))
    return "login" if signs_in else str(response.status_code)


def answers(row: Row, world: World, undone) -> dict[str, list[str]]:
    """What the service says to each seat; what one seat changes is undone before the next."""
    return {
        side: [undone(lambda seat=seat, side=side: answer(row, seat, side, world)) for seat in SEATS]
        for side in row.statuses
    }


@pytest.fixture
def undone():
    def call(act):
        before = transaction.savepoint()
        try:
            return act()
        finally:
            transaction.savepoint_rollback(before)

    return call


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method} {row.name}")
def test_feature_33_everybody_gets_what_the_table_says(row, world, undone):
    assert answers(row, world, undone) == row.statuses


def test_every_address_has_a_row():
    assert without_a_row() == set()
    assert {row.name for row in ROWS} - set(addresses()) == set()


def test_every_address_that_names_somebodys_things_is_tried_with_somebody_elses():
    one_sided = {row.name for row in ROWS if addresses()[row.name] & OWNED and "theirs" not in row.statuses}

    assert one_sided == set()


def test_every_row_is_complete():
    assert [row.name for row in ROWS for said in row.statuses.values() if len(said) != len(SEATS)] == []


def test_a_page_without_guards_would_be_caught(settings, world, undone):
    row = next(row for row in ROWS if row.name == "organisations:people")
    assert answers(row, world, undone) == row.statuses

    settings.ROOT_URLCONF = PLANTED

    assert answers(row, world, undone) == {side: ["200"] * len(SEATS) for side in row.statuses}


def test_an_address_without_a_row_would_be_caught(settings):
    settings.ROOT_URLCONF = PLANTED

    assert without_a_row() == {"organisations:left_open"}
