"""From the twelve axis items to a place on the spectrum.

Every number here is a measure of the instrument: the mean of its components as (mean - 1) / 4 × 100. A
component with several items takes the highest, because they are alternative routes to the same thing. The rule
is ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models_engine.answers import AnswerMatrix, Cells, Row, as_matrix
from models_engine.bootstrap import bootstrap_over_people
from models_engine.instrument import HIGHEST_ANSWER, LOWEST_ANSWER, Instrument, Measure
from models_engine.means import or_none
from models_engine.scoring import mean_or_none


@dataclass(frozen=True)
class Position:
    """Where a partnership stands, each number from 0 to 100 and `None` where there is none.

    For one respondent `*_answered` counts answered items (formality) and components (origin), for several the
    respondents with a score. `people` have both axes; `person_positions` has one pair for each respondent.
    `origin_start` is history and never changes, `drive_now` is today. `missing_*` is how many more answers
    the respondent nearest to a score needs, 0 once there is one. `place` is like "formal-internal".
    """

    formality: float | None
    formality_answered: int
    formality_interval: tuple[float, float] | None
    formality_word: str | None
    origin: float | None
    origin_answered: int
    origin_interval: tuple[float, float] | None
    origin_word: str | None
    origin_start: float | None
    drive_now: float | None
    drive_now_interval: tuple[float, float] | None
    place: str | None
    respondents: int
    people: int
    person_positions: tuple[tuple[float | None, float | None], ...]
    missing_formality: int
    missing_origin: int


def place_partnership(instrument: Instrument, rows: Sequence[Row] | AnswerMatrix) -> Position:
    """The place of one partnership from the raw answers of those who described it, one row for each.

    Not applicable lowers nothing here: formality always needs 4 of 6 items, origin 3 of 5 components with A
    or B among them, origin_start 2 of A, B and C with A or B, drive_now both D and E. Several respondents:
    the mean of those with a score. Intervals are given from the instrument's minimum number on.

    >>> from models_engine import load_instrument
    >>> codes = "F1 F2 F3 F4 F5 F6 O1 O2 O3 O4 O5 O6".split()
    >>> answers = dict(zip(codes, [1, 2, 1, 1, 1, 5, 1, 5, 1, 1, 1, 5]))
    >>> position = place_partnership(load_instrument(), [answers])
    >>> position.formality, position.origin, position.place
    (4.166666666666667, 0.0, 'informal-internal')
    """
    matrix = as_matrix(instrument, rows)
    formality, origin, start, now = (
        person_scores(matrix, instrument.measure(code))
        for code in ("formality", "origin", "origin_start", "drive_now")
    )
    formality_word = axis_word(instrument, "formality", mean_or_none(formality))
    origin_word = axis_word(instrument, "origin", mean_or_none(origin))
    return Position(
        formality=mean_or_none(formality),
        formality_answered=_answered(matrix, instrument.measure("formality"), formality),
        formality_interval=bootstrap_interval(instrument, formality),
        formality_word=formality_word,
        origin=mean_or_none(origin),
        origin_answered=_answered(matrix, instrument.measure("origin"), origin),
        origin_interval=bootstrap_interval(instrument, origin),
        origin_word=origin_word,
        origin_start=mean_or_none(start),
        drive_now=mean_or_none(now),
        drive_now_interval=bootstrap_interval(instrument, now),
        place=f"{formality_word}-{origin_word}" if formality_word and origin_word else None,
        respondents=matrix.respondents,
        people=sum(None not in pair for pair in zip(formality, origin, strict=True)),
        person_positions=tuple(zip(formality, origin, strict=True)),
        missing_formality=_missing(matrix, instrument.measure("formality")),
        missing_origin=_missing(matrix, instrument.measure("origin")),
    )


def components(matrix: AnswerMatrix, measure: Measure) -> Cells:
    """Component values after reversal, components × respondents, 0 where no item of it is answered."""
    parts: list[Cells] = [matrix.values(component.items).max(axis=0) for component in measure.components]
    return np.stack(parts)


def person_scores(matrix: AnswerMatrix, measure: Measure) -> tuple[float | None, ...]:
    """Each respondent's score on a measure, in their order, `None` where too few components are there.

    (total - count) / count × 25 is (mean - 1) / 4 × 100 with a single rounding, so that 60 comes out as 60.
    """
    values = components(matrix, measure)
    count = (values > 0).sum(axis=0)
    total = values.sum(axis=0, dtype=np.int64)
    width = HIGHEST_ANSWER - LOWEST_ANSWER
    scores = (total - LOWEST_ANSWER * count) * 100 / (width * np.maximum(count, 1))
    return or_none(np.where(missing_components(values, measure) == 0, scores, np.nan))


def missing_components(values: Cells, measure: Measure) -> Cells:
    """How many more components each respondent would need for a score: 0 when there is one."""
    missing = np.maximum(measure.needed - (values > 0).sum(axis=0), 0)
    if measure.one_of:
        key = [part.code in measure.one_of for part in measure.components]
        missing = np.maximum(missing, ~(values[key] > 0).any(axis=0))
    return np.asarray(missing, dtype=np.int8)


def axis_word(instrument: Instrument, axis: str, score: float | None) -> str | None:
    """The low word, the high word or the middle one; both borders belong to the middle.

    `score` is on 0 to 100; no score has no word. Raises KeyError for an unknown axis.

    >>> from models_engine import load_instrument
    >>> [axis_word(load_instrument(), "origin", score) for score in (39.9, 40, 60, 60.1, None)]
    ['internal', 'mixed', 'mixed', 'external', None]
    """
    places = instrument.places
    if score is None:
        return None
    if score < places.low - places.tolerance:
        return instrument.axis(axis).low_word
    if score > places.high + places.tolerance:
        return instrument.axis(axis).high_word
    return places.middle_word


def bootstrap_interval(instrument: Instrument, scores: Sequence[float | None]) -> tuple[float, float] | None:
    """The interval of the mean of people's scores; `None` below the instrument's minimum number of them."""
    least = instrument.minimums.interval_respondents
    return bootstrap_over_people(range(len(scores)), scores, instrument.interval, least)


def _answered(matrix: AnswerMatrix, measure: Measure, scores: Sequence[float | None]) -> int:
    if matrix.respondents == 1:
        return int((components(matrix, measure) > 0).sum())
    return sum(score is not None for score in scores)


def _missing(matrix: AnswerMatrix, measure: Measure) -> int:
    if matrix.respondents == 0:
        return measure.needed
    return int(missing_components(components(matrix, measure), measure).min())
