"""Coming in: by a typed code or a scanned one, without an account, in two taps."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from tests.factories.workshops import ParticipantFactory, WorkshopFactory
from workshops.enums import WorkshopState
from workshops.models import FailedJoin, Participant

pytestmark = pytest.mark.django_db
JOIN = reverse("workshops:join")


@pytest.fixture
def room(workshop):
    return workshop.room


def path(name, room):
    return reverse(f"workshops:{name}", args=[room.code])


def scanned(room):
    return reverse("workshops:join_by_key", args=[room.key])


def typed(client, code, **extra):
    return client.post(JOIN, {"code": code}, **extra)


def text(response) -> str:
    return BeautifulSoup(response.content, "html.parser").main.get_text(" ", strip=True)


def test_feature_51_from_scan_to_first_question_it_takes_one_page_and_one_press(client, room):
    door = client.get(scanned(room), follow=True)
    form = BeautifulSoup(door.content, "html.parser").find("form")
    fields = {field["name"]: field.get("value", "") for field in form.select("input[type=hidden]")}

    screen = client.post(form["action"], fields, follow=True)

    assert "Sharing the record" in text(door)
    assert screen.redirect_chain == [(path("take_part", room), 302)]
    assert "We would call each other before we buy anything." in text(screen)
    assert [seat.name for seat in Participant.objects.all()] == [""]


@pytest.mark.parametrize("written", ["{}", " {} ", "{0[0]}{0[1]}{0[2]}-{0[3]}{0[4]}{0[5]}"])
def test_a_code_is_typed_as_people_type(client, room, written):
    response = typed(client, written.format(room.code).lower())

    assert response.status_code == 302
    assert text(client.get(response.url)).startswith("You are joining Sharing the record")


def test_who_says_who_they_are_is_known_by_it(take_seat, workshop):
    group = workshop.groups.get(name="Eastvale")

    screen = take_seat(name="  Amira   Khan ", group=str(group.pk), is_table="on").get(
        path("take_part", workshop.room)
    )

    seat = Participant.objects.get()
    assert (seat.name, seat.group, seat.is_table) == ("Amira Khan", group, True)
    assert "This is table 1, with Eastvale." in text(screen)


def test_the_cookie_is_this_workshops_alone_and_out_of_reach_of_scripts(client, room, settings):
    settings.SESSION_COOKIE_SECURE = True
    client.post(path("enter", room), {"key": room.key})

    cookie = client.cookies["seat"]
    assert cookie["path"] == path("take_part", room)
    assert (cookie["httponly"], cookie["secure"], cookie["samesite"]) == (True, True, "Lax")
    assert cookie["max-age"] == 12 * 60 * 60
    assert cookie.value not in str(Participant.objects.values().get())


def test_a_device_that_joins_twice_has_one_seat(take_seat, room):
    browser = take_seat()

    browser.post(path("enter", room), {"key": room.key})
    again = browser.get(scanned(room), follow=True)

    assert Participant.objects.count() == 1
    assert "We would call each other" in text(again)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"name": "x" * 61}, "Your name must be 60 characters or fewer"),
        ({"group": "999999"}, "Choose one of the groups shown"),
        ({"name": "a\0b"}, "Null characters are not allowed."),
    ],
)
def test_what_is_wrong_is_said_where_the_person_is(client, room, fields, message):
    response = client.post(path("enter", room), {"key": room.key, **fields})

    assert response.status_code == 422
    assert message in BeautifulSoup(response.content, "html.parser").select_one(".nhsuk-error-summary").text
    assert not Participant.objects.exists()


def test_a_group_of_another_workshop_is_none_of_ours(client, room):
    from tests.factories.workshops import GroupFactory

    response = client.post(path("enter", room), {"key": room.key, "group": str(GroupFactory().pk)})

    assert response.status_code == 422


def test_the_facilitator_can_lock_the_room_and_cap_it(client, room):
    room.locked = True
    room.save()
    assert "Nobody new can join now" in text(client.post(path("enter", room), {"key": room.key}))

    room.locked, room.most_devices = False, 1
    room.save()
    ParticipantFactory(workshop=room.workshop)
    full = client.post(path("enter", room), {"key": room.key})
    assert (full.status_code, "The room is full" in text(full)) == (422, True)
    assert Participant.objects.count() == 1


@pytest.fixture
def dead_rooms():
    prepared = WorkshopFactory().room
    ended = WorkshopFactory(state=WorkshopState.ENDED, ended_at="2026-01-01T10:00Z").room
    return [prepared, ended]


def test_wrong_closed_and_ended_codes_get_the_same_answer(client, dead_rooms):
    unknown = "YYYYYY"
    codes = [unknown, *(room.code for room in dead_rooms)]
    keys = ["no-such-key", *(room.key for room in dead_rooms)]

    asked = {same(typed(Client(), code)).replace(code, "") for code in codes}
    pages = {same(Client().get(reverse("workshops:take_part", args=[code]))) for code in codes}
    entries = {same(Client().post(reverse("workshops:enter", args=[code]), {})) for code in codes}
    scans = {same(Client().get(reverse("workshops:join_by_key", args=[key]))) for key in keys}

    assert len(asked) == len(pages) == len(entries) == len(scans) == 1
    assert "This code does not work" in asked.pop()


def same(response) -> str:
    document = BeautifulSoup(response.content, "html.parser")
    for field in document.select("input[name=csrfmiddlewaretoken]"):
        field.decompose()
    return f"{response.status_code} {document}"


def test_s6_after_thirty_wrong_codes_no_typed_code_is_looked_at_but_scanned_ones_are(client, room, take_seat):
    inside = take_seat()
    answers = [typed(client, "YYYYYY").status_code for _ in range(25)]
    answers += [client.get(reverse("workshops:take_part", args=["YYYYY9"])).status_code for _ in range(10)]

    assert answers == [422] * 25 + [404] * 5 + [429] * 5
    assert typed(client, room.code).status_code == 429
    assert Client().get(path("take_part", room)).status_code == 429
    assert Client().post(path("enter", room), {}).status_code == 429
    # From the same connection: by the square code, and from a seat.
    assert Client().get(scanned(room), follow=True).status_code == 200
    assert inside.get(path("take_part", room)).status_code == 200
    assert inside.get(path("room_state", room)).status_code == 200


def test_s6_two_hundred_rightful_people_behind_one_address_get_in(room):
    for _ in range(29):
        typed(Client(), "YYYYYY")
    for _ in range(200):
        browser = Client()
        door = typed(browser, room.code)
        browser.get(door.url)
        key = door.url.partition("key=")[2]
        assert browser.post(path("enter", room), {"key": key}).status_code == 302

    assert Participant.objects.count() == 200
    assert max(FailedJoin.objects.values_list("count", flat=True)) == 29


def test_a_key_opens_its_own_room_only(client, room):
    other = WorkshopFactory(live=True).room

    response = client.post(reverse("workshops:enter", args=["YYYYYY"]), {"key": other.key})

    assert response.status_code == 404
    assert FailedJoin.objects.filter(count=1).count() == 2


@pytest.mark.parametrize("key", ["\0", "ü" * 300, "' OR 1=1"])
def test_a_key_that_is_none_is_a_dead_one(client, room, key):
    assert client.get(reverse("workshops:join_by_key", args=[key])).status_code == 404
    assert client.get(path("take_part", room), {"key": key}).status_code in {200, 404}


def test_a_removed_device_is_told_and_can_ask_to_come_back(take_seat, room):
    browser = take_seat()
    Participant.objects.update(removed=True)

    gone = browser.get(path("take_part", room))

    assert (gone.status_code, browser.cookies["seat"].value) == (403, "")
    assert "You are no longer in this workshop" in text(gone)
    assert browser.get(path("room_state", room)).status_code == 302


def test_who_is_signed_in_takes_part_like_anybody_else(manager, client, room):
    client.force_login(manager)
    before = {session.session_key: session.session_data for session in Session.objects.all()}

    client.get(scanned(room), follow=True)
    screen = client.post(path("enter", room), {"key": room.key}, follow=True)

    assert "Maya Manager" not in screen.content.decode()
    assert {session.session_key: session.session_data for session in Session.objects.all()} == before
    assert screen.headers["Cache-Control"] == "private, no-store"
    assert screen.headers["X-Robots-Tag"] == "noindex"
