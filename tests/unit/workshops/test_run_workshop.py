"""A workshop begins, is rehearsed and ends; and what is written down on the way."""

from datetime import date

import pytest
from django.apps import apps

from accounts.models import AuditEvent
from tests.factories.workshops import IdeaFactory, StepFactory, WorkshopFactory
from workshops.enums import IdeaState, Phase, Refusal, WorkshopState
from workshops.models import (
    STATEMENT,
    Agreed,
    Decision,
    Feedback,
    Idea,
    Note,
    Participant,
    Room,
    RoomAction,
)
from workshops.rules import CannotRun, CannotVote, OutOfDate
from workshops.services import ideas
from workshops.services.cast_votes import cast_votes
from workshops.services.count_hands import count_hands
from workshops.services.ideas import add_idea, decide_idea, merge_idea, reword_idea
from workshops.services.join_workshop import join_workshop
from workshops.services.outcomes import (
    record_agreed,
    remove_decision,
    remove_room_action,
    set_prompt,
    write_decision,
    write_note,
    write_room_action,
)
from workshops.services.run_workshop import (
    end_rehearsal,
    end_workshop,
    start_rehearsal,
    start_workshop,
)
from workshops.services.set_room import remove_device, set_room


@pytest.fixture
def prepared(db):
    workshop = WorkshopFactory()
    StepFactory(workshop=workshop)
    return workshop


def rows(workshop):
    """How many rows of each kind there are, but for the audit."""
    return {model.__name__: model.objects.count() for model in apps.get_app_config("workshops").get_models()}


def test_it_starts_once_and_ends_once(prepared, screen_of):
    by = prepared.created_by
    running = {"by": by, "workshop_id": prepared.pk}

    assert screen_of(prepared).phase == Phase.WAITING
    start_workshop(**running)
    with pytest.raises(OutOfDate):
        start_workshop(**running)
    end_workshop(**running)
    for service in (start_workshop, end_workshop, start_rehearsal, end_rehearsal):
        with pytest.raises(OutOfDate):
            service(**running)

    prepared.refresh_from_db()
    assert prepared.state == WorkshopState.ENDED
    assert prepared.started_at < prepared.ended_at
    seen = screen_of(prepared)
    assert (seen.phase, seen.instruction) == (Phase.ENDED, "The workshop has ended. Thank you.")


@pytest.fixture
def screen_of():
    from django.utils import timezone

    from workshops.presenters.screen import present_screen
    from workshops.selectors.rooms import state_of
    from workshops.selectors.shown import shown_of

    def look(workshop):
        state = state_of(workshop.pk)
        return present_screen(state, shown_of(state), moment=timezone.now())

    return look


def test_without_a_step_it_does_not_start(db):
    workshop = WorkshopFactory()

    for service in (start_workshop, start_rehearsal):
        with pytest.raises(CannotRun) as refused:
            service(by=workshop.created_by, workshop_id=workshop.pk)
        assert refused.value.reason == Refusal.NO_STEPS


def test_names_go_with_the_end_and_seats_stay_for_feedback(workshop, facilitator):
    _, token = join_workshop(workshop_id=workshop.pk, name="Amira")

    end_workshop(by=facilitator, workshop_id=workshop.pk)

    seat = Participant.objects.get()
    assert seat.name == ""
    assert seat.token_hash


def test_a_rehearsal_leaves_nothing(prepared, screen_of):
    by, pk = prepared.created_by, prepared.pk
    step = prepared.steps.get()
    ideas = StepFactory(workshop=prepared, ideas=True, optional=True)
    ready = IdeaFactory(step=ideas, prepared=True, state=IdeaState.SHOWN)
    StepFactory(workshop=prepared, optional=True)
    before, room = rows(prepared), _steady(prepared)
    running = {"by": by, "workshop_id": pk}

    start_rehearsal(**running)
    assert screen_of(prepared).rehearsal
    _do_everything(prepared, step, ideas, ready)
    assert all(count > before[name] for name, count in rows(prepared).items() if name in CAME_IN)
    version = Room.objects.get(workshop=prepared).version
    end_rehearsal(**running)

    assert rows(prepared) == before
    assert _steady(prepared) == room
    # Phones that are still on ask anew: the version never goes back.
    assert Room.objects.get(workshop=prepared).version > version
    ready.refresh_from_db()
    assert (ready.state, ready.merged_into) == (IdeaState.SHOWN, None)


CAME_IN = {
    "Participant", "Ballot", "Vote", "HandCount", "Idea", "Note", "Decision", "RoomAction", "Agreed", "Feedback",
}  # fmt: skip


def _steady(workshop):
    room = Room.objects.get(workshop=workshop)
    workshop.refresh_from_db()
    steps = list(workshop.steps.values("pk", "order", "title", "skipped", "statement"))
    return (
        workshop.state,
        workshop.started_at,
        room.code,
        room.key,
        room.step,
        room.locked,
        room.timer_ends_at,
        room.timer_left,
        steps,
    )


def _do_everything(workshop, step, ideas, ready):
    from workshops.services.ballots import close_ballot, open_ballot, reveal_ballot
    from workshops.services.move_to_step import drop_optional_steps, move_to_step
    from workshops.services.set_timer import set_timer

    running = {"by": workshop.created_by, "workshop_id": workshop.pk}
    by = workshop.created_by
    seats = [join_workshop(workshop_id=workshop.pk, name="Amira")[0] for _ in range(3)]
    move_to_step(**running, step_id=step.pk, from_step_id=None)
    ballot = open_ballot(**running, step_id=step.pk)
    for seat in seats:
        cast_votes(participant=seat, ballot_id=ballot.pk, answers={STATEMENT: "3"})
    count_hands(**running, ballot_id=ballot.pk, counts={(STATEMENT, None, "2"): 3})
    close_ballot(**running, ballot_id=ballot.pk)
    reveal_ballot(**running, ballot_id=ballot.pk)
    record_agreed(by=by, step_id=step.pk, question=STATEMENT, value=3)
    write_note(by=by, step_id=step.pk, text="A note")
    write_decision(by=by, step_id=step.pk, text="A decision")
    write_room_action(by=by, step_id=step.pk, text="Ring them", due_on=date(2027, 1, 4), owner_name="Sam")
    move_to_step(**running, step_id=ideas.pk, from_step_id=step.pk)
    add_idea(participant=seats[0], step_id=ideas.pk, text="One form")
    sent = Idea.objects.get(text="One form")
    decide_idea(by=by, idea_id=sent.pk, state=IdeaState.SHOWN)
    merge_idea(by=by, idea_id=ready.pk, into_id=sent.pk)
    Feedback.objects.create(participant=seats[0], useful=5)
    set_timer(**running, command="start")
    set_room(**running, locked=True)
    drop_optional_steps(**running)


def test_a_rehearsal_that_still_runs_is_forgotten_at_the_start(prepared):
    running = {"by": prepared.created_by, "workshop_id": prepared.pk}
    start_rehearsal(**running)
    join_workshop(workshop_id=prepared.pk, name="Amira")

    start_workshop(**running)

    assert not Participant.objects.exists()
    prepared.refresh_from_db()
    assert prepared.state == WorkshopState.LIVE


def test_ideas_wait_for_the_facilitator(workshop, facilitator, seats, at_step, screen):
    step = at_step(ideas=True)

    add_idea(participant=seats[0], step_id=step.pk, text="  One   form ")
    assert screen().ideas == ()
    idea = Idea.objects.get()
    decide_idea(by=facilitator, idea_id=idea.pk, state="shown")
    assert screen().ideas == ("One form",)
    reword_idea(by=facilitator, idea_id=idea.pk, text="One referral form")
    add_idea(by=facilitator, step_id=step.pk, text="A monthly call")
    assert screen().ideas == ("One referral form", "A monthly call")
    decide_idea(by=facilitator, idea_id=idea.pk, state="refused")
    assert screen().ideas == ("A monthly call",)
    # What came from a device leaves no row that says when.
    assert set(AuditEvent.objects.values_list("action", flat=True)) == {
        "idea_decided",
        "idea_reworded",
        "idea_added",
    }


def test_the_same_idea_sent_again_is_one(seats, at_step):
    step = at_step(ideas=True)

    for text in ("One form", "one form "):
        add_idea(participant=seats[0], step_id=step.pk, text=text)
    add_idea(participant=seats[1], step_id=step.pk, text="One form")

    assert Idea.objects.count() == 2


@pytest.mark.parametrize("text", ["", "   ", "x" * 121, "a\0b"])
def test_what_is_no_idea_is_refused(facilitator, seats, at_step, text):
    step = at_step(ideas=True)

    with pytest.raises(CannotVote):
        add_idea(participant=seats[0], step_id=step.pk, text=text)
    with pytest.raises(CannotRun):
        add_idea(by=facilitator, step_id=step.pk, text=text)
    assert not Idea.objects.exists()


def test_one_device_sends_ten_ideas_at_most(seats, at_step):
    step = at_step(ideas=True)
    for number in range(10):
        add_idea(participant=seats[0], step_id=step.pk, text=f"Idea {number}")

    with pytest.raises(CannotVote) as refused:
        add_idea(participant=seats[0], step_id=step.pk, text="One more")
    assert refused.value.reason == Refusal.ENOUGH_IDEAS
    add_idea(participant=seats[1], step_id=step.pk, text="Mine")


def test_a_script_that_sends_ideas_keeps_nobody_from_sending_theirs(workshop, facilitator, seats, at_step):
    """It takes ever new seats. The facilitator adds one all the same, and what is not shown makes room again."""
    step = at_step(ideas=True)
    Idea.objects.bulk_create(
        Idea(step=step, number=number, text=f"Rubbish {number}", participant=seats[1 + number // 20])
        for number in range(1, 201)
    )
    sending = {"participant": seats[0], "step_id": step.pk, "text": "One form"}
    with pytest.raises(CannotVote) as refused:
        add_idea(**sending)
    assert refused.value.reason == Refusal.ENOUGH_IDEAS

    add_idea(by=facilitator, step_id=step.pk, text="What was said aloud")
    decide_idea(by=facilitator, idea_id=step.ideas.get(number=1).pk, state=IdeaState.SHOWN)
    remove_device(by=facilitator, workshop_id=workshop.pk, participant_id=seats[1].pk)
    for idea in step.ideas.filter(participant=seats[2]):
        decide_idea(by=facilitator, idea_id=idea.pk, state=IdeaState.REFUSED)
    add_idea(**sending)

    assert step.ideas.filter(participant=seats[1]).count() == 1
    assert step.ideas.filter(text="One form").exists()


@pytest.mark.parametrize("gone_at", ["before", "while waiting"])
def test_an_idea_that_went_with_its_rehearsal_is_out_of_date(
    workshop, facilitator, at_step, monkeypatch, gone_at
):
    idea = IdeaFactory(step=at_step(ideas=True))
    if gone_at == "before":
        idea.delete()
    else:
        real = ideas.lock_room
        monkeypatch.setattr(ideas, "lock_room", lambda pk: (Idea.objects.all().delete(), real(pk))[1])

    with pytest.raises(OutOfDate):
        decide_idea(by=facilitator, idea_id=idea.pk or 0, state=IdeaState.SHOWN)


def test_once_people_choose_ideas_stay_as_they_are(workshop, facilitator, seats, at_step, opened):
    step = at_step(ideas=True)
    ideas = [IdeaFactory(step=step, state=IdeaState.SHOWN) for _ in range(3)]
    opened(step)

    for call in (
        lambda: decide_idea(by=facilitator, idea_id=ideas[0].pk, state="refused"),
        lambda: merge_idea(by=facilitator, idea_id=ideas[0].pk, into_id=ideas[1].pk),
        lambda: reword_idea(by=facilitator, idea_id=ideas[0].pk, text="Other"),
    ):
        with pytest.raises(CannotRun) as refused:
            call()
        assert refused.value.reason == Refusal.VOTE_STARTED
    with pytest.raises(CannotVote):
        add_idea(participant=seats[0], step_id=step.pk, text="Too late")


def test_a_merged_idea_brings_what_was_merged_into_it(facilitator, at_step, screen):
    step = at_step(ideas=True)
    one, two, three = (IdeaFactory(step=step, state=IdeaState.SHOWN, text=text) for text in "abc")

    merge_idea(by=facilitator, idea_id=one.pk, into_id=two.pk)
    merge_idea(by=facilitator, idea_id=two.pk, into_id=three.pk)

    assert screen().ideas == ("c",)
    assert set(Idea.objects.filter(merged_into=three)) == {one, two}
    with pytest.raises(OutOfDate):
        merge_idea(by=facilitator, idea_id=three.pk, into_id=three.pk)
    with pytest.raises(OutOfDate):
        merge_idea(by=facilitator, idea_id=three.pk, into_id=IdeaFactory(state=IdeaState.SHOWN).pk)


def test_a_prepared_idea_keeps_its_words(facilitator, at_step):
    idea = IdeaFactory(step=at_step(ideas=True), prepared=True, state=IdeaState.SHOWN)

    with pytest.raises(CannotRun) as refused:
        reword_idea(by=facilitator, idea_id=idea.pk, text="Other")
    assert refused.value.reason == Refusal.AS_PREPARED


def test_decisions_and_shared_actions_are_on_every_screen_and_can_be_removed(
    workshop, facilitator, trust, at_step, screen
):
    step = at_step(decision=True)
    writing = {"by": facilitator, "step_id": step.pk}
    decision = write_decision(**writing, text="One form for both")
    action = write_room_action(
        **writing, text="Draft it", organisation=trust, owner_name="Sam", due_on=date(2027, 3, 27)
    )
    write_room_action(**writing, text="Tell the board", due_on=date(2027, 3, 27), shared_with_partner=False)

    # What is to be kept from the partner is on no screen.
    assert screen().outcomes == (
        "Decided: One form for both",
        "To do: Draft it (Northmoor Hospitals: Sam, by 27 March 2027)",
    )
    remove_decision(by=facilitator, decision_id=decision.pk)
    remove_room_action(by=facilitator, room_action_id=action.pk)
    assert screen().outcomes == ()
    with pytest.raises(OutOfDate):
        remove_decision(by=facilitator, decision_id=decision.pk)
    with pytest.raises(OutOfDate):
        remove_room_action(by=facilitator, room_action_id=action.pk)
    assert RoomAction.objects.get().number == 2
    assert not Decision.objects.exists()


def test_a_note_is_for_facilitators_screens(workshop, facilitator, at_step):
    step = at_step()
    before = Room.objects.get(workshop=workshop)

    write_note(by=facilitator, step_id=step.pk, text="Sam left early")

    after = Room.objects.get(workshop=workshop)
    assert Note.objects.get().text == "Sam left early"
    assert (after.version, after.pulse) == (before.version, before.pulse + 1)
    # What people say stays out of the audit.
    assert "Sam" not in str(AuditEvent.objects.values())


def test_an_agreement_names_its_number_of_people_and_can_be_taken_back(
    facilitator, seats, at_step, opened, shown
):
    step = at_step()
    ballot = opened(step)
    for seat in seats[:5]:
        cast_votes(participant=seat, ballot_id=ballot.pk, answers={STATEMENT: "4"})
    shown(ballot)
    agreeing = {"by": facilitator, "step_id": step.pk, "question": STATEMENT}

    record_agreed(**agreeing, value=3)
    record_agreed(**agreeing, value=4)
    assert (Agreed.objects.get().value, Agreed.objects.get().people) == (4, 5)
    record_agreed(**agreeing, value=None)
    assert not Agreed.objects.exists()


def test_nothing_is_agreed_on_too_few_answers_or_on_what_was_not_asked(
    facilitator, seats, at_step, opened, shown
):
    step = at_step()
    ballot = opened(step)
    for seat in seats[:2]:
        cast_votes(participant=seat, ballot_id=ballot.pk, answers={STATEMENT: "4"})
    shown(ballot)

    for question in (STATEMENT, "GOV1"):
        with pytest.raises(CannotRun) as refused:
            record_agreed(by=facilitator, step_id=step.pk, question=question, value=3)
        assert refused.value.reason == Refusal.NOT_AGREED_ON


def test_hands_are_counted_anew_until_the_answers_are_shown(workshop, facilitator, groups, at_step, opened):
    from workshops.models import HandCount

    ballot = opened(at_step())
    counting = {"by": facilitator, "workshop_id": workshop.pk, "ballot_id": ballot.pk}

    count_hands(**counting, counts={(STATEMENT, None, "4"): 3, (STATEMENT, groups[0].pk, "DK"): 1})
    count_hands(**counting, counts={(STATEMENT, None, "4"): 2, (STATEMENT, None, "5"): 0})

    assert list(HandCount.objects.values_list("answer", "count")) == [("4", 2)]


@pytest.mark.parametrize(
    ("key", "count"),
    [
        ((STATEMENT, None, "6"), 1),
        ((STATEMENT, None, "4"), -1),
        ((STATEMENT, None, "4"), 501),
        (("GOV1", None, "4"), 1),
        ((STATEMENT, 10**6, "4"), 1),
    ],
)
def test_what_is_no_count_of_hands_is_refused_whole(workshop, facilitator, at_step, opened, key, count):
    from workshops.models import HandCount

    ballot = opened(at_step())
    with pytest.raises(CannotRun) as refused:
        count_hands(
            by=facilitator,
            workshop_id=workshop.pk,
            ballot_id=ballot.pk,
            counts={(STATEMENT, None, "3"): 2, key: count},
        )
    assert refused.value.reason == Refusal.NOT_A_COUNT
    assert not HandCount.objects.exists()


def test_a_prompt_of_ones_own_is_put_while_people_talk_and_never_while_they_answer(
    facilitator, at_step, opened, screen
):
    talk = at_step(talk=True)
    set_prompt(by=facilitator, step_id=talk.pk, text="Who was there?")
    assert screen().prompt == "Who was there?"

    step = at_step()
    set_prompt(by=facilitator, step_id=step.pk, text="Why so low?")
    assert screen().prompt == ""
    opened(step)
    assert screen().prompt == ""
