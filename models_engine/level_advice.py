"""What could be tried at one level, for those who act there: the same catalogue and rules, on that level's factors."""

from __future__ import annotations

from typing import Literal

from models_engine.candidates import Candidates
from models_engine.disclosure_values import ShownMean
from models_engine.instrument import TOLERANCE, Instrument
from models_engine.profile import Profile
from models_engine.suggestions import Suggestion

Beside = Literal["as_intended", "weaker", "stronger"]
# Where a mean comes without an interval, an intention this near counts as felt: half a step of the scale.
NEAR = 0.5
ACTIONS_EACH = 2


def suggest_at(instrument: Instrument, profile: Profile, level: str) -> tuple[Suggestion, ...]:
    """At most five mechanisms for the factors of one level that are below 3.5, the lowest factor first.

    The actions for a factor, their order and what rules one out (something it needs is known and below 2.5) are those
    of `suggest`. Each factor gets one action; then, while there is room, a second one; each mechanism comes once. The
    wish of two partners has no part in it. Factor means on 1 to 5; unknown factors are left out, and with none known
    nothing is suggested. Raises ValueError for a version that gives no advice. Source: ours.

    >>> from models_engine import load_instrument
    >>> instrument = load_instrument("learning-ecosystem", 2)
    >>> found = suggest_at(instrument, Profile({"POL": 2.0, "INT": 3.0, "REC": 1.5}), "macro")
    >>> [suggestion.condition for suggestion in found]
    ['POL', 'INT', 'POL', 'INT']
    >>> suggest_at(instrument, Profile({"REC": 1.5}), "macro")
    ()
    """
    candidates = Candidates(instrument, profile, frozenset())
    border = candidates.rule.supported_from
    lanes = {code: candidates.actions(code, border) for code in candidates.low_of(level)}
    found: dict[int, Suggestion] = {}
    for _ in range(ACTIONS_EACH):
        for code, lane in lanes.items():
            new = next((mechanism for mechanism in lane if mechanism.number not in found), None)
            if new:
                because = (candidates.raw(code),)
                found[new.number] = candidates.for_low(new, code, "lowest_factors", because)
    return tuple(found.values())[: candidates.rule.at_most]


def beside_intended(intended: float, felt: ShownMean) -> Beside | None:
    """How a factor is felt beside how strongly it was meant to be, both on 1 to 5; `None` where it is not shown.

    As intended where the intention lies in the mean's interval, both ends taken in, or, without one, no more than 0.5
    from the mean. "4.5 or above" is as intended from 4 on, and "1.5 or below" up to 2: what lies behind an open end
    is not said. Source: ours.

    >>> beside_intended(4, ShownMean(2.8, None, (2.4, 3.2))), beside_intended(3, ShownMean(2.8))
    ('weaker', 'as_intended')
    >>> beside_intended(5, ShownMean(4.5, "above")), beside_intended(2, ShownMean(None))
    ('as_intended', None)
    """
    if felt.shown is None:
        return None
    around = None if felt.end else felt.interval
    low, high = around or (felt.shown - NEAR, felt.shown + NEAR)
    if low - TOLERANCE <= intended <= high + TOLERANCE:
        return "as_intended"
    return "weaker" if felt.shown < intended else "stronger"
