"""From where a partnership stands now to where its people want it: what that takes, and who can act.

The regions' needs are hypotheses of ours, kept as tables in the instrument.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from models_engine.dynamics import Wish
from models_engine.dynamics_rules import Requirement
from models_engine.instrument import TOLERANCE, Instrument
from models_engine.position import axis_word

Place = tuple[str | None, str | None]  # the word on formality and the word on origin
ConditionState = Literal["met", "not_met", "not_known"]


@dataclass(frozen=True)
class ConditionCheck:
    """Whether a mean is where it has to be: at least `needed`, or at most where `at_least` is false.

    `condition` is a factor or W1, W2. `value` is the mean as it is, INH too; `None` if it is not known.
    """

    condition: str
    at_least: bool
    needed: float
    value: float | None
    state: ConditionState
    who_can_act: str


@dataclass(frozen=True)
class TransitionRow:
    """One move, or a stay, where both regions are the same and there is nothing special to watch for."""

    from_region: str
    to_region: str
    title: str
    watch_for: str | None


@dataclass(frozen=True)
class Transition:
    """`region_now` and `wish` are places in words such as "formal-external" or "mixed-external".

    `regions_*` are the regions these count as. `code` is like "FE-FI" or "FE-FE,IE-IE", "" without rows.
    """

    region_now: str | None
    regions_now: tuple[str, ...]
    wish: str | None
    regions_wished: tuple[str, ...]
    rows: tuple[TransitionRow, ...]
    conditions: tuple[ConditionCheck, ...]
    stays: bool
    code: str


def find_transition(
    instrument: Instrument,
    formality: float | None,
    drive: float | None,
    wish: Wish | None,
    values: Mapping[str, float | None],
) -> Transition:
    """The rows of the table of transitions that lead from the region now to the wish, and their conditions.

    `formality` and `drive` are on 0 to 100 (the caller gives the origin where the drive now is missing);
    `values` are the means on 1 to 5 of factors, INH as it is, and of W1 and W2: only what may be shown.

    A place on the spectrum is a word on each axis; "mixed" counts as both sides, so a place is one, two or four
    regions. Without formality or drive there is no region now, and so no row. Without a wish there is no row
    either. An axis wished "as it is now", wished where it is already, or not spoken of, stays as it is: each
    region keeps its side of it. Then

    - nothing moves: the partnership stays, and takes the rows "to stay and last" of all its regions now;
    - otherwise rows lead from those regions now that are not wished for (from all, if all are wished for: from
      formal to the middle, say) to each wished region they can reach; a region that is already where it is
      wished adds no row. A mixed place with one foot in the wished region thus starts from its other foot.

    Conditions of several rows are united, each with the stricter threshold. A condition is met, not met
    (borders included within 1e-9), or not known where its mean is not.

    Raises ValueError for an instrument without these tables. Source: ours.

    >>> from models_engine import load_instrument
    >>> instrument = load_instrument("learning-ecosystem", 2)
    >>> found = find_transition(instrument, 90, 80, Wish("now", "internal"), {"REC": 3.6, "GOV": 2.9})
    >>> found.code, [(check.condition, check.state) for check in found.conditions]
    ('FE-FI', [('REC', 'met'), ('IDN', 'not_known'), ('GOV', 'not_met'), ('W1', 'not_known')])
    """
    rule = instrument.dynamics
    if rule is None:
        raise ValueError(f"{instrument.reference} has no transitions")
    now = (axis_word(instrument, "formality", formality), axis_word(instrument, "origin", drive))
    there = _aim(now, wish, rule.wish.unchanged)
    regions_now, regions_wished = _regions(instrument, now), _regions(instrument, there)
    rows: tuple[TransitionRow, ...] = ()
    needs: tuple[Requirement, ...] = ()
    moves = _moves(instrument, now, there)
    stays = bool(regions_now and regions_wished and not moves)
    if moves:
        rows, needs = _moving(instrument, moves)
    elif stays:
        rows, needs = _staying(instrument, regions_now)
    return Transition(
        region_now=_place(now),
        regions_now=regions_now,
        wish=_place(there),
        regions_wished=regions_wished,
        rows=rows,
        conditions=_checks(instrument, needs, values),
        stays=stays,
        code=",".join(f"{_initials(row.from_region)}-{_initials(row.to_region)}" for row in rows),
    )


def _aim(now: Place, wish: Wish | None, unchanged: str) -> Place:
    """Where it is wished to be. An axis that stays has the word it has now."""
    if wish is None or (wish.formality is None and wish.origin is None):
        return (None, None)
    stays = (None, unchanged)
    return (
        now[0] if wish.formality in stays else wish.formality,
        now[1] if wish.origin in stays else wish.origin,
    )


def _place(words: Place) -> str | None:
    return f"{words[0]}-{words[1]}" if words[0] and words[1] else None


def _sides(instrument: Instrument, axis: str, word: str) -> tuple[str, ...]:
    """The words a word on an axis counts as. Raises ValueError for another word."""
    ends = (instrument.axis(axis).low_word, instrument.axis(axis).high_word)
    if word == instrument.places.middle_word:
        return ends
    if word not in ends:
        raise ValueError(f"no {axis} is called {word!r}")
    return (word,)


def _regions(instrument: Instrument, words: Place) -> tuple[str, ...]:
    """The regions a place counts as, in the instrument's order; none where the place is not known."""
    formality, origin = words
    if formality is None or origin is None:
        return ()
    among = {
        f"{one}-{other}"
        for one in _sides(instrument, "formality", formality)
        for other in _sides(instrument, "origin", origin)
    }
    return tuple(quadrant.code for quadrant in instrument.quadrants if quadrant.code in among)


def _moves(instrument: Instrument, now: Place, there: Place) -> set[tuple[str, str]]:
    """From which region to which. An axis that stays keeps each region's own side."""
    starts, ends = _regions(instrument, now), _regions(instrument, there)
    moves = {
        (start, end)
        for start in [region for region in starts if region not in ends] or starts
        for end in ends
        if all(
            before != after or side == other
            for before, after, side, other in zip(now, there, start.split("-"), end.split("-"), strict=True)
        )
    }
    return {(start, end) for start, end in moves if start != end}


def _moving(
    instrument: Instrument, moves: set[tuple[str, str]]
) -> tuple[tuple[TransitionRow, ...], tuple[Requirement, ...]]:
    rules = [rule for rule in instrument.transitions if (rule.from_region, rule.to_region) in moves]
    rows = tuple(
        TransitionRow(rule.from_region, rule.to_region, rule.title, rule.watch_for) for rule in rules
    )
    return rows, tuple(need for rule in rules for need in rule.needs)


def _staying(
    instrument: Instrument, regions: tuple[str, ...]
) -> tuple[tuple[TransitionRow, ...], tuple[Requirement, ...]]:
    rules = [rule for rule in instrument.stays if rule.region in regions]
    rows = tuple(TransitionRow(rule.region, rule.region, rule.title, None) for rule in rules)
    return rows, tuple(need for rule in rules for need in rule.needs)


def _checks(
    instrument: Instrument, needs: Sequence[Requirement], values: Mapping[str, float | None]
) -> tuple[ConditionCheck, ...]:
    who = {actor.condition: actor.who for actor in instrument.actors}
    strictest: dict[tuple[str, bool], float] = {}
    for need in needs:
        at_least, needed = need.threshold
        known = strictest.get((need.condition, at_least), needed)
        strictest[need.condition, at_least] = max(known, needed) if at_least else min(known, needed)
    return tuple(
        ConditionCheck(
            condition=code,
            at_least=at_least,
            needed=needed,
            value=values.get(code),
            state=_state(values.get(code), needed, at_least=at_least),
            who_can_act=who[code],
        )
        for (code, at_least), needed in strictest.items()
    )


def _state(value: float | None, needed: float, *, at_least: bool) -> ConditionState:
    if value is None:
        return "not_known"
    met = value >= needed - TOLERANCE if at_least else value <= needed + TOLERANCE
    return "met" if met else "not_met"


def _initials(region: str) -> str:
    return "".join(word[0].upper() for word in region.split("-"))
