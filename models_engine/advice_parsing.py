"""Reading the advice of a version, and refusing what refers to something that is not there."""

from __future__ import annotations

from dataclasses import replace

from models_engine.advice import Advice, Mechanism
from models_engine.document import Cursor, read

ADVICE_KEYS = (
    *("patterns", "conflicts", "chain"),
    *("protect", "mechanisms", "remedies", "selection", "portfolio"),
)


def read_advice(top: Cursor, factors: set[str], others: set[str], regions: set[str]) -> Advice | None:
    """The advice in a document, or `None` where it has none.

    `factors` are the codes a need, a remedy or a clause may name, `others` what a clause may name besides:
    items, measures and levels. Raises InstrumentError, naming the path.
    """
    if not any(top.has(key) for key in ADVICE_KEYS):
        return None
    advice = read(Cursor({key: top.at(key).value for key in ADVICE_KEYS}), Advice)
    _refuse_repeats(top, "mechanisms", "number")
    _refuse_repeats(top, "remedies", "condition")
    numbers = {mechanism.number for mechanism in advice.mechanisms}
    for at in top.each("mechanisms"):
        _refuse_unknown(at.at("needs"), factors)
        _refuse_unknown(at.at("compensates"), factors)
        _refuse_unknown(at.at("fits"), regions)
    for at in top.each("remedies"):
        _check_known(at.at("condition"), factors)
        _refuse_unknown(at.at("mechanisms"), numbers)
    for key in ("patterns", "conflicts"):
        _refuse_repeats(top, key, "code")
        for pattern in top.each(key):
            for case in pattern.each("cases"):
                for clause in case.each("all"):
                    _check_clause(clause, factors | others)
    return replace(
        advice, mechanisms=tuple(_with_addresses(advice, mechanism) for mechanism in advice.mechanisms)
    )


def _with_addresses(advice: Advice, mechanism: Mechanism) -> Mechanism:
    """What a mechanism addresses is written down once: in the remedies that name it."""
    named = tuple(remedy.condition for remedy in advice.remedies if mechanism.number in remedy.mechanisms)
    return replace(mechanism, addresses=named)


def _check_clause(at: Cursor, known: set[str]) -> None:
    _check_known(at.at("of"), known)
    if sum(at.has(bound) for bound in ("at_least", "at_most", "below")) != 1:
        raise at.error("expected exactly one of at_least, at_most, below")


def _refuse_unknown(at: Cursor, known: set[str] | set[int]) -> None:
    for entry in at.entries():
        _check_known(entry, known)


def _check_known(at: Cursor, known: set[str] | set[int]) -> None:
    if at.value not in known:
        raise at.error(f"refers to {at.value!r}, which is not there")


def _refuse_repeats(top: Cursor, key: str, name: str) -> None:
    seen = set()
    for at in top.each(key):
        code = at.at(name).value
        if code in seen:
            raise at.at(name).error(f"{code!r} is used already")
        seen.add(code)
