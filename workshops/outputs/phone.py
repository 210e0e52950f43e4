"""A participant's screen, made once for a whole room: what it holds is the same on every phone."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from uuid import UUID

from django.template.loader import render_to_string

from workshops.enums import Phase
from workshops.models import Ballot, Room
from workshops.presenters.screen import Screen, present_screen
from workshops.selectors.marks import version_of
from workshops.selectors.questions import Question
from workshops.selectors.rooms import state_of_room
from workshops.selectors.shown import shown_of

# A screen takes a few kilobytes; so many rooms have one, and the change that comes next.
MOST_KEPT = 64


@dataclass(frozen=True)
class Phone:
    """`ballot` is that of the present step, whatever its state; `questions` are those that are open."""

    screen: Screen
    html: str
    ballot: Ballot | None
    questions: tuple[Question, ...]


Key = tuple[UUID, datetime | None, int]


class _Kept:
    """Screens of this process by room, start and version: what a room shows stays as it is until its version grows.

    Versions come again where a database is put back to what it was before; the moment of a start does not.
    """

    def __init__(self) -> None:
        self._phones: OrderedDict[Key, Phone] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key) -> Phone | None:
        with self._lock:
            phone = self._phones.get(key)
            if phone is not None:
                self._phones.move_to_end(key)
            return phone

    def keep(self, key: Key, phone: Phone) -> None:
        with self._lock:
            self._phones[key] = phone
            self._phones.move_to_end(key)
            while len(self._phones) > MOST_KEPT:
                self._phones.popitem(last=False)


_kept = _Kept()


def shared_phone(room: Room, moment: datetime) -> Phone:
    """What every device of the room sees; its timer is of the moment when it was made.

    Two requests may both make it: they make the same. It is kept only where nothing has changed meanwhile, since a
    change between two of its queries would make it half old.
    """
    key = (room.workshop_id, room.workshop.started_at, room.version)
    phone = _kept.get(key)
    if phone is None:
        phone = phone_of(room, moment)
        if version_of(room) == room.version:
            _kept.keep(key, phone)
    return phone


def phone_of(room: Room, moment: datetime, own: Mapping[str, tuple[str, ...]] | None = None) -> Phone:
    """`own` are the answers of one device, for its page alone."""
    state = state_of_room(room)
    shown = shown_of(state)
    screen = present_screen(state, shown, own=own, moment=moment)
    html = render_to_string("workshops/_phone.html", {"screen": screen})
    return Phone(screen, html, state.ballot, shown.questions if state.phase == Phase.VOTING else ())
