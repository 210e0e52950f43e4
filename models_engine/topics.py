"""Which conditions a group should talk about: where its sides differ, where people differ, and what is needed next.

The rule is ours, made to be said in a sentence. It chooses what is talked about and measures nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean
from typing import Literal

from models_engine.comparison import DIFFERS_FROM, gap
from models_engine.instrument import HIGHEST_ANSWER, LOWEST_ANSWER, TOLERANCE, Instrument
from models_engine.side_mean import SideMean

TopicReason = Literal["gap", "views_differ", "needed", "low"]

# What disagreement within a side, and a condition that the wished next step needs, weigh beside points of a gap.
VIEWS_DIFFER_POINTS = 1.0
NEEDED_POINTS = 1.5


@dataclass(frozen=True)
class TopicSide:
    """What one side's survey said about a factor. `views_differ` is what may be said: False where nothing may."""

    mean: SideMean
    views_differ: bool = False


@dataclass(frozen=True)
class TopicCandidate:
    """A factor with what the sides said about it, none where nothing is open to everybody in the room.

    `needed`: what people wish next needs it, and it is not met.
    """

    factor: str
    sides: tuple[TopicSide, ...] = ()
    needed: bool = False


@dataclass(frozen=True)
class ProposedTopic:
    """`points` put it in its order. `gap` is the largest between two sides, 0 to 4, `None` with fewer than two.

    `low` is how far the sides' mean lies from the favourable end, 0 to 4, `None` where there is none or the factor is
    neither good nor bad.
    """

    factor: str
    points: float
    reasons: tuple[TopicReason, ...]
    gap: float | None
    low: float | None


def propose_topics(
    instrument: Instrument, candidates: Iterable[TopicCandidate], most: int
) -> tuple[ProposedTopic, ...]:
    """At most `most` of the candidates, what most deserves talk first.

    points = gap (the largest |difference| of two sides' means, in points of the scale, where it is at least 0.5: below,
    partners count as aligned) + 1 where people of a side see it differently + 1.5 where the wished next step needs it
    and it is not met. Places that are left go to strengths and barriers without points whose mean is on the wrong side
    of the middle (3), with the reason "low". Ties: who is further from the favourable end, then the instrument's
    order. Gaps need the instrument's `released_side_people` on both sides, or an agreed sheet. A candidate with no
    reason is never proposed. Raises KeyError for an unknown factor, ValueError for a factor named twice. Source: ours.

    >>> from models_engine import SideMean, load_instrument
    >>> sides = tuple(TopicSide(SideMean(mean, 0.5, 8)) for mean in (4.25, 3.0))
    >>> found = propose_topics(load_instrument(), [TopicCandidate("GOV", sides), TopicCandidate("REC")], 3)
    >>> [(topic.factor, topic.points, topic.reasons) for topic in found]
    [('GOV', 1.25, ('gap',))]
    """
    given = list(candidates)
    if len({one.factor for one in given}) < len(given):
        raise ValueError("a factor is named twice")
    places = {factor.code: place for place, factor in enumerate(instrument.factors)}
    found = [_weighed(instrument, one) for one in given]
    ranked = sorted(
        (topic for topic in found if topic.reasons),
        key=lambda topic: (-topic.points, -(topic.low or 0.0), places[topic.factor]),
    )
    return tuple(ranked[:most])


def _weighed(instrument: Instrument, candidate: TopicCandidate) -> ProposedTopic:
    widest = _widest_gap(candidate.sides, instrument.minimums.released_side_people)
    low = _low(instrument, candidate)
    reasons: list[TopicReason] = []
    points = 0.0
    if widest is not None and widest >= DIFFERS_FROM - TOLERANCE:
        reasons.append("gap")
        points += widest
    if any(side.views_differ for side in candidate.sides):
        reasons.append("views_differ")
        points += VIEWS_DIFFER_POINTS
    if candidate.needed:
        reasons.append("needed")
        points += NEEDED_POINTS
    if not reasons and low is not None and low > (HIGHEST_ANSWER - LOWEST_ANSWER) / 2 + TOLERANCE:
        reasons.append("low")
    return ProposedTopic(candidate.factor, points, tuple(reasons), widest, low)


def _widest_gap(sides: Sequence[TopicSide], least: int) -> float | None:
    found = [gap(one.mean, other.mean, least) for one, other in combinations(sides, 2)]
    return max(
        (abs(one.difference) for one in found if one.label and one.difference is not None), default=None
    )


def _low(instrument: Instrument, candidate: TopicCandidate) -> float | None:
    direction = instrument.factor(candidate.factor).direction
    means = [side.mean.mean for side in candidate.sides if side.mean.mean is not None]
    if not means or direction == "presence":
        return None
    return fmean(means) - LOWEST_ANSWER if direction == "barrier" else HIGHEST_ANSWER - fmean(means)
