"""What would be said otherwise if some numbers were others: each kind of thing with what comes and what goes."""

from collections.abc import Iterable, Sequence

from assessments.presenters.advice_words import because_words, code_name
from assessments.presenters.lanes import IN_THE_WAY, STATES, ticked_words
from assessments.presenters.next_step import STATES as NEEDS
from assessments.presenters.next_step import move_words
from assessments.presenters.obstacles import support_words
from models_engine import Chain, FiredPattern, Instrument, Lane, LaneCondition, Suggestion, Transition, WhatIf

FLAGS = {
    "one": "only one thing that we can see would be working",
    "none": "nothing that we can see would be working",
}


def effects(instrument: Instrument, found: WhatIf) -> dict[str, tuple[str, ...]]:
    """Sentences by output of the engine; without any where an output stays as it is."""
    before, after = found.before, found.after
    return {
        "patterns": _patterns(instrument, before.patterns, after.patterns),
        "chain": _chain(instrument, before.chain, after.chain),
        "lanes": _lanes(instrument, before.lanes, after.lanes),
        "transition": _transition(instrument, before.transition, after.transition),
        "suggestions": _suggestions(before.suggestions, after.suggestions),
    }


def _patterns(
    instrument: Instrument, before: Sequence[FiredPattern], after: Sequence[FiredPattern]
) -> tuple[str, ...]:
    came, gone = _came_and_gone(before, after, lambda each: each.code)
    return (
        *(f"Would fit: “{each.name}”. {_because(instrument, each)}" for each in came),
        *(f"Would no longer fit: “{each.name}”." for each in gone),
    )


def _because(instrument: Instrument, found: FiredPattern) -> str:
    return f"{'; '.join(because_words(instrument, found.values))}."


def _came_and_gone(before: Iterable, after: Iterable, key) -> tuple[list, list]:
    earlier, later = {key(each): each for each in before}, {key(each): each for each in after}
    return (
        [each for code, each in later.items() if code not in earlier],
        [each for code, each in earlier.items() if code not in later],
    )


def _chain(instrument: Instrument, before: Chain, after: Chain) -> tuple[str, ...]:
    lines = [
        f"The {instrument.level(new.level).name.lower()} level: {support_words(instrument, new)}, "
        f"instead of: {support_words(instrument, old)}."
        for old, new in zip(before.links, after.links, strict=True)
        if old.supported != new.supported
    ]
    if before.weakest != after.weakest:
        lines.append(
            f"The weakest link would be the {instrument.level(after.weakest).name.lower()} level."
            if after.weakest
            else "There would be no clear bottleneck."
        )
    return (*lines, *_patterns(instrument, before.conflicts, after.conflicts))


def _lanes(instrument: Instrument, before: Sequence[Lane], after: Sequence[Lane]) -> tuple[str, ...]:
    lines = []
    for question, old, new in zip(instrument.tick_questions, before, after, strict=False):
        states = {condition.factor: condition for condition in old.conditions}
        later = {condition.factor: condition for condition in new.conditions}
        for named in instrument.conditions:
            was, now = (_state(of.get(named.factor)) for of in (states, later))
            if was != now:
                name = ticked_words(instrument, [named.factor])
                lines.append(f"{question.lane_name}: {name} would be “{now}”, instead of “{was}”.")
        if old.flag != new.flag and new.flag:
            lines.append(f"{question.lane_name}: {FLAGS[new.flag]}.")
    return tuple(lines)


def _state(condition: LaneCondition | None) -> str:
    if condition is None:
        return "not named"
    if condition.barrier and condition.state == "named_but_weak":
        return IN_THE_WAY
    return STATES[condition.state]


def _transition(instrument: Instrument, before: Transition, after: Transition) -> tuple[str, ...]:
    if before.code != after.code:
        if not after.rows:
            return ("No step would lead from there to where people want it.",)
        moves = "; ".join(move_words(instrument, row) for row in after.rows)
        return (f"{'Another step' if len(after.rows) == 1 else 'Other steps'} would lead there: {moves}.",)
    states = {check.condition: check.state for check in before.conditions}
    return tuple(
        f"{capital(code_name(instrument, check.condition))}: {NEEDS[check.state]}, "
        f"instead of: {NEEDS[states[check.condition]]}."
        for check in after.conditions
        if check.state != states[check.condition]
    )


def _suggestions(before: Sequence[Suggestion], after: Sequence[Suggestion]) -> tuple[str, ...]:
    came, gone = _came_and_gone(before, after, lambda each: each.mechanism.number)
    return (
        *(f"Would come up: “{each.mechanism.name}”." for each in came),
        *(f"Would no longer come up: “{each.mechanism.name}”." for each in gone),
    )


def capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
