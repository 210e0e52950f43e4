"""The door and the seats: whom the facilitator lets in, and whom not any longer."""

from uuid import UUID

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from workshops.enums import BallotState, IdeaState
from workshops.models import Participant, Vote
from workshops.rules import OutOfDate, check_is_running
from workshops.services.locking import count_anew, lock_room, show_anew


@transaction.atomic
def set_room(
    *,
    by: User,
    workshop_id: UUID,
    locked: bool | None = None,
    shows_count: bool | None = None,
    most_devices: int | None = None,
) -> None:
    """None leaves a setting as it is. A cap below the number of devices sends nobody out."""
    room = lock_room(workshop_id)
    wanted = {"locked": locked, "shows_count": shows_count, "most_devices": most_devices}
    changes = {
        name: value for name, value in wanted.items() if value is not None and getattr(room, name) != value
    }
    if not changes:
        return
    for name, value in changes.items():
        setattr(room, name, value)
    room.save(update_fields=[*changes])
    count_anew(room)
    record_event(by=by, action="workshop_room_set", subject=room.workshop, **changes)


@transaction.atomic
def remove_device(*, by: User, workshop_id: UUID, participant_id: UUID) -> None:
    """It answers nothing any more. What it answered to a ballot that nobody has been shown goes with it, and ideas that
    nobody has looked at do, too; what was shown stays as it was shown.
    """
    room = lock_room(workshop_id)
    check_is_running(room)
    participant = Participant.objects.filter(
        pk=participant_id, workshop_id=workshop_id, removed=False
    ).first()
    if participant is None:
        raise OutOfDate
    participant.removed, participant.name = True, ""
    participant.save(update_fields=["removed", "name"])
    Vote.objects.filter(participant=participant).exclude(ballot__state=BallotState.REVEALED).delete()
    participant.ideas.filter(state=IdeaState.WAITING).delete()
    # So that the device's own screen asks again, and is told.
    show_anew(room)
    count_anew(room)
    record_event(by=by, action="workshop_device_removed", subject=room.workshop, device=participant.number)
