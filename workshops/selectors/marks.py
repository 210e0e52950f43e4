"""The marks (ETags) of screens: who holds one was shown that state; one row tells whether it still stands.

A mark cannot be made up: it is signed, and only who has passed the checks is ever given one. Else polls, which nobody
counts, would tell a stranger which codes are in use.
"""

import re
import time
from collections.abc import Callable, Iterable
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.http import parse_etags

from workshops.models import Room

STAFF_POLL = re.compile(
    r"/workshops/(?P<workshop_id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/(?P<audience>run|screen)/state/"
)
PARTICIPANTS_POLL = re.compile(r"/w/(?P<code>[A-Z0-9]{6})/state/")


class Audience(StrEnum):
    FACILITATOR = "run"
    PRESENTER = "screen"


def version_of(room: Room) -> int | None:
    """As it is in the database now."""
    return Room.objects.filter(pk=room.pk).values_list("version", flat=True).first()


def staff_mark(workshop_id: UUID | str, version: int, pulse: int, audience: Audience) -> str:
    """With its quotes, as the header ETag has it."""
    return _signed(f"{workshop_id}:{version}:{pulse}:{audience}")


def participants_mark(code: str, version: int) -> str:
    """The same for every phone of the room, so that it says nothing about who looks."""
    return _signed(f"{code}:{version}")


def unchanged_staff_poll(path: str, if_none_match: str) -> bool | None:
    """None where the path is no staff poll or carries no mark; else whether what was shown still stands. One query.

    A compressed answer comes back with its mark made weak, which says the same.
    """
    match = STAFF_POLL.fullmatch(path)
    known = strong(if_none_match)
    if match is None or not known:
        return None
    room = Room.objects.filter(workshop_id=match["workshop_id"])
    counters = _just_read(match["workshop_id"], room.values_list("version", "pulse").first)
    if counters is None:
        return False
    return staff_mark(match["workshop_id"], *counters, Audience(match["audience"])) in known


def unchanged_participants_poll(path: str, if_none_match: str) -> bool | None:
    """The same for the phones, who are told neither who has joined nor who has answered."""
    match = PARTICIPANTS_POLL.fullmatch(path)
    known = strong(if_none_match)
    if match is None or not known:
        return None
    room = Room.objects.filter(code=match["code"])
    version = _just_read(match["code"], room.values_list("version", flat=True).first)
    return version is not None and participants_mark(match["code"], version) in known


def strong(if_none_match: str) -> frozenset[str]:
    """The marks of an If-None-Match, without what says that one was compressed."""
    return frozenset(_plain(parse_etags(if_none_match)))


# By workshop or code: when it was read, and what. In each process for itself, and for the blink of an eye.
_read: dict[str, tuple[float, object]] = {}
MOST_READ = 1000


def _just_read(key: str, read: Callable[[], object]) -> object:
    """What was read within ROOM_LOOK_SECONDS, else what `read` gives now: hundreds of phones that ask in one second
    need one look at the row, and none is told of a change much later for it."""
    now = time.monotonic()
    moment, found = _read.get(key, (0.0, None))
    if found is None or now - moment >= settings.ROOM_LOOK_SECONDS:
        found = read()
        if len(_read) >= MOST_READ:
            _read.clear()
        _read[key] = (now, found)
    return found


def _signed(said: str) -> str:
    return f'"{salted_hmac("workshops.marks", said, algorithm="sha256").hexdigest()[:32]}"'


def _plain(tags: Iterable[str]) -> Iterable[str]:
    return (tag.removeprefix("W/") for tag in tags if tag != "*")
