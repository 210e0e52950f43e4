"""What the answers of one room say: a group that sits together, answers, talks, and answers again.

Counts are of people, lowest answer first, as the statement was asked: a statement worded the other way round is
turned only where several are read together. The room's numbers are a measure of their own. They stand beside what a
survey said and are never averaged with it.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

import numpy as np

from models_engine.agreement import Agreement, agreement_of
from models_engine.instrument import HIGHEST_ANSWER, LOWEST_ANSWER, TOLERANCE, Instrument
from models_engine.minimums import Minimums

AgreementWord = Literal["agree", "spread", "differ"]
PromptKind = Literal["agree", "split", "low", "mixed"]

# From here on a group agrees strongly (LeBreton and Senter 2008; the traditional line of James 1982).
AGREES_FROM = 0.7
# A statement on which at least this share is on one side of the middle and as large a share on the other: ours.
TORN_SHARE = 1 / 3


@dataclass(frozen=True)
class RoomReading:
    """One question as a room answered it. `n` gave an answer on the scale, `dont_know` said that they do not know.

    `counts` are people by answer, lowest first. `mean`, `median` and `quartiles` are in points of the scale, `None`
    where nobody answered. `r_star` and `average_deviation` need two answers. `agreement_word` is `None` where nothing
    is to be said about agreement.
    """

    n: int
    dont_know: int
    counts: tuple[int, ...]
    mean: float | None
    median: float | None
    quartiles: tuple[float, float] | None
    r_star: float | None
    average_deviation: float | None
    agreement_word: AgreementWord | None

    @property
    def people(self) -> int:
        """Everybody who said something, "don't know" included."""
        return self.n + self.dont_know


@dataclass(frozen=True)
class RoomShift:
    """What a second round changed. `both` answered twice: `higher`, `lower` and `same` of them.

    `left` answered only the first time, `joined` only the second; nobody of theirs counts as changed.
    """

    both: int
    higher: int
    lower: int
    same: int
    left: int
    joined: int

    @property
    def changed(self) -> int:
        return self.higher + self.lower


def read_room(
    counts: Sequence[int], dont_know: int = 0, *, minimums: Minimums, agreement: bool
) -> RoomReading:
    """A question's answers in a few numbers. `counts` are five, of the answers 1 to 5; `dont_know` is in no number.

    At most half of the answers lie below the median and at most half above it; where two neighbouring answers could be
    it, it is the mean of the two. Quartiles are found in the same way, with at most a quarter below the one and at most
    a quarter above the other: so at least half of the answers lie from the one to the other, both included.

    The word needs `agreement` (the question is one on which people can agree) and `agreement_words` people of the
    table: "differ" where r*_wg and AD both cross the table's borders; "agree" where r*_wg is at least .7 with the
    uniform and with the slightly skewed null, so acting on the lower of the two; else "spread". Raises ValueError for
    other than five counts or a count below 0. Source: Hyndman and Fan 1996, definition 2; LeBreton and Senter 2008;
    Burke and Dunlap 2002; the choice among them is ours.

    >>> from models_engine import load_instrument
    >>> found = read_room([0, 1, 2, 6, 1], 2, minimums=load_instrument().minimums, agreement=True)
    >>> found.n, found.median, found.quartiles, found.agreement_word
    (10, 4.0, (3.0, 4.0), 'spread')
    """
    if len(counts) != HIGHEST_ANSWER or min(counts) < 0 or dont_know < 0:
        raise ValueError(f"expected five counts from 0 up, not {list(counts)} and {dont_know}")
    answers = [value for value, count in enumerate(counts, LOWEST_ANSWER) for _ in range(count)]
    found = _agreement([counts])
    return RoomReading(
        n=len(answers),
        dont_know=dont_know,
        counts=tuple(counts),
        mean=fmean(answers) if answers else None,
        median=_quarter(answers, 2) if answers else None,
        quartiles=(_quarter(answers, 1), _quarter(answers, 3)) if answers else None,
        r_star=found.r_star,
        average_deviation=found.ad_mean,
        agreement_word=_word(found, [counts], minimums) if agreement else None,
    )


def room_shift(before: Mapping[Hashable, int], after: Mapping[Hashable, int]) -> RoomShift:
    """From the first to the second round, person by person: answers on the scale by who gave them.

    Only who answered both times is higher, lower or the same. Whoever is in one of them alone (came late, went early,
    did not know) is `joined` or `left`, and is counted nowhere else.

    >>> room_shift({"a": 2, "b": 4, "c": 3}, {"a": 4, "b": 4, "d": 5})
    RoomShift(both=2, higher=1, lower=0, same=1, left=1, joined=1)
    """
    both = [(value, after[who]) for who, value in before.items() if who in after]
    higher = sum(now > then for then, now in both)
    lower = sum(now < then for then, now in both)
    return RoomShift(
        both=len(both),
        higher=higher,
        lower=lower,
        same=len(both) - higher - lower,
        left=len(before) - len(both),
        joined=len(after) - len(both),
    )


def room_place(formality_median: float | None, origin_median: float | None) -> tuple[float, float] | None:
    """Where the room puts a partnership: (formality, origin), 0 to 100 each, from two medians on 1 to 5.

    (median - 1) × 25 on each axis. `None` where one of them is missing. It is one question an axis, so no stand-in for
    the survey's place, which has six. Raises ValueError for a median off the scale. Source: ours.

    >>> room_place(4, 2.5)
    (75.0, 37.5)
    """
    if formality_median is None or origin_median is None:
        return None
    for found in (formality_median, origin_median):
        if not LOWEST_ANSWER <= found <= HIGHEST_ANSWER:
            raise ValueError(f"{found} is not on the scale")
    return _percent(formality_median), _percent(origin_median)


def prompt_kind(
    instrument: Instrument, readings: Mapping[str, RoomReading], factor: str | None = None
) -> PromptKind:
    """Which question to put to the room after it has seen its answers; the first of these that holds:

    "split": the answers to all statements together cross the table's two borders for "views differ", or on one of them
    at least a third disagrees and at least a third agrees; statements with `views_differ_people` answers count.
    "low": the mean of the statements' means is below the lowest band for strengths (3): the statements worded the
    other way round turned, and for a barrier the whole, so that low always is the end to worry about.
    "agree": r*_wg over all statements as in `read_room`. Else "mixed".

    `readings` are by code of the statement; one that the instrument does not have (of the room's own) is taken as it
    is. Without answers it is "mixed". `factor` says whether they are a barrier. It chooses a prompt and is no finding
    to be shown: so it holds for all levels, and below the number from which agreement is put in words. Raises KeyError
    for an unknown factor. Source: ours.

    >>> from models_engine import load_instrument
    >>> instrument = load_instrument()
    >>> def room(*counts): return read_room(counts, minimums=instrument.minimums, agreement=True)
    >>> prompt_kind(instrument, {"GOV1": room(5, 1, 0, 0, 6)}, "GOV")
    'split'
    >>> prompt_kind(instrument, {"GOV1": room(2, 6, 1, 0, 0)}, "GOV")
    'low'
    """
    barrier = factor is not None and instrument.factor(factor).direction == "barrier"
    answered = {code: reading for code, reading in readings.items() if reading.mean is not None}
    if not answered:
        return "mixed"
    enough = [
        reading.counts
        for reading in answered.values()
        if reading.n >= instrument.minimums.views_differ_people
    ]
    if _differ(_agreement(enough), instrument.minimums) or any(map(_is_torn, enough)):
        return "split"
    favourable = fmean(
        _turned(reading.mean or 0.0, turn=_is_reversed(instrument, code) != barrier)
        for code, reading in answered.items()
    )
    if favourable < instrument.bands("strength")[0].high - TOLERANCE:
        return "low"
    return "agree" if _agree(enough) else "mixed"


def _quarter(answers: Sequence[int], quarters: int) -> float:
    """Of answers from the lowest up, the value with so many quarters of them below it at most."""
    place, rest = divmod(len(answers) * quarters, 4)
    return float(answers[place]) if rest else (answers[place - 1] + answers[place]) / 2


def _percent(found: float) -> float:
    return (found - LOWEST_ANSWER) * 100 / (HIGHEST_ANSWER - LOWEST_ANSWER)


def _turned(mean: float, turn: bool) -> float:
    return LOWEST_ANSWER + HIGHEST_ANSWER - mean if turn else mean


def _is_reversed(instrument: Instrument, code: str) -> bool:
    return code in instrument.item_index and instrument.item(code).reverse


def _agreement(
    counts: Sequence[Sequence[int]], null: Literal["uniform", "slight_skew"] = "uniform"
) -> Agreement:
    return agreement_of(np.array(counts, dtype=np.int64).reshape(-1, HIGHEST_ANSWER), null)


def _word(found: Agreement, counts: Sequence[Sequence[int]], minimums: Minimums) -> AgreementWord | None:
    if found.n < minimums.agreement_words:
        return None
    if _differ(found, minimums):
        return "differ"
    return "agree" if _agree(counts) else "spread"


def _differ(found: Agreement, minimums: Minimums) -> bool:
    if found.r_star is None or found.ad_mean is None:
        return False
    return (
        found.r_star < minimums.views_differ_r_star_below - TOLERANCE
        and found.ad_mean >= minimums.views_differ_average_deviation_from - TOLERANCE
    )


def _agree(counts: Sequence[Sequence[int]]) -> bool:
    found = [_agreement(counts, null).r_star for null in ("uniform", "slight_skew")]
    return all(one is not None and one >= AGREES_FROM - TOLERANCE for one in found)


def _is_torn(counts: Sequence[int]) -> bool:
    """Whether many are on either side of the middle, as few as those may be who are in it."""
    middle, share = len(counts) // 2, sum(counts) * TORN_SHARE - TOLERANCE
    return sum(counts[:middle]) >= share and sum(counts[middle + 1 :]) >= share
