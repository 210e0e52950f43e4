"""The projector: what the phones show, and how to join. Nothing that a phone does not show, but for counts."""

from dataclasses import dataclass

from workshops.presenters.joining import JoinView, present_joining
from workshops.presenters.screen import Screen
from workshops.selectors.rooms import RoomState


@dataclass(frozen=True)
class Projection:
    """`joining` is None once nobody can join any more; `counts` are empty where the facilitator hides them."""

    screen: Screen
    joining: JoinView | None
    counts: tuple[str, ...]


def present_projection(state: RoomState, screen: Screen, *, joined: int, answered: int | None) -> Projection:
    counts = [f"{joined} joined"]
    if answered is not None:
        counts.append(f"{answered} answered")
    return Projection(
        screen=screen,
        joining=present_joining(state.room) if state.workshop.is_open else None,
        counts=tuple(counts) if state.room.shows_count and state.workshop.is_open else (),
    )
