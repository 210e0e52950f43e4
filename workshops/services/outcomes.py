"""What the facilitator writes down while the room talks: notes, decisions, things to do, what was agreed."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from organisations.models import Organisation
from workshops.enums import BallotState, Refusal, VoteKind
from workshops.models import Agreed, Decision, Note, Room, RoomAction, Step
from workshops.rules import CannotRun, OutOfDate, check_is_running
from workshops.selectors.questions import questions_of
from workshops.selectors.tallies import tallies_of
from workshops.services.locking import count_anew, lock_room, show_anew


@transaction.atomic
def write_note(*, by: User, step_id: UUID, text: str) -> Note:
    """For the record. Only facilitators' screens show it."""
    room, step = _step(step_id)
    note = Note.objects.create(step=step, text=text)
    count_anew(room)
    record_event(by=by, action="workshop_note_written", subject=room.workshop, step=str(step.pk))
    return note


@transaction.atomic
def write_decision(*, by: User, step_id: UUID, text: str) -> Decision:
    """The room reads it on every screen."""
    room, step = _step(step_id)
    decision = Decision.objects.create(step=step, text=text)
    show_anew(room)
    record_event(by=by, action="workshop_decision_written", subject=room.workshop, step=str(step.pk))
    return decision


@transaction.atomic
def remove_decision(*, by: User, decision_id: int) -> None:
    step_id = Decision.objects.values_list("step", flat=True).filter(pk=decision_id).first()
    if step_id is None:
        raise OutOfDate
    room, step = _step(step_id)
    Decision.objects.filter(pk=decision_id).delete()
    show_anew(room)
    record_event(by=by, action="workshop_decision_removed", subject=room.workshop, step=str(step.pk))


@transaction.atomic
def write_room_action(
    *,
    by: User,
    step_id: UUID,
    text: str,
    due_on: date,
    organisation: Organisation | None = None,
    owner: User | None = None,
    owner_name: str = "",
    shared_with_partner: bool = True,
) -> RoomAction:
    """Something to do, with owner and date. It is in no plan before somebody who may change that plan confirms it."""
    room, step = _step(step_id)
    last = RoomAction.objects.filter(step__workshop=room.workshop).aggregate(last=Max("number"))["last"] or 0
    action = RoomAction.objects.create(
        step=step,
        text=text,
        due_on=due_on,
        organisation=organisation,
        owner=owner,
        owner_name="" if owner else owner_name,
        shared_with_partner=shared_with_partner,
        number=last + 1,
    )
    show_anew(room)
    record_event(
        by=by, action="room_action_written", subject=room.workshop, step=str(step.pk), number=action.number
    )
    return action


@transaction.atomic
def remove_room_action(*, by: User, room_action_id: UUID) -> None:
    """While the workshop runs, and while it is in no plan."""
    found = RoomAction.objects.filter(pk=room_action_id, action=None).values_list("step", "number").first()
    if found is None:
        raise OutOfDate
    room, step = _step(found[0])
    RoomAction.objects.filter(pk=room_action_id, action=None).delete()
    show_anew(room)
    record_event(
        by=by, action="room_action_removed", subject=room.workshop, step=str(step.pk), number=found[1]
    )


@transaction.atomic
def record_agreed(*, by: User, step_id: UUID, question: str, value: int | None) -> None:
    """What the room settles on after it has seen its answers, kept apart from them; None takes it back.

    It carries how many people the answers before it were from: those of the last round that was shown.
    """
    room, step = _step(step_id)
    people = _answered_by(step, question)
    if value is None:
        Agreed.objects.filter(step=step, question=question).delete()
    else:
        Agreed.objects.update_or_create(
            step=step,
            question=question,
            defaults={"value": value, "people": people, "agreed_on": timezone.localdate()},
        )
    show_anew(room)
    record_event(
        by=by,
        action="workshop_agreed",
        subject=room.workshop,
        step=str(step.pk),
        question=question,
        value=value,
    )


@transaction.atomic
def set_prompt(*, by: User, step_id: UUID, text: str) -> None:
    """The facilitator's own question to the room; empty, the result chooses again."""
    room, step = _step(step_id)
    step.prompt = text
    step.save(update_fields=["prompt"])
    show_anew(room)
    record_event(by=by, action="workshop_prompt_set", subject=room.workshop, step=str(step.pk))


def _step(step_id: UUID) -> tuple[Room, Step]:
    """The step may be any of the workshop's: a decision is often written down one step late."""
    workshop_id = Step.objects.values_list("workshop", flat=True).get(pk=step_id)
    room = lock_room(workshop_id)
    check_is_running(room)
    return room, Step.objects.select_related("workshop__instrument").get(pk=step_id)


def _answered_by(step: Step, question: str) -> int:
    """Raises CannotRun unless it is a question of the step with one answer, shown, with enough people."""
    asked = {one.code: one for one in questions_of(step, step.workshop.instrument.definition)}
    if question not in asked or asked[question].kind == VoteKind.TICKS:
        raise CannotRun(Refusal.NOT_AGREED_ON)
    shown = step.ballots.filter(state=BallotState.REVEALED).last()
    tally = tallies_of(shown).get((shown.pk, question)) if shown else None
    if tally is None or not tally.room.is_enough:
        raise CannotRun(Refusal.NOT_AGREED_ON)
    return tally.room.people
