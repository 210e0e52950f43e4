"""Where the marks of a partnership stand on the spectrum: now, how it began, and where it is wished to be."""

from collections.abc import Iterable
from dataclasses import dataclass

from assessments.selectors.results import PartnershipResult
from models_engine import Instrument, Position, Wish

Point = tuple[float, float]


@dataclass(frozen=True)
class Moves:
    """What people said beside the axes. `began` is on 0 (informal) to 100, the wish is for a year from now."""

    began: float | None = None
    wish: Wish | None = None


def moves_of(result: PartnershipResult) -> Moves:
    """What of it this result shows."""
    found = result.dynamics.dynamics if result.dynamics else None
    return Moves(found.began, found.wish) if found else Moves()


@dataclass(frozen=True)
class Spot:
    """Each point is (across, up), 0 to 100. `today`: across is who drives it today; else, for want of answers to
    that, origin as a whole. `number` is the row of the table."""

    number: int
    name: str
    now: Point
    today: bool
    box: tuple[float, float, float, float] | None
    beginning: Point | None
    wish: Point | None


def spots(
    instrument: Instrument, placed: Iterable[tuple[str, Position | None]], moves: Moves | None = None
) -> list[Spot]:
    """One for each partnership that has a place. `moves` are those of a partnership shown alone."""
    return [
        _spot(instrument, number, name, position, moves or Moves())
        for number, (name, position) in enumerate(placed, 1)
        if position is not None and position.place
    ]


def _spot(instrument: Instrument, number: int, name: str, position: Position, moves: Moves) -> Spot:
    today = position.drive_now is not None
    now = (position.drive_now if today else position.origin, position.formality)
    across = position.drive_now_interval if today else position.origin_interval
    up = position.formality_interval
    began = position.formality if moves.began is None else moves.began
    return Spot(
        number,
        name,
        now,
        today,
        (across[0], up[0], across[1], up[1]) if across and up else None,
        None if position.origin_start is None else (position.origin_start, began),
        _wished(instrument, now, moves.wish),
    )


def _wished(instrument: Instrument, now: Point, wish: Wish | None) -> Point | None:
    """The middle of the part of each axis that is wished for; as it is now where nothing else is. No wish to
    move is no mark."""
    if wish is None:
        return None
    point = tuple(
        _middle(instrument, axis, word) or here
        for axis, word, here in zip(("origin", "formality"), (wish.origin, wish.formality), now, strict=True)
    )
    return None if point == now else point


def _middle(instrument: Instrument, axis: str, word: str | None) -> float | None:
    places = instrument.places
    middles = {
        instrument.axis(axis).low_word: places.low / 2,
        places.middle_word: (places.low + places.high) / 2,
        instrument.axis(axis).high_word: (places.high + 100) / 2,
    }
    return middles.get(word)
