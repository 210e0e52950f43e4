"""What facilitators press: moving, dropping, opening, closing, the clock on the wall, the door."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.models import AuditEvent
from tests.factories.workshops import IdeaFactory, ParticipantFactory, StepFactory, WorkshopFactory
from workshops.enums import BallotState, IdeaState, Refusal, WorkshopState
from workshops.models import Ballot, Participant, Room, Step
from workshops.rules import CannotJoin, CannotRun, OutOfDate, can_run
from workshops.selectors.joining import (
    as_code,
    participant_of,
    room_with_code,
    room_with_key,
)
from workshops.selectors.visible import devices_of, visible_workshops
from workshops.services.ballots import close_ballot, open_ballot, reopen_ballot
from workshops.services.codes import ALPHABET, new_code
from workshops.services.join_workshop import join_workshop, leave_workshop
from workshops.services.move_to_step import drop_optional_steps, move_to_step, take_back_steps
from workshops.services.run_workshop import end_workshop
from workshops.services.set_room import remove_device, set_room
from workshops.services.set_timer import set_timer


@pytest.fixture
def steps(workshop):
    return [StepFactory(workshop=workshop, minutes=minutes) for minutes in (10, 15, 20)]


@pytest.fixture
def move(workshop, facilitator):
    def to(step, came_from):
        move_to_step(
            by=facilitator,
            workshop_id=workshop.pk,
            step_id=step.pk,
            from_step_id=came_from.pk if came_from else None,
        )

    return to


def room_of(workshop):
    return Room.objects.get(workshop=workshop)


def test_the_room_goes_forwards_and_back(workshop, steps, move):
    move(steps[0], None)
    move(steps[1], steps[0])
    move(steps[0], steps[1])

    assert (room_of(workshop).step, room_of(workshop).version) == (steps[0], 4)
    assert AuditEvent.objects.filter(action="workshop_step_changed").count() == 3


def test_a_page_of_before_moves_nothing(workshop, steps, move):
    move(steps[0], None)
    move(steps[1], steps[0])

    with pytest.raises(OutOfDate, match="already moved on"):
        move(steps[2], steps[0])
    with pytest.raises(OutOfDate):
        move(steps[1], steps[1])
    assert room_of(workshop).step == steps[1]


def test_nobody_is_moved_to_a_step_of_another_workshop_or_to_a_dropped_one(workshop, steps, move):
    Step.objects.filter(pk=steps[1].pk).update(skipped=True)

    for step in (StepFactory(), steps[1]):
        with pytest.raises(OutOfDate):
            move(step, None)
    assert room_of(workshop).step is None


def test_going_on_closes_what_is_still_open_and_shows_nothing(workshop, facilitator, steps, move):
    move(steps[0], None)
    ballot = open_ballot(by=facilitator, workshop_id=workshop.pk, step_id=steps[0].pk)
    set_timer(by=facilitator, workshop_id=workshop.pk, command="start")

    move(steps[1], steps[0])

    ballot.refresh_from_db()
    assert ballot.state == BallotState.CLOSED
    assert room_of(workshop).timer_ends_at is None


def test_late_drops_what_is_optional_and_still_to_come_and_can_be_taken_back(
    workshop, facilitator, steps, move
):
    Step.objects.filter(pk__in=[steps[0].pk, steps[2].pk]).update(optional=True)
    move(steps[0], None)

    assert drop_optional_steps(by=facilitator, workshop_id=workshop.pk) == 20
    assert list(Step.objects.values_list("skipped", flat=True)) == [False, False, True]
    assert drop_optional_steps(by=facilitator, workshop_id=workshop.pk) == 0
    assert take_back_steps(by=facilitator, workshop_id=workshop.pk) == 20
    assert not Step.objects.filter(skipped=True).exists()


@pytest.mark.parametrize("state", [WorkshopState.PREPARED, WorkshopState.ENDED])
def test_nothing_is_run_before_and_after(workshop, facilitator, steps, state):
    ended_at = timezone.now() if state == WorkshopState.ENDED else None
    type(workshop).objects.update(state=state, ended_at=ended_at)
    running = {"by": facilitator, "workshop_id": workshop.pk}

    for call in (
        lambda: move_to_step(**running, step_id=steps[0].pk, from_step_id=None),
        lambda: open_ballot(**running, step_id=steps[0].pk),
        lambda: set_timer(**running, command="start", minutes=5),
        lambda: drop_optional_steps(**running),
    ):
        with pytest.raises(CannotRun):
            call()


def test_a_round_is_opened_where_the_room_is_and_once(workshop, facilitator, steps, move):
    move(steps[0], None)
    opening = {"by": facilitator, "workshop_id": workshop.pk}

    with pytest.raises(OutOfDate):
        open_ballot(**opening, step_id=steps[1].pk)
    open_ballot(**opening, step_id=steps[0].pk)
    with pytest.raises(OutOfDate):
        open_ballot(**opening, step_id=steps[0].pk)
    assert Ballot.objects.count() == 1


@pytest.mark.parametrize("kind", ["talk", "decision"])
def test_a_talk_has_no_vote(workshop, facilitator, at_step, kind):
    step = at_step(**{kind: True})

    with pytest.raises(CannotRun) as refused:
        open_ballot(by=facilitator, workshop_id=workshop.pk, step_id=step.pk)
    assert refused.value.reason == Refusal.NOTHING_TO_ANSWER


def test_ideas_are_voted_on_from_two_on(workshop, facilitator, at_step):
    step = at_step(ideas=True)
    IdeaFactory(step=step, state=IdeaState.SHOWN)
    IdeaFactory(step=step, state=IdeaState.WAITING)
    opening = {"by": facilitator, "workshop_id": workshop.pk, "step_id": step.pk}

    with pytest.raises(CannotRun) as refused:
        open_ballot(**opening)
    assert refused.value.reason == Refusal.NO_IDEAS
    IdeaFactory(step=step, state=IdeaState.SHOWN)
    assert open_ballot(**opening).number == 1


def test_there_are_two_rounds_at_most(workshop, at_step, opened, shown):
    step = at_step()
    shown(opened(step))
    shown(opened(step))

    with pytest.raises(OutOfDate):
        opened(step)


def test_a_closed_round_can_be_opened_again_until_it_is_shown(workshop, facilitator, at_step, opened):
    ballot = opened(at_step())
    turn = {"by": facilitator, "workshop_id": workshop.pk, "ballot_id": ballot.pk}

    close_ballot(**turn)
    reopen_ballot(**turn)

    ballot.refresh_from_db()
    assert ballot.state == BallotState.OPEN
    with pytest.raises(OutOfDate):
        reopen_ballot(**turn)


def test_a_round_of_another_workshop_is_not_closed_from_here(workshop, facilitator, at_step, opened):
    ballot = opened(at_step())
    other = WorkshopFactory(live=True)

    with pytest.raises(OutOfDate):
        close_ballot(by=other.created_by, workshop_id=other.pk, ballot_id=ballot.pk)


def test_the_timer_runs_pauses_is_extended_and_goes(workshop, facilitator, at_step, screen):
    def press(command, minutes=None):
        set_timer(by=facilitator, workshop_id=workshop.pk, command=command, minutes=minutes)

    at_step(minutes=10)
    with time_machine.travel("2026-11-23 10:00+00:00", tick=False) as clock:
        press("start")
        assert (screen().timer_seconds, screen().timer_text) == (600, "10 minutes left")
        clock.shift(timedelta(minutes=4, seconds=30))
        press("pause")
        clock.shift(timedelta(minutes=30))
        assert screen().timer_text == "5 minutes 30 seconds left. The timer is paused."
        press("extend", 1)
        press("go_on")
        assert screen().timer_seconds == 390
        clock.shift(timedelta(minutes=20))
        assert screen().timer_text == "The time is up. You can still answer."
        press("extend", 3)
        assert screen().timer_seconds == 180
        press("remove")
        assert (screen().timer_seconds, screen().timer_text) == (None, "")
        for command in ("pause", "go_on", "extend"):
            with pytest.raises(OutOfDate):
                press(command)


def test_the_end_of_the_timer_closes_nothing(workshop, facilitator, seats, at_step, opened, screen):
    from workshops.services.cast_votes import cast_votes

    ballot = opened(at_step())
    with time_machine.travel("2026-11-23 10:00+00:00", tick=False) as clock:
        set_timer(by=facilitator, workshop_id=workshop.pk, command="start", minutes=1)
        clock.shift(timedelta(minutes=5))
        cast_votes(participant=seats[0], ballot_id=ballot.pk, answers={"STATEMENT": "3"})
        assert screen().phase == "voting"


def test_a_device_gets_a_number_and_a_token_of_which_only_the_hash_is_kept(workshop, groups):
    room = room_of(workshop)

    first, token = join_workshop(workshop_id=workshop.pk, name="Amira", group_id=groups[0].pk)
    second, other = join_workshop(workshop_id=workshop.pk, is_table=True)

    assert [str(one) for one in devices_of(workshop)] == ["Device 1", "Table 2"]
    assert (first.name, first.group) == ("Amira", groups[0])
    assert token not in str(Participant.objects.values())
    assert (participant_of(token, room.code), participant_of(other, room.code)) == (first, second)
    assert participant_of(token, WorkshopFactory(live=True).room.code) is None
    assert participant_of("", room.code) is None
    assert participant_of("made-up", room.code) is None
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    ("setting", "reason"), [({"locked": True}, Refusal.LOCKED), ({"most_devices": 1}, Refusal.FULL)]
)
def test_the_facilitator_closes_the_door(workshop, facilitator, setting, reason):
    join_workshop(workshop_id=workshop.pk)
    set_room(by=facilitator, workshop_id=workshop.pk, **setting)

    with pytest.raises(CannotJoin) as refused:
        join_workshop(workshop_id=workshop.pk)
    assert refused.value.reason == reason
    assert Participant.objects.count() == 1


def test_who_leaves_makes_space_and_leaves_no_name(workshop, facilitator):
    participant, token = join_workshop(workshop_id=workshop.pk, name="Amira")
    set_room(by=facilitator, workshop_id=workshop.pk, most_devices=1)

    leave_workshop(participant=participant)

    assert participant_of(token, room_of(workshop).code) is None
    assert join_workshop(workshop_id=workshop.pk)[0].number == 2
    assert not Participant.objects.filter(name="Amira").exists()


def test_a_removed_device_is_out_and_its_screen_is_told(workshop, facilitator):
    participant, token = join_workshop(workshop_id=workshop.pk, name="Amira")
    version = room_of(workshop).version
    removing = {"by": facilitator, "workshop_id": workshop.pk, "participant_id": participant.pk}

    remove_device(**removing)

    assert participant_of(token, room_of(workshop).code) is None
    assert room_of(workshop).version == version + 1
    assert list(devices_of(workshop)) == []
    with pytest.raises(OutOfDate):
        remove_device(**removing)


def test_a_device_is_removed_from_its_own_workshop_only(workshop, facilitator):
    elsewhere = ParticipantFactory(workshop__live=True)

    with pytest.raises(OutOfDate):
        remove_device(by=facilitator, workshop_id=workshop.pk, participant_id=elsewhere.pk)


def test_a_group_of_another_workshop_is_none_here(workshop):
    from tests.factories.workshops import GroupFactory

    with pytest.raises(CannotJoin) as refused:
        join_workshop(workshop_id=workshop.pk, group_id=GroupFactory().pk)
    assert refused.value.reason == Refusal.NO_SUCH_GROUP


def test_codes_have_28_bits_and_no_look_alikes():
    codes = {new_code() for _ in range(200)}

    assert len(ALPHABET) ** 6 > 2**28
    assert not set("BILOSZ01") & set(ALPHABET)
    assert all(len(code) == 6 and set(code) <= set(ALPHABET) for code in codes)
    assert len(codes) == 200
    # What is read off a slide finds its way to a code as it is made.
    assert as_code(" ac-de 5b ") == "ACDE58"
    assert as_code("sz5") == "525"


def test_a_code_opens_a_running_workshop_only(workshop, facilitator):
    room = room_of(workshop)
    device, token = join_workshop(workshop_id=workshop.pk)
    spaced = f" {room.code[:3].lower()} - {room.code[3:].lower()} "

    assert room_with_code(spaced) == room
    assert room_with_key(room.key) == room
    assert room_with_code("") is None
    prepared = WorkshopFactory().room
    assert room_with_code(prepared.code) is None
    end_workshop(by=facilitator, workshop_id=workshop.pk)
    assert room_with_code(room.code) is None
    assert room_with_key(room.key) is None
    # Who has a seat is still told how it ended.
    assert participant_of(token, room.code) == device


def test_facilitators_are_who_made_it_and_who_took_over(workshop, facilitator, manager, administrator):
    workshop.facilitators.create(person=manager)

    assert list(visible_workshops(manager)) == list(visible_workshops(facilitator)) == [workshop]
    assert list(visible_workshops(administrator)) == []
    assert can_run(manager, workshop)
    assert not can_run(administrator, workshop)
