from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from workshops.enums import TimerCommand
from workshops.models import Room
from workshops.rules import OutOfDate, check_is_running
from workshops.services.locking import lock_room, show_anew


@transaction.atomic
def set_timer(
    *, by: User, workshop_id: UUID, command: TimerCommand | str, minutes: int | None = None
) -> None:
    """Only a clock on the wall: when it runs out, nothing closes and no answer is lost.

    `minutes` are how long it runs, the step's own where none are given, or by how much it is made longer (two).
    """
    room = lock_room(workshop_id)
    check_is_running(room)
    command = TimerCommand(command)
    room.timer_ends_at, room.timer_left = _set(room, command, minutes, timezone.now())
    room.save(update_fields=["timer_ends_at", "timer_left"])
    show_anew(room)
    record_event(by=by, action="workshop_timer_set", subject=room.workshop, command=command.value)


def _set(
    room: Room, command: TimerCommand, minutes: int | None, moment: datetime
) -> tuple[datetime | None, int | None]:
    """When it ends, or how many seconds are left while it is paused."""
    if command == TimerCommand.START:
        if room.step is None:
            raise OutOfDate
        return moment + timedelta(minutes=minutes or room.step.minutes), None
    if command == TimerCommand.REMOVE:
        return None, None
    if command == TimerCommand.PAUSE and room.timer_ends_at is not None:
        return None, max(0, round((room.timer_ends_at - moment).total_seconds()))
    if command == TimerCommand.GO_ON and room.timer_left is not None:
        return moment + timedelta(seconds=room.timer_left), None
    if command == TimerCommand.EXTEND and room.timer_ends_at is not None:
        return max(room.timer_ends_at, moment) + timedelta(minutes=minutes or 2), None
    if command == TimerCommand.EXTEND and room.timer_left is not None:
        return None, room.timer_left + (minutes or 2) * 60
    raise OutOfDate
