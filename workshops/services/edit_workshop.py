from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from workshops.enums import Refusal, WorkshopState
from workshops.rules import CannotRun
from workshops.services.locking import lock_room, show_anew


@transaction.atomic
def edit_workshop(
    *, by: User, workshop_id: UUID, title: str, minutes: int, planned_for: datetime | None
) -> None:
    """Its name, day and length. The steps stay: the length is what they are measured against."""
    room = lock_room(workshop_id)
    workshop = room.workshop
    if workshop.state == WorkshopState.ENDED:
        raise CannotRun(Refusal.ENDED)
    workshop.title, workshop.minutes, workshop.planned_for = title, minutes, planned_for
    workshop.save(update_fields=["title", "minutes", "planned_for"])
    show_anew(room)
    record_event(by=by, action="workshop_edited", subject=workshop, minutes=minutes)
