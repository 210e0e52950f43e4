"""From a seat: what is shown, what is sent, and what is told to a script."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories.workshops import BallotFactory, ParticipantFactory, StepFactory, WorkshopFactory
from workshops.enums import BallotState, IdeaState, WorkshopState
from workshops.models import STATEMENT, Ballot, Feedback, Idea, Participant, Room, Vote
from workshops.outputs import phone
from workshops.services.locking import show_anew

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}


@pytest.fixture
def room(workshop):
    return workshop.room


@pytest.fixture
def ballot(workshop):
    return Ballot.objects.get(step__workshop=workshop)


@pytest.fixture
def browser(take_seat):
    return take_seat()


def path(name, room):
    return reverse(f"workshops:{name}", args=[room.code])


def text(response) -> str:
    return BeautifulSoup(response.content, "html.parser").main.get_text(" ", strip=True)


def said(response) -> str:
    return BeautifulSoup(response.content, "html.parser").find(id="said").get_text(strip=True)


def own() -> list[tuple]:
    return list(Vote.objects.values_list("question", "kind", "value", "ticks").order_by("question"))


def go_to(workshop, state=BallotState.OPEN, **step):
    """The room moves on to a step of this kind; with `state` None nothing is asked there yet."""
    made = StepFactory(workshop=workshop, order=9, **step)
    if state is not None:
        BallotFactory(step=made, state=state)
    Room.objects.filter(workshop=workshop).update(step=made)
    show_anew(workshop.room)
    return made


def test_an_answer_by_form_is_in_when_the_page_says_so_and_can_be_changed(browser, room, ballot):
    for value in ("4", "DK"):
        sent = browser.post(path("answer", room), {"ballot": ballot.pk, STATEMENT: value}, follow=True)
        page = BeautifulSoup(sent.content, "html.parser")
        assert said(sent) == "Your answer is in. Wait for the room. You can change it until answers close."
        assert [field["value"] for field in page.select("input[checked]")] == [value]

    assert own() == [(STATEMENT, "dont_know", None, "")]


def test_sending_again_changes_nothing(browser, room, ballot):
    for _ in range(3):
        reply = browser.post(path("answer", room), {"ballot": ballot.pk, STATEMENT: "2"}, headers=JSON)
        assert (reply.status_code, reply.json()) == (200, {"saved": True})

    assert own() == [(STATEMENT, "value", 2, "")]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "Choose an answer"),
        ({STATEMENT: ""}, "Choose an answer"),
        ({STATEMENT: "6"}, "Choose one of the answers shown."),
        ({STATEMENT: "1\0"}, "Choose one of the answers shown."),
        ({"GOV1": "3"}, "Choose an answer"),
    ],
)
def test_what_is_no_answer_is_said_on_the_page_and_to_the_script(browser, room, ballot, fields, message):
    fields = {"ballot": ballot.pk, **fields}

    page = browser.post(path("answer", room), fields)
    told = browser.post(path("answer", room), fields, headers=JSON)

    link = BeautifulSoup(page.content, "html.parser").select_one(".nhsuk-error-summary a")
    assert (page.status_code, link.text.strip()) == (422, message)
    assert BeautifulSoup(page.content, "html.parser").find(id=link["href"].removeprefix("#"))
    assert (told.status_code, told.json()["message"]) == (422, message)
    assert own() == []


def test_a_wrong_answer_does_not_cost_the_right_ones(browser, workshop, room):
    step = go_to(workshop, factor_step=True)
    fields = {"ballot": step.ballots.get().pk, "GOV1": "4", "GOV2": "9"}

    page = BeautifulSoup(browser.post(path("answer", room), fields).content, "html.parser")

    assert [(field["name"], field["value"]) for field in page.select("input[checked]")] == [("GOV1", "4")]
    assert own() == []


def test_of_several_statements_some_may_be_left_out(browser, workshop, room):
    step = go_to(workshop, factor_step=True)

    browser.post(path("answer", room), {"ballot": step.ballots.get().pk, "GOV1": "4", "GOV3": "DK"})

    assert [vote[:2] for vote in own()] == [("GOV1", "value"), ("GOV3", "dont_know")]


def test_nothing_ticked_is_an_answer_to_what_the_page_asked(browser, workshop, room):
    ballot = go_to(workshop, lanes=True).ballots.get()

    browser.post(path("answer", room), {"ballot": ballot.pk, "asked": ["DT", "DE"], "DT": ["GOV", "ABS"]})
    browser.post(path("answer", room), {"ballot": ballot.pk, "asked": ["DT"]})

    assert own() == [("DE", "ticks", None, ""), ("DT", "ticks", None, "")]


def test_more_ideas_than_may_be_chosen_are_refused(browser, workshop, room):
    step = go_to(workshop, ideas=True, most_ticks=1)
    for number in (1, 2):
        Idea.objects.create(step=step, number=number, text=f"Idea {number}", state=IdeaState.SHOWN)

    reply = browser.post(
        path("answer", room),
        {"ballot": step.ballots.get().pk, "asked": "IDEAS", "IDEAS": ["1", "2"]},
        headers=JSON,
    )

    assert (reply.status_code, reply.json()["message"]) == (422, "Choose up to 1")


@pytest.mark.parametrize("state", [BallotState.CLOSED, BallotState.REVEALED])
def test_an_answer_that_comes_late_is_not_taken_and_the_person_is_told(browser, room, ballot, state):
    Ballot.objects.update(state=state)
    show_anew(room)
    fields = {"ballot": ballot.pk, STATEMENT: "4"}

    page = browser.post(path("answer", room), fields)
    told = browser.post(path("answer", room), fields, headers=JSON)

    message = "Voting had closed before your answer arrived."
    assert (page.status_code, message in text(page)) == (409, True)
    assert (told.status_code, told.json()) == (409, {"message": message})
    assert own() == []


@pytest.mark.parametrize("ballot_id", ["", "no-uuid", "0" * 32, "\0"])
def test_an_answer_to_no_open_ballot_is_not_taken(browser, room, ballot, ballot_id):
    assert browser.post(path("answer", room), {"ballot": ballot_id, STATEMENT: "4"}).status_code == 409


def test_an_answer_to_the_first_round_is_none_to_the_second(browser, room, ballot):
    Ballot.objects.update(state=BallotState.REVEALED)
    BallotFactory(step=ballot.step, number=2)
    show_anew(room)

    reply = browser.post(path("answer", room), {"ballot": ballot.pk, STATEMENT: "4"}, headers=JSON)

    assert (reply.status_code, own()) == (409, [])


def test_an_idea_waits_for_the_facilitator_and_is_one_however_often_it_is_sent(browser, workshop, room):
    step = go_to(workshop, state=None, ideas=True)
    fields = {"step": step.pk, "text": "  Meet in   March "}

    page = browser.post(path("send_idea", room), fields, follow=True)
    told = browser.post(path("send_idea", room), fields, headers=JSON)

    assert "Your idea is in. The facilitator reads it before everybody sees it." in text(page)
    assert told.json() == {"saved": True}
    assert list(Idea.objects.values_list("text", "state")) == [("Meet in March", IdeaState.WAITING)]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"text": ""}, 422),
        ({"text": "x" * 121}, 422),
        ({"step": "none", "text": "Meet"}, 422),
        ({"step": "0" * 32, "text": "Meet"}, 409),
    ],
)
def test_an_idea_that_cannot_be_taken_is_said(browser, workshop, room, fields, status):
    step = go_to(workshop, state=None, ideas=True)

    assert browser.post(path("send_idea", room), {"step": step.pk, **fields}).status_code == status
    told = browser.post(path("send_idea", room), {"step": step.pk, **fields}, headers=JSON)
    assert (told.status_code, bool(told.json()["message"])) == (status, True)
    assert not Idea.objects.exists()


def end(workshop):
    workshop.state, workshop.ended_at = WorkshopState.ENDED, "2026-11-23T10:00Z"
    workshop.save()
    show_anew(workshop.room)


def test_how_it_was_is_asked_at_the_end_and_can_be_changed(browser, workshop, room):
    early = browser.post(path("give_feedback", room), {"useful": "5"})
    end(workshop)
    page = browser.get(path("take_part", room))
    for useful in ("2", "4"):
        sent = browser.post(path("give_feedback", room), {"useful": useful, "words": "Good"}, follow=True)
    missing = browser.post(path("give_feedback", room), {"words": "Good"})

    assert early.status_code == 409
    assert "The workshop has ended. Thank you." in text(page)
    assert "Thank you. What you said is in." in text(sent)
    assert "Say whether it was worth your time" in text(missing)
    assert list(Feedback.objects.values_list("useful", "words")) == [(4, "Good")]


def test_who_leaves_has_no_seat_and_no_name_and_what_was_shown_stays(take_seat, room, ballot):
    browser = take_seat(name="Amira")
    browser.post(path("answer", room), {"ballot": ballot.pk, STATEMENT: "4"})
    Ballot.objects.update(state=BallotState.REVEALED)

    left = browser.post(path("leave_workshop", room))

    assert "What the room has been shown of your answers stays, without your name" in text(left)
    assert browser.cookies["seat"].value == ""
    assert (Participant.objects.get().name, len(own())) == ("", 1)
    assert browser.get(path("take_part", room)).status_code == 200  # the door, by the code


def test_who_was_removed_answers_nothing(browser, room, ballot):
    Participant.objects.update(removed=True)
    for name in ("answer", "send_idea", "give_feedback", "leave_workshop"):
        reply = browser.post(path(name, room), {"ballot": ballot.pk, STATEMENT: "4"}, headers=JSON)
        assert (reply.status_code, reply.json()["href"]) == (401, reverse("workshops:join"))
    assert browser.get(path("room_state", room), headers=JSON).status_code == 401
    assert own() == []


@pytest.mark.parametrize("name", ["answer", "send_idea", "give_feedback", "leave_workshop"])
def test_without_a_seat_nothing_is_taken_and_no_code_is_looked_at(name, room, ballot):
    for code in (room.code, "YYYYYY"):
        where = reverse(f"workshops:{name}", args=[code])
        assert Client().post(where, {"ballot": ballot.pk}).url == reverse("workshops:join")
        assert Client().get(where).status_code == 405


def test_a_seat_in_one_room_is_none_in_another(browser, room):
    other = WorkshopFactory(live=True).room
    stranger = Client()
    stranger.cookies["seat"] = browser.cookies["seat"].value

    assert stranger.get(path("room_state", room), headers=JSON).status_code == 200
    assert stranger.get(path("room_state", other), headers=JSON).status_code == 401


# ---- What a script is told


def look(browser, room, mark=""):
    return browser.get(path("room_state", room), headers=JSON | ({"If-None-Match": mark} if mark else {}))


def test_the_state_is_everybodys_screen_and_ones_own_answers_beside_it(take_seat, room, ballot):
    one, other = take_seat(), take_seat()
    one.post(path("answer", room), {"ballot": ballot.pk, STATEMENT: "4"})

    states = [look(browser, room).json() for browser in (one, other)]

    assert [state.pop("own") for state in states] == [{STATEMENT: ["4"]}, {}]
    assert states[0] == states[1]
    assert (
        states[0].items()
        >= {
            "version": room.version,
            "phase": "voting",
            "step": str(ballot.step_id),
            "ballot": str(ballot.pk),
            "poll_ms": 1000,
            "timer_seconds": None,
        }.items()
    )
    assert "checked" not in states[0]["html"]


def test_an_unchanged_screen_costs_one_row_and_no_session(browser, room):
    first = look(browser, room)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        second = look(browser, room, first.headers["ETag"])

    assert second.status_code == 304
    assert len(queries) == 1
    assert "workshops_room" in queries[0]["sql"]
    assert "Set-Cookie" not in second.headers
    assert not second.cookies
    assert "Cookie" not in second.headers.get("Vary", "")
    assert second.headers["ETag"] == first.headers["ETag"]


def test_a_mark_that_was_made_weak_on_the_way_still_stands(browser, room):
    mark = look(browser, room).headers["ETag"]

    assert look(browser, room, f"W/{mark}").status_code == 304
    assert look(browser, room, f'"x", {mark}').status_code == 304


def test_a_change_is_told_at_the_next_look(browser, room):
    mark = look(browser, room).headers["ETag"]
    show_anew(room)

    changed = look(browser, room, mark)

    assert (changed.status_code, changed.json()["version"]) == (200, room.version + 1)
    assert changed.headers["ETag"] != mark


@pytest.mark.parametrize("mark", ['"1"', 'W/"1"', "*", '"1", "2", "3"', "", "broken"])
def test_polls_tell_a_stranger_nothing_about_codes(room, mark):
    """A mark that can be made up would be a way to try codes that nobody counts."""
    answers = {
        Client()
        .get(reverse("workshops:room_state", args=[code]), headers=JSON | {"If-None-Match": mark})
        .status_code
        for code in (room.code, "YYYYYY")
    }

    assert answers == {401}


def test_the_page_begins_where_the_script_goes_on(browser, room):
    page = BeautifulSoup(browser.get(path("take_part", room)).content, "html.parser")

    mark = page.select_one("[data-mark]")["data-mark"]
    assert look(browser, room, mark).status_code == 304


def test_joining_and_answering_of_others_changes_no_phone(take_seat, room, ballot):
    one, other = take_seat(), take_seat()
    mark = look(one, room).headers["ETag"]

    other.post(path("answer", room), {"ballot": ballot.pk, STATEMENT: "4"})
    take_seat()

    assert look(one, room, mark).status_code == 304


# ---- The screen that is kept


def test_a_screen_is_made_once_for_all_phones(take_seat, room, monkeypatch):
    made = []
    make = phone.phone_of
    monkeypatch.setattr(phone, "phone_of", lambda *args: made.append(args) or make(*args))

    for browser in (take_seat(), take_seat(), take_seat()):
        look(browser, room)
    assert len(made) == 1

    show_anew(room)
    look(take_seat(), room)
    assert len(made) == 2


def test_a_screen_that_changed_while_it_was_made_is_not_kept(browser, room, monkeypatch):
    make = phone.phone_of

    def made_meanwhile(*args):
        done = make(*args)
        show_anew(room)
        return done

    monkeypatch.setattr(phone, "phone_of", made_meanwhile)
    first = look(browser, room)
    assert room.workshop_id not in {workshop for workshop, _, _ in phone._kept._phones}

    monkeypatch.setattr(phone, "phone_of", make)
    assert look(browser, room, first.headers["ETag"]).status_code == 200


def test_no_more_screens_are_kept_than_fit():
    kept = phone._Kept()
    for number in range(phone.MOST_KEPT + 5):
        kept.keep((number, None, 1), number)
        kept.get((0, None, 1))

    assert len(kept._phones) == phone.MOST_KEPT
    assert kept.get((0, None, 1)) == 0
    assert kept.get((1, None, 1)) is None


def test_the_time_left_is_of_now_though_the_screen_is_of_before(browser, room, time_machine):
    from datetime import timedelta

    from django.utils import timezone

    now = timezone.now()
    time_machine.move_to(now, tick=False)
    Room.objects.update(timer_ends_at=now + timedelta(minutes=5))
    show_anew(room)
    assert look(browser, room).json()["timer_seconds"] == 300

    time_machine.move_to(now + timedelta(minutes=2), tick=False)
    assert look(browser, room).json()["timer_seconds"] == 180
    assert "3 minutes left" in text(browser.get(path("take_part", room)))


def test_queries_do_not_grow_with_the_room(take_seat, room, ballot):
    browser = take_seat()
    look(browser, room)

    def counted(act) -> int:
        with CaptureQueriesContext(connection) as queries:
            act()
        return len(queries)

    def all_three() -> list[int]:
        return [
            counted(lambda: look(browser, room)),
            counted(lambda: browser.get(path("take_part", room))),
            counted(
                lambda: browser.post(
                    path("answer", room), {"ballot": ballot.pk, STATEMENT: "4"}, headers=JSON
                )
            ),
        ]

    few = all_three()
    for number in range(20):
        ParticipantFactory(workshop=room.workshop, number=100 + number)

    assert all_three() == few
    assert few[0] <= 3
    assert few[1] <= 15
    assert few[2] <= 16
