"""The one door to changing a room: its row is locked first, so that facilitators and voters take turns."""

from uuid import UUID

from django.db.models import F

from workshops.models import Room


def lock_room(workshop_id: UUID) -> Room:
    """Call it first thing in the transaction of a service. On SQLite the transaction itself is the lock.

    The workshop is read after it, when something first asks for it: who waits for a lock is given the locked row as it
    is now, and rows joined to it as they were before the wait.
    """
    return Room.objects.select_for_update().get(workshop_id=workshop_id)


def show_anew(room: Room) -> None:
    """What participants see has changed: every screen asks for it at its next look."""
    Room.objects.filter(pk=room.pk).update(version=F("version") + 1)


def count_anew(room: Room) -> None:
    """Somebody has joined or answered: only the facilitators' screens care."""
    Room.objects.filter(pk=room.pk).update(pulse=F("pulse") + 1)
