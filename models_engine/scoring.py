"""From items to factors.

A person's factor score is the mean of the items they answered, after reversal, if they answered enough of
those that apply. The score of several people is the mean of their scores: each person counts once.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from models_engine import answers
from models_engine.agreement import Counts, average_deviation, r_star
from models_engine.answers import AnswerMatrix, Row, as_matrix, asked_codes
from models_engine.instrument import (
    HIGHEST_ANSWER,
    LOWEST_ANSWER,
    TOLERANCE,
    Factor,
    Instrument,
    Item,
    Subject,
)
from models_engine.means import or_none, person_means


@dataclass(frozen=True)
class ItemSummary:
    """Replies to one item. `counts` are raw answers 1 to 5 and `mean` is raw too: what people said."""

    code: str
    reverse: bool
    counts: tuple[int, int, int, int, int]
    dont_know: int
    not_applicable: int
    unanswered: int
    n: int
    mean: float | None

    @property
    def asked(self) -> int:
        return self.n + self.dont_know + self.not_applicable + self.unanswered


@dataclass(frozen=True)
class FactorScore:
    """What the answers say about one factor, on 1 to 5.

    `respondents` are all, `n` those with a score, `person_means` one for each respondent in their order.
    Shares are of asked cells, `None` when nothing was asked. `band` follows from the unrounded mean alone and
    `band_counts` are people in each band, lowest first. `views_differ` is `None` where it is not to be said:
    fewer people than the minimum, or a factor on which people need not agree.
    """

    code: str
    mean: float | None
    n: int
    respondents: int
    answered: int
    asked: int
    dont_know_share: float | None
    not_applicable_share: float | None
    band: str | None
    band_counts: tuple[int, ...]
    person_means: tuple[float | None, ...]
    average_deviation: float | None
    r_star: float | None
    views_differ: bool | None
    items: tuple[ItemSummary, ...]


def score_factors(
    instrument: Instrument,
    rows: Sequence[Row] | AnswerMatrix,
    view: Subject | None = None,
    factors: Iterable[str] | None = None,
) -> dict[str, FactorScore]:
    """Scores of the factors, in the instrument's order, from each respondent's raw answers.

    `view` "organisation" uses only what is asked about the organisation and leaves interorganisational
    factors out; "partnership" uses all items of one person's two sheets; `None` uses whatever columns are
    there. `factors` narrows the choice. Raises ValueError for an answer outside 1 to 5 and KeyError for an
    unknown factor.

    >>> from models_engine import Missing, load_instrument
    >>> row = {"POL1": 4, "POL2": 5, "POL3": 4, "POL4": Missing.DONT_KNOW}
    >>> score_factors(load_instrument(), [row])["POL"].mean
    3.6666666666666665
    """
    matrix = as_matrix(instrument, rows)
    wanted = None if factors is None else {instrument.factor(code).code for code in factors}
    codes = {
        factor.code: asked_codes(instrument, factor.code, view)
        for factor in instrument.factors
        if (wanted is None or factor.code in wanted)
        and not (view == "organisation" and factor.level == "interorganisational")
    }
    means = person_means(matrix, list(codes.values()))
    return {
        code: _score(matrix, instrument.factor(code), codes[code], or_none(row))
        for code, row in zip(codes, means, strict=True)
    }


def _score(
    matrix: AnswerMatrix, factor: Factor, codes: tuple[str, ...], person_means: tuple[float | None, ...]
) -> FactorScore:
    instrument = matrix.instrument
    items = tuple(summarise_item(matrix, instrument.item(code)) for code in codes)
    means = [mean for mean in person_means if mean is not None]
    mean = mean_or_none(means)
    asked = sum(item.asked for item in items)
    counts: Counts = np.array([item.counts for item in items], dtype=np.int64)
    deviation = average_deviation(counts) if len(means) >= 2 else None
    agreement = r_star(counts) if len(means) >= 2 else None
    return FactorScore(
        code=factor.code,
        mean=mean,
        n=len(means),
        respondents=matrix.respondents,
        answered=sum(item.n for item in items),
        asked=asked,
        dont_know_share=sum(item.dont_know for item in items) / asked if asked else None,
        not_applicable_share=sum(item.not_applicable for item in items) / asked if asked else None,
        band=None if mean is None else instrument.band_of(factor.code, mean).code,
        band_counts=count_bands(instrument, factor, means),
        person_means=person_means,
        average_deviation=deviation,
        r_star=agreement,
        views_differ=differ_views(instrument, factor, len(means), deviation, agreement),
        items=items,
    )


def summarise_item(matrix: AnswerMatrix, item: Item) -> ItemSummary:
    """How everybody in the matrix replied to one item, of a factor or an axis; Σ answers / n is the mean.

    Counts and mean are raw, as people answered. Those who were not asked are in no count. Don't know, not
    applicable and unanswered are counted apart and are not in the mean, which is `None` for nobody's.
    Raises KeyError for an item that the matrix's instrument does not have.

    >>> from models_engine import Missing, load_instrument
    >>> rows = [{"F1": 4}, {"F1": 5}, {"F1": Missing.DONT_KNOW}, {}]
    >>> item = load_instrument().item("F1")
    >>> summary = summarise_item(AnswerMatrix.from_rows(load_instrument(), rows), item)
    >>> summary.counts, summary.mean, summary.asked
    ((0, 0, 0, 1, 1), 4.5, 3)
    """
    cells = matrix.of([item.code])[0]
    tally = np.bincount(cells.view(np.uint8), minlength=256)
    used = tally[answers.ANSWERED + LOWEST_ANSWER : answers.ANSWERED + HIGHEST_ANSWER + 1].tolist()
    counts = used[::-1] if item.reverse else used
    n = sum(counts)
    total = sum(value * count for value, count in enumerate(counts, start=LOWEST_ANSWER))
    return ItemSummary(
        code=item.code,
        reverse=item.reverse,
        counts=(counts[0], counts[1], counts[2], counts[3], counts[4]),
        dont_know=int(tally[answers.DONT_KNOW]),
        not_applicable=int(tally[answers.NOT_APPLICABLE % 256]),
        unanswered=int(tally[answers.UNANSWERED]),
        n=n,
        mean=total / n if n else None,
    )


def mean_or_none(scores: Iterable[float | None]) -> float | None:
    """The mean of those who have a score, rounded once."""
    there = [score for score in scores if score is not None]
    return math.fsum(there) / len(there) if there else None


def count_bands(instrument: Instrument, factor: Factor, means: list[float]) -> tuple[int, ...]:
    bands = instrument.bands(factor.direction)
    codes = [instrument.band_of(factor.code, mean).code for mean in means]
    return tuple(codes.count(band.code) for band in bands)


def differ_views(
    instrument: Instrument, factor: Factor, n: int, deviation: float | None, agreement: float | None
) -> bool | None:
    rule = instrument.minimums
    if factor.level not in rule.agreement_levels or n < rule.views_differ_people:
        return None
    if deviation is None or agreement is None:
        return None
    return (
        agreement < rule.views_differ_r_star_below - TOLERANCE
        and deviation >= rule.views_differ_average_deviation_from - TOLERANCE
    )
