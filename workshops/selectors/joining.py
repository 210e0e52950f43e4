"""From a code, a scanned key or a cookie to the room and the seat in it."""

from django.db.models import QuerySet

from organisations.selectors.people import hash_of
from workshops.enums import OPEN_STATES
from workshops.models import Participant, Room

# What people read or write for a character that the codes do have; I, L, 1, O and 0 look like none of them.
READ_AS = str.maketrans({"B": "8", "S": "5", "Z": "2"})


def as_code(text: str) -> str:
    """What was typed, as codes are stored: capitals, without spaces, hyphens and look-alikes."""
    return "".join(one for one in text.upper() if one.isalnum()).translate(READ_AS)


def room_with_code(text: str) -> Room | None:
    """The room that can be joined with what was typed; None for a wrong code and for one that is dead or not yet
    alive."""
    return _open_rooms().filter(code=as_code(text)).first()


def room_with_key(key: str) -> Room | None:
    """The same for what a QR code carries; no key has a character that a database refuses."""
    if not key.isprintable():
        return None
    return _open_rooms().filter(key=key).first()


def participant_of(token: str, code: str) -> Participant | None:
    """The device with its workshop and room, whatever their state: who has a seat is told that the workshop has ended,
    and asked how it was. None for no seat in this room, and for a device that was removed or has left. One query."""
    if not token:
        return None
    return (
        Participant.objects.select_related("workshop__room")
        .filter(token_hash=hash_of(token), workshop__room__code=as_code(code), removed=False)
        .first()
    )


def _open_rooms() -> QuerySet[Room]:
    return Room.objects.select_related("workshop").filter(workshop__state__in=OPEN_STATES)
