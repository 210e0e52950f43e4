"""What has to hold for the part of an instrument about what moves a partnership: nothing dangles, nothing lacks.

Every key is optional, so that a version without the section is whole; with one of them all are needed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from models_engine.document import Cursor
from models_engine.instrument import Instrument
from models_engine.questions import FactQuestion, Verb

DYNAMICS_KEYS = (
    *("conditions", "tick_questions", "scale_questions"),
    *("dynamics", "transitions", "stays", "actors"),
)


def check_dynamics(top: Cursor, instrument: Instrument) -> None:
    """Raises InstrumentError, naming the path, for a missing key or entry and for a reference to nothing."""
    if not any(top.has(key) for key in DYNAMICS_KEYS):
        return
    for key in DYNAMICS_KEYS:
        top.at(key)
    factors = [factor.code for factor in instrument.factors]
    named = [*factors, *(question.code for question in instrument.scale_questions)]
    regions = [quadrant.code for quadrant in instrument.quadrants]
    _expect(top.at("conditions"), "factor", factors)
    _expect(top.at("tick_questions"), "verb", get_args(Verb))
    _expect(top.at("actors"), "condition", named)
    _expect(top.at("stays"), "region", regions)
    _check_rule(top.at("dynamics"), instrument)
    pairs = set()
    for at in top.each("transitions"):
        ends = tuple(_known(at.at(end), regions) for end in ("from_region", "to_region"))
        if ends in pairs or len(set(ends)) != len(ends):
            raise at.error("expected another pair of regions")
        pairs.add(ends)
    if len(pairs) != len(regions) * (len(regions) - 1):
        raise top.at("transitions").error("expected one for each pair of regions")
    for at in (*top.each("transitions"), *top.each("stays")):
        for need in at.each("needs"):
            _known(need.at("condition"), named)
            if need.has("at_least") == need.has("at_most"):
                raise need.error("expected either at_least or at_most")


def _check_rule(at: Cursor, instrument: Instrument) -> None:
    factors = [factor.code for factor in instrument.factors]
    lanes = at.at("lanes")
    _known(lanes.at("mandate"), factors)
    for code in (*lanes.each("ended_with_mandate"), *lanes.each("fed_by_mandate")):
        _known(code, factors)
    questions = {question.code: question for question in instrument.fact_questions}
    beginning, wish = at.at("beginning"), at.at("wish")
    for value in beginning.each("values"):
        _known(value.at("choice"), _choices(beginning.at("question"), questions))
    for axis in ("formality", "origin"):
        for word in ("unchanged", "unknown"):
            _known(wish.at(word), _choices(wish.at(axis), questions))


def _choices(question: Cursor, questions: dict[str, FactQuestion]) -> list[str]:
    return [choice.code for choice in questions[_known(question, questions)].choices]


def _expect(at: Cursor, key: str, codes: Iterable[str]) -> None:
    """Each code exactly once, in this order: pages and tables take theirs from here."""
    found = [entry.at(key).value for entry in at.entries()]
    if found != list(codes):
        raise at.error(f"expected one for each {key}, in this order: {', '.join(codes)}")


def _known(at: Cursor, codes: Iterable[str]) -> str:
    if str(at.value) not in codes:
        raise at.error(f"refers to {at.value!r}, which is not there")
    return str(at.value)
