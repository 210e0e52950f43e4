"""What is known of one partnership: all that advice may rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from models_engine.advice import Advice
from models_engine.dynamics import Wish
from models_engine.instrument import HIGHEST_ANSWER, LOWEST_ANSWER, Instrument
from models_engine.scoring import mean_or_none


@dataclass(frozen=True)
class Profile:
    """One side's numbers, and only those that may be shown to the reader: what is absent is not known.

    `means` are factor means on 1 to 5 as seen from the partnership, INH as it is; `formality`, `origin` and
    `drive_now` are on 0 to 100; `statements` are the means of W1 and W2; `items` are raw means of single items,
    `partner_items` the partner's, which are there after a release only.

    >>> Profile({"REC": 2.5}, origin=80.0).drive
    80.0
    """

    means: Mapping[str, float | None]
    formality: float | None = None
    origin: float | None = None
    drive_now: float | None = None
    statements: Mapping[str, float | None] = field(default_factory=dict)
    wish: Wish | None = None
    items: Mapping[str, float | None] = field(default_factory=dict)
    partner_items: Mapping[str, float | None] = field(default_factory=dict)

    @property
    def drive(self) -> float | None:
        """Who drives it today, or who began it where that is not known: the second axis of the region now."""
        return self.origin if self.drive_now is None else self.drive_now

    @property
    def measures(self) -> dict[str, float | None]:
        return {"formality": self.formality, "origin": self.origin, "drive_now": self.drive_now}


def support(instrument: Instrument, profile: Profile) -> dict[str, float]:
    """How far each known factor supports sharing, in the order of the instrument: its mean, 6 - mean of a barrier."""
    found = {}
    for factor in instrument.factors:
        mean = profile.means.get(factor.code)
        if mean is not None:
            barrier = factor.direction == "barrier"
            found[factor.code] = LOWEST_ANSWER + HIGHEST_ANSWER - mean if barrier else mean
    return found


def level_support(instrument: Instrument, supported: Mapping[str, float]) -> dict[str, float | None]:
    """The mean support of each level, in the order of the chain; `None` where too few of its factors are known."""
    rule = advice_of(instrument).chain
    means: dict[str, float | None] = {}
    for level in rule.levels:
        codes = [factor.code for factor in instrument.factors if factor.level == level]
        known = [supported[code] for code in codes if code in supported]
        means[level] = mean_or_none(known) if len(known) >= rule.known_share * len(codes) else None
    return means


def advice_of(instrument: Instrument) -> Advice:
    """Raises ValueError for a version that gives no advice."""
    if instrument.advice is None:
        raise ValueError(f"{instrument.reference} gives no advice")
    return instrument.advice
