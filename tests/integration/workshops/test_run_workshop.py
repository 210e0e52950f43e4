"""The facilitator's screen: one big button for what comes next, and nothing that only a script could do."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import UserFactory
from tests.factories.workshops import StepFactory, WorkshopFacilitatorFactory, WorkshopFactory
from workshops.enums import BallotState, WorkshopState
from workshops.models import Ballot, Participant, Room, Step, Workshop


@pytest.fixture
def facilitator(client, workshop):
    client.force_login(workshop.created_by)
    return client


def at(name, workshop, *more):
    return reverse(f"workshops:{name}", args=[workshop.pk, *more])


def press(browser, name, workshop, **said):
    return browser.post(at(name, workshop), said, follow=True)


def room_of(workshop):
    return Room.objects.get(workshop=workshop)


def test_the_page_says_where_the_room_is_and_what_comes_next(facilitator, workshop, take_seat):
    take_seat()

    page = facilitator.get(at("run_workshop", workshop)).content.decode()

    assert "Sharing the record" in page
    assert "Open: people are answering." in page
    assert 'id="command-close"' in page
    assert "1 device joined" in page
    assert "0 of 1 answered" in page
    assert f"{workshop.room.code[:3]} {workshop.room.code[3:]}" in page


def test_close_show_second_round_and_on(facilitator, workshop):
    last = StepFactory(workshop=workshop, order=2, title="What now", talk=True)
    ballot = Ballot.objects.get()

    press(facilitator, "run_ballot", workshop, command="close", ballot=ballot.pk)
    press(facilitator, "run_ballot", workshop, command="reopen", ballot=ballot.pk)
    press(facilitator, "run_ballot", workshop, command="close", ballot=ballot.pk)
    page = press(facilitator, "run_ballot", workshop, command="reveal", ballot=ballot.pk)
    assert 'id="command-second"' in page.content.decode()
    assert "Next: What now" in page.content.decode()
    press(facilitator, "run_ballot", workshop, command="second", step=ballot.step_id)
    press(facilitator, "move_to_step", workshop, step=last.pk, from_step=ballot.step_id)

    assert room_of(workshop).step == last
    assert list(Ballot.objects.values_list("number", "state")) == [
        (1, BallotState.REVEALED),
        (2, BallotState.CLOSED),
    ]


def test_the_first_step_begins_from_before_it(facilitator, workshop):
    Room.objects.update(step=None)
    step = Step.objects.get()

    assert "Begin with: Before we buy" in facilitator.get(at("run_workshop", workshop)).content.decode()
    press(facilitator, "move_to_step", workshop, step=step.pk, from_step="")

    assert room_of(workshop).step == step


def test_a_screen_of_before_changes_nothing_and_is_told(facilitator, workshop):
    ballot = Ballot.objects.get()
    press(facilitator, "run_ballot", workshop, command="close", ballot=ballot.pk)

    page = press(facilitator, "run_ballot", workshop, command="close", ballot=ballot.pk)

    assert "The room had already moved on" in page.content.decode()
    assert Ballot.objects.get().state == BallotState.CLOSED


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("move_to_step", {"step": "nowhere"}),
        ("run_ballot", {"command": "burn"}),
        ("run_ballot", {"command": "open", "ballot": str(uuid4())}),
        ("run_ballot", {"command": "close", "step": str(uuid4())}),
        ("set_timer", {"command": "start", "minutes": "100000000000"}),
        ("drop_optional_steps", {}),
        ("set_room", {"command": ""}),
    ],
)
def test_what_no_button_sends_is_an_error_in_words(facilitator, workshop, name, said):
    answer = facilitator.post(at(name, workshop), said)

    assert answer.status_code == 422
    assert "That button no longer fits" in answer.content.decode()
    assert "There is a problem" in answer.content.decode()


def test_a_step_of_another_workshop_is_out_of_date(facilitator, workshop):
    other, here = StepFactory(), room_of(workshop).step_id

    press(facilitator, "move_to_step", workshop, step=other.pk, from_step=here)

    assert room_of(workshop).step_id == here


def test_the_timer_runs_pauses_and_goes(facilitator, workshop):
    press(facilitator, "set_timer", workshop, command="start", minutes=4)
    page = facilitator.get(at("run_workshop", workshop)).content.decode()
    assert "left" in page
    press(facilitator, "set_timer", workshop, command="extend", minutes=2)
    press(facilitator, "set_timer", workshop, command="pause")
    left = room_of(workshop).timer_left
    press(facilitator, "set_timer", workshop, command="remove")

    assert 350 <= left <= 360
    assert room_of(workshop).timer_left is None


def test_we_are_late_says_what_goes_and_how_much_time_that_is_and_takes_it_back(facilitator, workshop):
    StepFactory(workshop=workshop, order=2, title="What to stop doing", minutes=5, optional=True)

    before = facilitator.get(at("run_workshop", workshop)).content.decode()
    assert "Drops “What to stop doing” and saves 5 minutes." in before
    page = press(facilitator, "drop_optional_steps", workshop, command="drop").content.decode()
    assert "That saves 5 minutes." in page
    assert "Left out" in page
    page = press(facilitator, "drop_optional_steps", workshop, command="take_back").content.decode()

    assert "5 minutes are back in the agenda." in page
    assert not Step.objects.filter(skipped=True).exists()


def test_planned_times_and_how_late_it_is(facilitator, workshop):
    started = timezone.now() - timedelta(minutes=16, seconds=20)
    Workshop.objects.update(started_at=started)

    page = facilitator.get(at("run_workshop", workshop)).content.decode()

    assert timezone.localtime(started).strftime("%H:%M") in page
    assert "6 minutes behind. The agenda has 80 minutes to spare." in page


def test_lock_and_counts(facilitator, workshop):
    press(facilitator, "set_room", workshop, command="lock")
    page = press(facilitator, "set_room", workshop, command="hide_count").content.decode()

    assert "Locked: nobody new comes in" in page
    assert room_of(workshop).locked
    assert not room_of(workshop).shows_count
    press(facilitator, "set_room", workshop, command="unlock")
    assert not room_of(workshop).locked


def test_a_second_facilitator_runs_the_same_room(client, workshop):
    second = WorkshopFacilitatorFactory(workshop=workshop, person=UserFactory()).person
    client.force_login(second)

    press(client, "run_ballot", workshop, command="close", ballot=Ballot.objects.get().pk)

    assert Ballot.objects.get().state == BallotState.CLOSED


@pytest.mark.parametrize(
    "name", ["run_workshop", "run_state", "screen", "screen_state", "device_list", "count_hands"]
)
def test_nobody_else_is_told_that_it_exists(client, workshop, name):
    client.force_login(UserFactory(is_facilitator=True))

    assert client.get(at(name, workshop)).status_code == 404


def test_a_prepared_or_ended_workshop_is_elsewhere(client, db):
    prepared = WorkshopFactory()
    client.force_login(prepared.created_by)

    assert client.get(at("run_workshop", prepared)).url == at("prepare_workshop", prepared)
    Workshop.objects.update(state=WorkshopState.ENDED, ended_at=timezone.now())
    assert client.get(at("run_workshop", prepared)).url == at("workshop_record", prepared)


def test_the_script_gets_the_parts_without_tokens_and_one_row_says_that_nothing_changed(
    facilitator, workshop, take_seat, django_assert_num_queries
):
    first = facilitator.get(at("run_state", workshop))
    assert set(first.json()["regions"]) == {"agenda", "step", "room", "written"}
    assert 'name="csrfmiddlewaretoken" value=""' in first.json()["regions"]["step"]
    assert "no-store" in first.headers["Cache-Control"]

    with django_assert_num_queries(1):
        again = facilitator.get(at("run_state", workshop), headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    take_seat()
    after = facilitator.get(at("run_state", workshop), headers={"If-None-Match": first.headers["ETag"]})

    assert after.status_code == 200
    assert "1 device joined" in after.json()["regions"]["room"]


def test_the_page_and_its_parts_are_the_same(facilitator, workshop):
    """Else the first look of the script would move what the facilitator reads."""
    page = facilitator.get(at("run_workshop", workshop)).content.decode()
    parts = facilitator.get(at("run_state", workshop)).json()["regions"]

    def plain(html):
        html = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", html)
        return re.sub(r"\s+", " ", html).strip()

    assert [name for name, html in parts.items() if plain(html) not in plain(page)] == []


def test_simulated_people_are_for_the_demonstration_only(facilitator, workshop, settings):
    settings.DEMONSTRATION = False
    assert facilitator.post(at("simulate_participants", workshop), {"number": 10}).status_code == 404

    settings.DEMONSTRATION = True
    page = press(facilitator, "simulate_participants", workshop, number=10).content.decode()

    assert "10 simulated people have joined" in page
    assert Participant.objects.filter(is_simulated=True).count() == 10
