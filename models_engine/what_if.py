"""Trying other numbers: where a partnership would stand, and what would then be said of it.

History is locked: how a partnership began cannot be changed. Nothing here is a forecast.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations

from models_engine.chain import Chain, find_chain
from models_engine.instrument import HIGHEST_ANSWER, LOWEST_ANSWER, TOLERANCE, Component, Instrument, Measure
from models_engine.lanes import Lane, restate_lanes
from models_engine.mechanisms import suggest
from models_engine.patterns import FiredPattern, find_patterns
from models_engine.position import axis_word
from models_engine.profile import Profile
from models_engine.suggestions import Suggestion
from models_engine.transitions import Transition, find_transition

MEASURES = ("formality", "origin", "drive_now")
HISTORY = "origin_start"
OUTPUTS = ("place_now", "origin", "patterns", "chain", "lanes", "transition", "suggestions")


@dataclass(frozen=True)
class Situation:
    """What a what-if starts from: a profile and the raw means of the axis items behind its place.

    `lanes` are those that are shown, so that they can follow; they may be left out. `apart` are factors that
    neither the lanes nor the next step rest on as they are: known from other people than the place is. `declined`
    are mechanisms that are not suggested.
    """

    profile: Profile
    axis_items: Mapping[str, float | None]
    lanes: tuple[Lane, ...] = ()
    apart: frozenset[str] = field(default=frozenset())
    declined: Collection[int] = ()


@dataclass(frozen=True)
class Outlook:
    """Everything that is said of a situation. `place_now` is like "formal-mixed", `None` if not known."""

    place_now: str | None
    formality: float | None
    drive_now: float | None
    origin: float | None
    patterns: tuple[FiredPattern, ...]
    chain: Chain
    lanes: tuple[Lane, ...]
    transition: Transition
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True)
class WhatIf:
    """Both outlooks, and which outputs differ between them, in the order of OUTPUTS.

    The same patterns, states, conditions or suggestions on other numbers do not differ; the place and origin do.
    """

    before: Outlook
    after: Outlook
    touched: tuple[str, ...]


@dataclass(frozen=True)
class ItemChange:
    """One axis item moved from its raw mean to its best value."""

    item: str
    before: float
    after: float


def what_if(instrument: Instrument, base: Situation, changes: Mapping[str, float]) -> WhatIf:
    """What would be said if some numbers were others.

    `changes` are new values on 1 to 5 for factors, for W1 and W2, and for the items of the axes that partners
    can change: F1 to F6, O4 and O6. Factors move patterns, chain, lanes, transition and suggestions; items move
    the place now and what follows from it. Single items of factors, which some patterns look at, stay as
    answered.

    A measure is the mean of its components. A base with several people is a mean over people, each with the
    components they answered; a changed item moves it as if everybody had moved by the same amount: by the change
    of the component means over the number of components that are known, on 0 to 100 and not beyond. An item
    nobody answered comes in as one component more. For one person this is exact. Where no item is known but the
    measure is, all its components are taken to stand where it does.

    Raises ValueError for an item that is history (O1, O2, O3, O5), for a value that is not from 1 to 5, and for
    a code that nothing here depends on.

    >>> from models_engine import load_instrument
    >>> base = Situation(Profile({"REC": 2.4}, formality=75.0), {f"F{n}": 4 for n in range(1, 6)} | {"F6": 2})
    >>> after = what_if(load_instrument("learning-ecosystem", 2), base, {"F1": 1, "F3": 1}).after
    >>> after.formality, after.place_now
    (50.0, None)
    """
    before, after = outlook(instrument, base), outlook(instrument, changed(instrument, base, changes))
    earlier, later = _said(before), _said(after)
    return WhatIf(before, after, tuple(name for name in OUTPUTS if earlier[name] != later[name]))


def _said(found: Outlook) -> dict[str, object]:
    """What each output comes to. Whatever still holds is the same, though it may rest on other numbers."""
    return {
        "place_now": (found.place_now, found.formality, found.drive_now),
        "origin": found.origin,
        "patterns": {each.code for each in found.patterns},
        "chain": (
            found.chain.weakest,
            [link.supported for link in found.chain.links],
            {each.code for each in found.chain.conflicts},
        ),
        "lanes": [
            (lane.flag, lane.judged, {(each.factor, each.state) for each in lane.conditions})
            for lane in found.lanes
        ],
        "transition": (
            found.transition.code,
            {(check.condition, check.state) for check in found.transition.conditions},
        ),
        "suggestions": {each.mechanism.number for each in found.suggestions},
    }


def moved_by(
    instrument: Instrument, base: Situation, changes: Mapping[str, float]
) -> dict[str, tuple[str, ...]]:
    """For each output that the changes touch together: which of them would touch it alone.

    None where it takes several of them at once. Raises as `what_if` does.

    >>> from models_engine import load_instrument
    >>> base = Situation(Profile({"REC": 2.4}, 75.0, 80.0, 80.0), {})
    >>> found = moved_by(load_instrument("learning-ecosystem", 2), base, {"REC": 4, "F1": 1})
    >>> found["place_now"], found["suggestions"]
    (('F1',), ('REC',))
    """
    alone = {code: what_if(instrument, base, {code: new}).touched for code, new in changes.items()}
    return {
        output: tuple(code for code, touched in alone.items() if output in touched)
        for output in what_if(instrument, base, changes).touched
    }


def outlook(instrument: Instrument, situation: Situation) -> Outlook:
    """Everything that is said of a situation as it is.

    >>> from models_engine import load_instrument
    >>> outlook(load_instrument("learning-ecosystem", 2), Situation(Profile({}, 90.0, 80.0), {})).place_now
    'formal-external'
    """
    profile = situation.profile
    means = {code: mean for code, mean in profile.means.items() if code not in situation.apart}
    values = {**means, **profile.statements}
    return Outlook(
        place_now=_place(instrument, profile),
        formality=profile.formality,
        drive_now=profile.drive_now,
        origin=profile.origin,
        patterns=find_patterns(instrument, profile),
        chain=find_chain(instrument, profile),
        lanes=situation.lanes,
        transition=find_transition(instrument, profile.formality, profile.drive, profile.wish, values),
        suggestions=suggest(instrument, profile, situation.declined),
    )


def changed(instrument: Instrument, base: Situation, changes: Mapping[str, float]) -> Situation:
    """The situation with these numbers in it. Raises as `what_if` does."""
    factors = {factor.code for factor in instrument.factors}
    statements = {question.code for question in instrument.scale_questions}
    movable = changeable_items(instrument)
    history = _items(instrument.measure(HISTORY))
    for code, new in changes.items():
        if code in history:
            raise ValueError(f"{code} is about how the partnership began, and that cannot be changed")
        if code not in factors | statements | set(movable):
            raise ValueError(f"{code} cannot be changed here")
        if not LOWEST_ANSWER <= new <= HIGHEST_ANSWER:
            raise ValueError(f"{code}: expected {LOWEST_ANSWER} to {HIGHEST_ANSWER}, got {new}")
    items = {**base.axis_items, **{code: new for code, new in changes.items() if code in movable}}
    means = {code: new for code, new in changes.items() if code in factors}
    profile = base.profile
    places = {
        code: _moved(instrument, instrument.measure(code), profile.measures[code], base.axis_items, items)
        for code in MEASURES
    }
    return replace(
        base,
        axis_items=items,
        lanes=restate_lanes(instrument, base.lanes, means),
        apart=base.apart - means.keys(),
        profile=replace(
            profile,
            means={**profile.means, **means},
            statements={
                **profile.statements,
                **{code: new for code, new in changes.items() if code in statements},
            },
            formality=places["formality"],
            origin=places["origin"],
            drive_now=places["drive_now"],
        ),
    )


def changeable_items(instrument: Instrument) -> tuple[str, ...]:
    """The axis items partners can change: all but those about how it began.

    >>> from models_engine import load_instrument
    >>> changeable_items(load_instrument("learning-ecosystem", 2))
    ('F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'O4', 'O6')
    """
    history = _items(instrument.measure(HISTORY))
    return tuple(item.code for axis in instrument.axes for item in axis.items if item.code not in history)


def fewest_changes(instrument: Instrument, base: Situation, region: str) -> tuple[ItemChange, ...] | None:
    """The fewest items that partners would have to change to stand in a region now.

    Each is set to its best value, 1 or 5, whichever leads there: the fewest items, and among equals those that
    move least in all, then in the order of the instrument. Items nobody answered are left alone. Nothing to
    change gives an empty tuple, out of reach `None`. Raises KeyError for a region the instrument does not have.

    >>> from models_engine import load_instrument
    >>> items = {"F1": 4, "F2": 4, "F3": 2, "F4": 2, "F5": 2, "F6": 4, "O4": 2, "O6": 4}
    >>> base = Situation(Profile({}, formality=41.7, origin=20.0, drive_now=25.0), items)
    >>> found = fewest_changes(load_instrument("learning-ecosystem", 2), base, "formal-internal")
    >>> [(change.item, change.before, change.after) for change in found]
    [('F3', 2, 5.0), ('F4', 2, 5.0)]
    """
    wanted = instrument.quadrant(region).code
    best = [
        ItemChange(code, mean, float(_best(instrument, code, wanted)))
        for code in changeable_items(instrument)
        if (mean := base.axis_items.get(code)) is not None
    ]
    useful = [change for change in best if abs(change.after - change.before) > TOLERANCE]
    for count in range(len(useful) + 1):
        reaching = [
            chosen
            for chosen in combinations(useful, count)
            if _place(
                instrument,
                changed(instrument, base, {change.item: change.after for change in chosen}).profile,
            )
            == wanted
        ]
        if reaching:
            return min(
                reaching, key=lambda chosen: sum(abs(change.after - change.before) for change in chosen)
            )
    return None


def _best(instrument: Instrument, code: str, region: str) -> int:
    """The raw answer that leads furthest towards the region's side of the item's axis."""
    item = instrument.item(code)
    high = instrument.axis(item.belongs_to).high_word in region.split("-")
    return LOWEST_ANSWER if high == item.reverse else HIGHEST_ANSWER


def _place(instrument: Instrument, profile: Profile) -> str | None:
    words = (
        axis_word(instrument, "formality", profile.formality),
        axis_word(instrument, "origin", profile.drive),
    )
    return f"{words[0]}-{words[1]}" if words[0] and words[1] else None


def _moved(
    instrument: Instrument,
    measure: Measure,
    score: float | None,
    before: Mapping[str, float | None],
    after: Mapping[str, float | None],
) -> float | None:
    """A measure from 0 to 100 after some of its items changed; worked out afresh where there was none."""
    old = {part.code: _component(instrument, part, before) for part in measure.components}
    new = {part.code: _component(instrument, part, after) for part in measure.components}
    if old == new:
        return score
    there = {code: value for code, value in new.items() if value is not None}
    known = {code: value for code, value in old.items() if value is not None}
    width = HIGHEST_ANSWER - LOWEST_ANSWER
    if score is not None and not known:
        known = dict.fromkeys(old, LOWEST_ANSWER + score * width / 100)
        there = {**known, **there}
    if score is None:
        enough = len(there) >= measure.needed and (not measure.one_of or set(measure.one_of) & set(there))
        if not enough:
            return None
        total = sum(there.values())
    else:
        total = (LOWEST_ANSWER + score * width / 100) * len(known)
        total += sum(value - known.get(code, 0.0) for code, value in there.items())
    mean = total / len(there)
    return min(100.0, max(0.0, (mean - LOWEST_ANSWER) * 100 / width))


def _component(instrument: Instrument, part: Component, items: Mapping[str, float | None]) -> float | None:
    """The highest of its items after reversal: they are routes to the same thing."""
    values = []
    for code in part.items:
        mean = items.get(code)
        if mean is not None:
            values.append(LOWEST_ANSWER + HIGHEST_ANSWER - mean if instrument.item(code).reverse else mean)
    return max(values, default=None)


def _items(measure: Measure) -> frozenset[str]:
    return frozenset(code for part in measure.components for code in part.items)
