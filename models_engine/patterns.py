"""Warning patterns: a few numbers that say more together than one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models_engine.advice import Clause, Pattern
from models_engine.instrument import TOLERANCE, Instrument
from models_engine.profile import Profile, advice_of, level_support, support


@dataclass(frozen=True)
class FiredPattern:
    """A pattern that holds, with the numbers it rests on: (code, value), the partner's as "REC3 of the partner"."""

    code: str
    name: str
    message: str
    rule: str
    values: tuple[tuple[str, float], ...]


def find_patterns(instrument: Instrument, profile: Profile) -> tuple[FiredPattern, ...]:
    """The warning patterns that hold, in the instrument's order.

    A pattern holds where all clauses of one of its cases do, borders included within 1e-9. A clause about a
    number that is not known does not hold, so patterns on the partner's answers wait for a release. Raises
    ValueError for a version without patterns. Source: ours.

    >>> from models_engine import load_instrument
    >>> profile = Profile({"MAN": 3.5, "REC": 2.5, "SEA": 4.5})
    >>> [(found.code, found.values) for found in find_patterns(load_instrument("learning-ecosystem", 2), profile)]
    [('arranged_marriage', (('MAN', 3.5), ('REC', 2.5)))]
    """
    return fired(instrument, profile, advice_of(instrument).patterns)


def fired(instrument: Instrument, profile: Profile, patterns: Iterable[Pattern]) -> tuple[FiredPattern, ...]:
    """Those of these patterns that hold."""
    levels = level_support(instrument, support(instrument, profile))
    own = {**profile.means, **profile.items, **profile.measures, **levels}
    found = []
    for pattern in patterns:
        values = _values(pattern, own, profile.partner_items)
        if values:
            found.append(FiredPattern(pattern.code, pattern.name, pattern.message, pattern.rule, values))
    return tuple(found)


def _values(
    pattern: Pattern, own: Mapping[str, float | None], partner: Mapping[str, float | None]
) -> tuple[tuple[str, float], ...]:
    """The numbers of the first case that holds, nothing where none does."""
    for case in pattern.cases:
        pairs = [(clause, (partner if clause.partner else own).get(clause.of)) for clause in case.all]
        there = [(clause, value) for clause, value in pairs if value is not None]
        if len(there) == len(pairs) and all(_holds(clause, value) for clause, value in there):
            return tuple((_name(clause), value) for clause, value in there)
    return ()


def _holds(clause: Clause, value: float) -> bool:
    if clause.at_least is not None:
        return value >= clause.at_least - TOLERANCE
    if clause.at_most is not None:
        return value <= clause.at_most + TOLERANCE
    return clause.below is not None and value < clause.below - TOLERANCE


def _name(clause: Clause) -> str:
    return f"{clause.of} of the partner" if clause.partner else clause.of
