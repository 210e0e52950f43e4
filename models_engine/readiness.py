"""Before a partnership starts: is one organisation ready for the kind of partnership that is intended?

A prompt for a talk, not a gate. The borders are data, and ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from models_engine.dynamics import Wish
from models_engine.instrument import TOLERANCE, Instrument
from models_engine.mechanisms import suggest
from models_engine.profile import Profile
from models_engine.readiness_rule import ReadinessOutcome, ReadinessRule
from models_engine.suggestions import Suggestion
from models_engine.transitions import ConditionCheck, ConditionState, find_transition


@dataclass(frozen=True)
class Readiness:
    """`regions` are those the intended place counts as; `checks` one for each condition, in the order asked.

    `outcome` is `None` where too few conditions are known. `first` is a mechanism to begin with, if there is one.
    """

    regions: tuple[str, ...]
    checks: tuple[ConditionCheck, ...]
    outcome: ReadinessOutcome | None
    first: Suggestion | None


def check_readiness(instrument: Instrument, means: Mapping[str, float | None], intended: Wish) -> Readiness:
    """Whether one organisation's own conditions are where the intended partnership needs them.

    `means` are factor means on 1 to 5, `None` or absent where not known; `intended` is the place meant, as a word
    on each axis: a mixed one counts as both sides. A condition needs the strictest of what the rows into those
    regions, and the row to stay there, ask of it; 3 where none names it. Borders include 1e-9. Then, in this order:

    - fewer than three conditions known: no outcome;
    - two or more below 2.5: *wait*;
    - one not met or not known: *talk*;
    - else *go*.

    `first` is the first suggestion for a condition that is not met, else the first of all.

    Raises ValueError for a version without this check. Source: ours.

    >>> from models_engine import load_instrument
    >>> means = {"SEA": 3.2, "ABS": 4.0, "EXP": 3.0, "ROU": 3.5}
    >>> found = check_readiness(load_instrument("learning-ecosystem", 2), means, Wish("formal", "internal"))
    >>> found.outcome.code, [check.condition for check in found.checks if check.state == "not_met"]
    ('talk', ['SEA'])
    """
    rule = instrument.readiness
    if rule is None:
        raise ValueError(f"{instrument.reference} has no readiness check")
    regions = find_transition(instrument, None, None, intended, {}).regions_wished
    checks = tuple(_check(instrument, rule, regions, code, means.get(code)) for code in rule.factors)
    return Readiness(regions, checks, _outcome(rule, checks), _first(instrument, checks, intended))


def _check(
    instrument: Instrument, rule: ReadinessRule, regions: tuple[str, ...], code: str, mean: float | None
) -> ConditionCheck:
    rows = (
        *(row.needs for row in instrument.transitions if row.to_region in regions),
        *(row.needs for row in instrument.stays if row.region in regions),
    )
    asked = [need.threshold for needs in rows for need in needs if need.condition == code]
    needed = max((border for at_least, border in asked if at_least), default=rule.needed_from)
    state: ConditionState = "not_known"
    if mean is not None:
        state = "met" if mean >= needed - TOLERANCE else "not_met"
    who = next(actor.who for actor in instrument.actors if actor.condition == code)
    return ConditionCheck(code, True, needed, mean, state, who)


def _outcome(rule: ReadinessRule, checks: tuple[ConditionCheck, ...]) -> ReadinessOutcome | None:
    known = [check.value for check in checks if check.value is not None]
    if len(known) < rule.known_from:
        return None
    if sum(value < rule.far_below - TOLERANCE for value in known) >= rule.wait_from:
        return rule.outcome("wait")
    return rule.outcome("go" if all(check.state == "met" for check in checks) else "talk")


def _first(instrument: Instrument, checks: tuple[ConditionCheck, ...], intended: Wish) -> Suggestion | None:
    found = suggest(instrument, Profile({check.condition: check.value for check in checks}, wish=intended))
    missing = {check.condition for check in checks if check.state == "not_met"}
    return next((one for one in found if one.condition in missing), found[0] if found else None)
