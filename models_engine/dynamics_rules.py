"""The tables by which it is read what moves a partnership, and what a move from one region to another needs."""

from __future__ import annotations

from dataclasses import dataclass

from models_engine.questions import Basis


@dataclass(frozen=True)
class LaneRule:
    """From which share of people and which mean on a condition of a lane is in which state.

    If the mandate ended, `ended_with_mandate` would go with it, and `fed_by_mandate` where only people name it
    who say that `mandate` requires the partnership.
    """

    named_from: float
    working_from: float
    weak_below: float
    unused_below: float
    unused_from: float
    ended_with_mandate: tuple[str, ...]
    fed_by_mandate: tuple[str, ...]
    mandate: str


@dataclass(frozen=True)
class ChoiceValue:
    choice: str
    value: float


@dataclass(frozen=True)
class BeginningRule:
    """Which question says how formal the beginning was, and where on 0 to 100 its choices stand."""

    question: str
    values: tuple[ChoiceValue, ...]


@dataclass(frozen=True)
class WishRule:
    """Which questions say what is wished on each axis; the choices for no change and for not knowing."""

    formality: str
    origin: str
    unchanged: str
    unknown: str


@dataclass(frozen=True)
class DynamicsRule:
    """How the section about what moves a partnership is read."""

    lanes: LaneRule
    beginning: BeginningRule
    wish: WishRule


@dataclass(frozen=True)
class Requirement:
    """What a mean has to be: exactly one of the two is given."""

    condition: str
    at_least: float | None = None
    at_most: float | None = None

    @property
    def threshold(self) -> tuple[bool, float]:
        """Whether the mean has to be at least so much (or else at most), and how much."""
        if self.at_least is not None:
            return True, self.at_least
        if self.at_most is not None:
            return False, self.at_most
        raise ValueError(f"{self.condition}: no threshold")


@dataclass(frozen=True)
class TransitionRule:
    """What it takes to move from one region of the spectrum to another. A hypothesis of ours."""

    from_region: str
    to_region: str
    title: str
    watch_for: str
    needs: tuple[Requirement, ...]
    basis: Basis


@dataclass(frozen=True)
class StayRule:
    """What it takes to stay in a region and last. A hypothesis of ours."""

    region: str
    title: str
    needs: tuple[Requirement, ...]
    basis: Basis


@dataclass(frozen=True)
class Actor:
    """Who can do something about a condition: a factor or a scale question."""

    condition: str
    who: str
