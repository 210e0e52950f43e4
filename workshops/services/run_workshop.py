"""A workshop begins, is rehearsed, and ends."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from workshops.enums import BallotState, IdeaState, Refusal, WorkshopState
from workshops.models import (
    Agreed,
    Ballot,
    Decision,
    Idea,
    Note,
    Participant,
    Room,
    RoomAction,
    Step,
)
from workshops.rules import CannotRun, OutOfDate
from workshops.services.locking import lock_room, show_anew


@transaction.atomic
def start_workshop(*, by: User, workshop_id: UUID) -> None:
    """From now on the code lets people in, and what they do counts. A rehearsal that still runs ends."""
    room = lock_room(workshop_id)
    workshop = room.workshop
    if workshop.state not in (WorkshopState.PREPARED, WorkshopState.REHEARSAL):
        raise OutOfDate
    _check_has_steps(room)
    if workshop.state == WorkshopState.REHEARSAL:
        _forget(room)
    workshop.state, workshop.started_at = WorkshopState.LIVE, timezone.now()
    workshop.save(update_fields=["state", "started_at"])
    show_anew(room)
    record_event(by=by, action="workshop_started", subject=workshop)


@transaction.atomic
def start_rehearsal(*, by: User, workshop_id: UUID) -> None:
    """Everything works as on the day; nothing of it is kept."""
    room = lock_room(workshop_id)
    if room.workshop.state != WorkshopState.PREPARED:
        raise OutOfDate
    _check_has_steps(room)
    room.workshop.state, room.workshop.started_at = WorkshopState.REHEARSAL, timezone.now()
    room.workshop.save(update_fields=["state", "started_at"])
    show_anew(room)
    record_event(by=by, action="workshop_rehearsal_started", subject=room.workshop)


@transaction.atomic
def end_rehearsal(*, by: User | None, workshop_id: UUID) -> None:
    """Back to being prepared, as it was before, with the same code. `by` is None where the clock does it for
    somebody who forgot."""
    room = lock_room(workshop_id)
    if room.workshop.state != WorkshopState.REHEARSAL:
        raise OutOfDate
    _forget(room)
    room.workshop.state, room.workshop.started_at = WorkshopState.PREPARED, None
    room.workshop.save(update_fields=["state", "started_at"])
    show_anew(room)
    record_event(by=by, action="workshop_rehearsal_ended", subject=room.workshop)


@transaction.atomic
def end_workshop(*, by: User | None, workshop_id: UUID) -> None:
    """The code is dead and names are gone. Who has a seat keeps it to say how it was.

    Answers that nobody has been shown stay hidden for good. `by` is None where the clock does it.
    """
    room = lock_room(workshop_id)
    workshop = room.workshop
    if workshop.state != WorkshopState.LIVE:
        raise OutOfDate
    Ballot.objects.filter(step__workshop=workshop, state=BallotState.OPEN).update(state=BallotState.CLOSED)
    Participant.objects.filter(workshop=workshop).update(name="")
    workshop.state, workshop.ended_at = WorkshopState.ENDED, timezone.now()
    workshop.save(update_fields=["state", "ended_at"])
    room.timer_ends_at = room.timer_left = None
    room.save(update_fields=["timer_ends_at", "timer_left"])
    show_anew(room)
    record_event(by=by, action="workshop_ended", subject=workshop)


def _check_has_steps(room: Room) -> None:
    if not Step.objects.filter(workshop_id=room.workshop_id).exists():
        raise CannotRun(Refusal.NO_STEPS)


def _forget(room: Room) -> None:
    """Everything that came in goes: seats with their answers and feedback, what was written down, where the room was.
    Ideas that were prepared stand as they did."""
    steps = Step.objects.filter(workshop_id=room.workshop_id)
    for came_in in (Ballot, Note, Decision, RoomAction, Agreed):
        came_in.objects.filter(step__in=steps).delete()
    ideas = Idea.objects.filter(step__in=steps)
    ideas.filter(prepared=False).delete()
    ideas.update(state=IdeaState.SHOWN, merged_into=None)
    Participant.objects.filter(workshop_id=room.workshop_id).delete()
    steps.update(skipped=False)
    room.step = room.timer_ends_at = room.timer_left = None
    room.locked = False
    room.save(update_fields=["step", "timer_ends_at", "timer_left", "locked"])
