"""A round of answers: opened, closed, shown; and the second one after the talk.

Each names what it was pressed on. Where another facilitator was faster nothing changes, and OutOfDate says so.
"""

from uuid import UUID

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from workshops.enums import BallotState, Refusal, StepKind
from workshops.models import Ballot, Room, Step
from workshops.rules import (
    FEWEST_IDEAS,
    CannotRun,
    OutOfDate,
    check_is_here,
    check_is_running,
    check_is_voted_on,
)
from workshops.selectors.questions import shown_ideas
from workshops.services.locking import lock_room, show_anew
from workshops.services.simulate_participants import simulated_votes


@transaction.atomic
def open_ballot(*, by: User, workshop_id: UUID, step_id: UUID) -> Ballot:
    """The first round of the step at which the room is."""
    room, step = _here(workshop_id, step_id)
    if step.ballots.exists():
        raise OutOfDate
    if step.kind == StepKind.IDEAS and len(shown_ideas(step)) < FEWEST_IDEAS:
        raise CannotRun(Refusal.NO_IDEAS)
    return _opened(by, room, step, number=1)


@transaction.atomic
def open_second_ballot(*, by: User, workshop_id: UUID, step_id: UUID) -> Ballot:
    """Once more, after the room has seen and talked about the first."""
    room, step = _here(workshop_id, step_id)
    if [ballot.state for ballot in step.ballots.all()] != [BallotState.REVEALED]:
        raise OutOfDate
    return _opened(by, room, step, number=2)


@transaction.atomic
def close_ballot(*, by: User, workshop_id: UUID, ballot_id: UUID) -> None:
    """From the commit on no answer is taken. Nobody is shown any yet."""
    _turn(by, workshop_id, ballot_id, BallotState.OPEN, BallotState.CLOSED, "ballot_closed")


@transaction.atomic
def reopen_ballot(*, by: User, workshop_id: UUID, ballot_id: UUID) -> None:
    """Somebody was not ready. Only before it is shown: nobody answers with the result before their eyes."""
    _turn(by, workshop_id, ballot_id, BallotState.CLOSED, BallotState.OPEN, "ballot_reopened")


@transaction.atomic
def reveal_ballot(*, by: User, workshop_id: UUID, ballot_id: UUID) -> None:
    """Everybody is shown what came in, at once and for good."""
    _turn(by, workshop_id, ballot_id, BallotState.CLOSED, BallotState.REVEALED, "ballot_revealed")


def _here(workshop_id: UUID, step_id: UUID) -> tuple[Room, Step]:
    room = lock_room(workshop_id)
    check_is_running(room)
    check_is_here(room, step_id)
    step = Step.objects.get(pk=room.step_id)
    check_is_voted_on(step)
    return room, step


def _opened(by: User, room: Room, step: Step, *, number: int) -> Ballot:
    ballot = Ballot.objects.create(step=step, number=number)
    simulated_votes(ballot)
    show_anew(room)
    record_event(by=by, action="ballot_opened", subject=room.workshop, step=str(step.pk), number=number)
    return ballot


def _turn(
    by: User, workshop_id: UUID, ballot_id: UUID, before: BallotState, after: BallotState, action: str
) -> None:
    room = lock_room(workshop_id)
    check_is_running(room)
    ballot = Ballot.objects.filter(pk=ballot_id, step__workshop_id=workshop_id).first()
    if ballot is None or ballot.state != before:
        raise OutOfDate
    check_is_here(room, ballot.step_id)
    ballot.state = after
    ballot.save(update_fields=["state"])
    show_anew(room)
    record_event(by=by, action=action, subject=room.workshop, step=str(ballot.step_id), number=ballot.number)
