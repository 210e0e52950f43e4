"""Who may do what from a seat: every address of a room, with the cookie of a device in it, of one in another room, of
one that was removed, and with none. A new address without a row fails.

A script is told what a page is told: 401 for nobody's seat. Posted forms are empty, so that 409 and 422 mean that the
device may post."""

import pytest
from django.test import Client
from django.urls import reverse

from organisations.selectors.people import hash_of
from tests.architecture.addresses import addresses
from tests.factories import BallotFactory, ParticipantFactory, StepFactory, WorkshopFactory
from workshops.enums import WorkshopState
from workshops.views.seats import COOKIE

pytestmark = pytest.mark.django_db

SEATS = ("here", "elsewhere", "removed", "nobody")
PAGE, SCRIPT = "text/html", "application/json"
TABLE = """
take_part      GET  page   200 403 403 200
take_part      GET  script 200 403 403 200
enter          POST page   302 302 302 302
room_state     GET  page   200 302 302 302
room_state     GET  script 200 401 401 401
answer         POST page   409 302 302 302
answer         POST script 409 401 401 401
send_idea      POST page   422 302 302 302
send_idea      POST script 422 401 401 401
give_feedback  POST page   422 302 302 302
give_feedback  POST script 422 401 401 401
leave_workshop POST page   200 302 302 302
leave_workshop POST script 200 401 401 401
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]


@pytest.fixture
def room():
    workshop, another = WorkshopFactory(live=True), WorkshopFactory(live=True)
    step = StepFactory(workshop=workshop)
    BallotFactory(step=step)
    workshop.room.step = step
    workshop.room.save()
    ParticipantFactory(workshop=workshop, number=1, token_hash=hash_of("here"))
    ParticipantFactory(workshop=workshop, number=2, token_hash=hash_of("removed"), removed=True)
    ParticipantFactory(workshop=another, number=1, token_hash=hash_of("elsewhere"))
    return workshop.room


def look(room, name: str, method: str, seat: str, accept: str = PAGE, **cookies):
    client = Client()
    if seat != "nobody":
        client.cookies[COOKIE] = seat
    path = reverse(f"workshops:{name}", args=[room.code])
    return client.generic(method, path, headers={"accept": accept})


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join(row[:3]))
def test_every_address_of_a_room_answers_each_seat_as_the_table_says(room, row):
    name, method, asks, *statuses = row
    accept = SCRIPT if asks == "script" else PAGE

    for seat, status in zip(SEATS, statuses, strict=True):
        if name == "leave_workshop":
            room.workshop.participants.filter(number=1).update(removed=False, token_hash=hash_of("here"))
        assert (seat, str(look(room, name, method, seat, accept).status_code)) == (seat, status)


def test_every_address_of_a_room_has_a_row():
    of_rooms = {
        name.removeprefix("workshops:")
        for name, wanted in addresses().items()
        if name.startswith("workshops:") and wanted == {"code"}
    }

    assert of_rooms == {row[0] for row in ROWS}


@pytest.mark.parametrize("seat", SEATS)
def test_after_the_end_who_was_there_says_how_it_was_and_nobody_comes_in(room, seat):
    workshop = room.workshop
    workshop.state, workshop.ended_at = WorkshopState.ENDED, workshop.created_at
    workshop.save()

    page = look(room, "take_part", "GET", seat)

    assert page.status_code == {"here": 200, "nobody": 404}.get(seat, 403)
    assert ("Before you go" in page.text) == (seat == "here")
    assert look(room, "answer", "POST", seat).status_code == (409 if seat == "here" else 302)


def test_a_seat_in_one_room_is_told_nothing_of_another(room):
    room.workshop.title = "Only for those who are in it"
    room.workshop.save()

    assert "Only for those" in look(room, "take_part", "GET", "here").text
    for seat in ("elsewhere", "removed"):
        for name in ("take_part", "room_state"):
            assert "Only for those" not in look(room, name, "GET", seat).text
