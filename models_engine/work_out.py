"""One number from what a result file says it rests on, by the same functions that made it in the first place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from models_engine.agreement import Counts, average_deviation, r_star
from models_engine.answers import Missing, Row
from models_engine.dynamics import read_dynamics
from models_engine.explain import explain_axis
from models_engine.instrument import Instrument
from models_engine.lanes import DynamicsAnswers, read_lane
from models_engine.position import Position, axis_word, bootstrap_interval
from models_engine.scoring import count_bands, differ_views, mean_or_none, score_factors

Source = Mapping[str, Any]
Numbers = dict[str, Any]
Means = Mapping[str, float | None]

MISSING: Mapping[str, Missing] = {missing.value: missing for missing in Missing}
FACTOR_NUMBERS = ("mean", "band", "answered", "asked", "dont_know_share")


def is_known(instrument: Instrument, code: str) -> bool:
    """Whether the instrument has a number of this code."""
    if code in instrument.item_index:
        return True
    holders = {*(factor.code for factor in instrument.factors), *(m.code for m in instrument.measures)}
    return code in holders or code in {question.code for question in instrument.other_questions}


def work_out(instrument: Instrument, code: str, source: Source, means: Means) -> Numbers:
    """The numbers of this code; none where the source is empty. `means` are the factors', for lanes.

    >>> from models_engine import load_instrument
    >>> work_out(load_instrument(), "POL", {"people": [2.0, 4.5, 5.0], "items": {}, "closed": ["POL1"]}, {})["band"]
    'moderate_presence'
    """
    if not source:
        return {}
    if code in {factor.code for factor in instrument.factors}:
        return (
            _factor_of_one(instrument, code, source)
            if "answers" in source
            else _factor(instrument, code, source)
        )
    if code in {measure.code for measure in instrument.measures}:
        return _axis(instrument, code, source)
    if code in {question.code for question in instrument.tick_questions}:
        return _lane(instrument, code, source, means)
    if code in instrument.item_index or code in {question.code for question in instrument.scale_questions}:
        return _statement(source["counts"])
    return _choice(instrument, code, source["chosen"])


def _row(answers: Mapping[str, Any]) -> Row:
    return {code: MISSING[answer] if isinstance(answer, str) else answer for code, answer in answers.items()}


def _factor_of_one(instrument: Instrument, code: str, source: Source) -> Numbers:
    score = score_factors(instrument, [_row(source["answers"])], None, [code])[code]
    return {name: getattr(score, name) for name in FACTOR_NUMBERS}


def _factor(instrument: Instrument, code: str, source: Source) -> Numbers:
    """`people` is absent where only replies may be shown. What needs every item is left out where one is closed."""
    factor, people, items = instrument.factor(code), source.get("people"), source["items"]
    found: Numbers = {}
    if people is not None:
        mean = mean_or_none(people)
        found = {
            "mean": mean,
            "n": len(people),
            "band": None if mean is None else instrument.band_of(code, mean).code,
            "band_counts": list(count_bands(instrument, factor, people)),
        }
    if not source["closed"]:
        asked = sum(_asked(replies) for replies in items.values())
        unknown = sum(replies["dont_know"] for replies in items.values())
        found["dont_know_share"] = unknown / asked if asked else None
        if people is not None:
            found |= _agreement(instrument, code, people, [replies["counts"] for replies in items.values()])
    if people is not None:
        found["item_means"] = {item: _mean(replies["counts"]) for item, replies in items.items()}
    return found


def _agreement(
    instrument: Instrument, code: str, people: Sequence[float], counts: Sequence[Sequence[int]]
) -> Numbers:
    table: Counts = np.array(counts, dtype=np.int64)
    several = len(people) >= 2
    deviation = average_deviation(table) if several else None
    agreement = r_star(table) if several else None
    return {
        "average_deviation": deviation,
        "r_star": agreement,
        "views_differ": differ_views(instrument, instrument.factor(code), len(people), deviation, agreement),
    }


def _asked(replies: Mapping[str, Any]) -> int:
    return int(
        sum(replies["counts"]) + replies["dont_know"] + replies["not_applicable"] + replies["unanswered"]
    )


def _mean(counts: Sequence[int]) -> float | None:
    n = sum(counts)
    return sum(value * count for value, count in enumerate(counts, start=1)) / n if n else None


def _axis(instrument: Instrument, code: str, source: Source) -> Numbers:
    axis = instrument.measure(code).axis
    if "answers" in source:
        value = explain_axis(instrument, code, [_row(source["answers"])]).rescaled
        return {"value": value, "word": axis_word(instrument, axis, value)}
    people = source.get("people")
    if people is None:
        return {}
    value = mean_or_none(people)
    found: Numbers = {"value": value, "word": axis_word(instrument, axis, value), "n": len(people)}
    if f"{code}_interval" in Position.__dataclass_fields__:
        interval = bootstrap_interval(instrument, people)
        found["interval"] = list(interval) if interval else None
    return found


def _lane(instrument: Instrument, code: str, source: Source, means: Means) -> Numbers:
    """People in no order, the first of them ticking as often as it was ticked: a lane rests on counts alone."""
    rule = instrument.dynamics
    if rule is None:
        raise ValueError(f"{instrument.reference} does not ask what moves a partnership")
    question = next(question for question in instrument.tick_questions if question.code == code)
    ticked: Mapping[str, int] = source["ticked"]
    people = [
        DynamicsAnswers({code: frozenset(f for f, n in ticked.items() if place < n)}, {}, {})
        for place in range(source["respondents"])
    ]
    lane = read_lane(instrument, rule.lanes, question, people, means)
    states = {
        condition.factor: {"share": condition.share, "mean": condition.mean, "state": condition.state}
        for condition in lane.conditions
    }
    return {
        "flag": lane.flag,
        "conditions": {factor: states[factor] for factor in ticked if factor in states},
    }


def _statement(counts: Sequence[int]) -> Numbers:
    return {"mean_answer": _mean(counts), "n": sum(counts)}


def _choice(instrument: Instrument, code: str, chosen: Mapping[str, int]) -> Numbers:
    """How it began on 0 to 100, or where most want it to be."""
    rule = instrument.dynamics
    if rule is None:
        raise ValueError(f"{instrument.reference} does not ask what moves a partnership")
    people = [
        DynamicsAnswers({}, {}, {code: choice}) for choice, count in chosen.items() for _ in range(count)
    ]
    found = read_dynamics(instrument, people, {})
    if code == rule.beginning.question:
        return {"began": found.began}
    wish = found.wish
    return {"wish": None if wish is None else wish.formality if code == rule.wish.formality else wish.origin}
