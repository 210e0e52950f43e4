from uuid import UUID

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from workshops.enums import BallotState
from workshops.models import Ballot, Room, Step
from workshops.rules import OutOfDate, check_is_running
from workshops.services.locking import count_anew, lock_room, show_anew
from workshops.services.simulate_participants import simulated_ideas


@transaction.atomic
def move_to_step(*, by: User, workshop_id: UUID, step_id: UUID, from_step_id: UUID | None) -> None:
    """Take the whole room to another step, forwards or back.

    `from_step_id` is where the page stood on which it was pressed (None before the first step): of two facilitators
    who press at once one moves the room, and the other is told. Answers that were still being given are closed, not
    shown; the timer is gone. Raises CannotRun.
    """
    room = lock_room(workshop_id)
    check_is_running(room)
    if str(room.step_id) != str(from_step_id):
        raise OutOfDate
    step = Step.objects.filter(pk=step_id, workshop_id=workshop_id, skipped=False).first()
    if step is None or step.pk == room.step_id:
        raise OutOfDate
    Ballot.objects.filter(step_id=room.step_id, state=BallotState.OPEN).update(state=BallotState.CLOSED)
    room.step, room.timer_ends_at, room.timer_left = step, None, None
    room.save(update_fields=["step", "timer_ends_at", "timer_left"])
    simulated_ideas(step)
    show_anew(room)
    record_event(by=by, action="workshop_step_changed", subject=room.workshop, step=str(step.pk))


@transaction.atomic
def drop_optional_steps(*, by: User, workshop_id: UUID) -> int:
    """“We are late”: what may be dropped of what is still to come goes. How many minutes that gives back."""
    room = lock_room(workshop_id)
    check_is_running(room)
    dropped = [step for step in _to_come(room) if step.optional and not step.skipped]
    _set_skipped(by, room, dropped, skipped=True)
    return sum(step.minutes for step in dropped)


@transaction.atomic
def take_back_steps(*, by: User, workshop_id: UUID) -> int:
    """There is time after all: dropped steps that are still to come return. How many minutes they take."""
    room = lock_room(workshop_id)
    check_is_running(room)
    returning = [step for step in _to_come(room) if step.skipped]
    _set_skipped(by, room, returning, skipped=False)
    return sum(step.minutes for step in returning)


def _to_come(room: Room) -> list[Step]:
    here = Step.objects.filter(pk=room.step_id).values_list("order", flat=True).first()
    steps = Step.objects.filter(workshop_id=room.workshop_id)
    return list(steps if here is None else steps.filter(order__gt=here))


def _set_skipped(by: User, room: Room, steps: list[Step], *, skipped: bool) -> None:
    if not steps:
        return
    Step.objects.filter(pk__in=[step.pk for step in steps]).update(skipped=skipped)
    show_anew(room)
    count_anew(room)
    record_event(
        by=by,
        action="workshop_steps_dropped" if skipped else "workshop_steps_taken_back",
        subject=room.workshop,
        steps=[str(step.pk) for step in steps],
    )
