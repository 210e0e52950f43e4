"""Several partnerships of one organisation taken together, as the people who described them place them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from models_engine.answers import AnswerMatrix, Row
from models_engine.bootstrap import bootstrap_over_people
from models_engine.instrument import Instrument
from models_engine.position import person_scores
from models_engine.scoring import mean_or_none


@dataclass(frozen=True)
class Across:
    """One measure over all sheets, 0 to 100. `people` have a value, on `sheets` sheets; one person may have several."""

    measure: str
    mean: float | None
    interval: tuple[float, float] | None
    people: int
    sheets: int


def place_across(instrument: Instrument, described: Sequence[tuple[Hashable, Row]], measure: str) -> Across:
    """The mean of a measure over all sheets about all partnerships, with an interval over people.

    `described` says for each sheet whose it is, and gives its raw answers. Somebody who describes several
    partnerships is resampled whole, with all their sheets: counted as several people they would make the interval
    too narrow. No interval below the instrument's minimum number of people. Raises KeyError for an unknown measure.

    >>> from models_engine import load_instrument
    >>> sheet = {"O4": 5, "O6": 1}
    >>> place_across(load_instrument(), [("Ana", sheet), ("Ana", sheet), ("Ben", {})], "drive_now")
    Across(measure='drive_now', mean=100.0, interval=None, people=1, sheets=2)
    """
    matrix = AnswerMatrix.from_rows(instrument, [row for _, row in described])
    scores = person_scores(matrix, instrument.measure(measure))
    people = [who for who, _ in described]
    there = {who for who, score in zip(people, scores, strict=True) if score is not None}
    least = instrument.minimums.interval_respondents
    return Across(
        measure=measure,
        mean=mean_or_none([score for score in scores if score is not None]),
        interval=bootstrap_over_people(people, scores, instrument.interval, least),
        people=len(there),
        sheets=sum(score is not None for score in scores),
    )
