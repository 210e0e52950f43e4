"""The lanes of what moves a partnership: what is ticked, in which state it is, and what would be left of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from models_engine.answers import Answer, Missing
from models_engine.dynamics_rules import LaneRule
from models_engine.instrument import HIGHEST_ANSWER, LOWEST_ANSWER, TOLERANCE, Factor, Instrument
from models_engine.questions import TickQuestion, Verb

Ticks = frozenset[str] | Missing | None
LaneState = Literal["working", "named_but_weak", "strong_but_unused", "unclear"]
Flag = Literal["one", "none"]


@dataclass(frozen=True)
class DynamicsAnswers:
    """One person's section. Unanswered ticks are `None` or absent; an empty set is "none of these"."""

    ticks: Mapping[str, Ticks]
    statements: Mapping[str, Answer]
    choices: Mapping[str, str]

    @property
    def has_any(self) -> bool:
        replies = (*self.ticks.values(), *self.statements.values(), *self.choices.values())
        return any(reply is not None for reply in replies)


@dataclass(frozen=True)
class LaneCondition:
    """`share` is of all who answered in the section. `mean` is on 1 to 5, of a `barrier` 6 minus it."""

    factor: str
    ticked: int
    share: float
    mean: float | None
    state: LaneState
    barrier: bool = False


@dataclass(frozen=True)
class Lane:
    """One verb: who ticked what, most often ticked first, and what was not ticked but would be strong.

    `judged` says whether it is known how many conditions are working; where it is not, there is no flag.
    """

    verb: Verb
    question: str
    respondents: int
    conditions: tuple[LaneCondition, ...]
    flag: Flag | None
    judged: bool
    nothing: int
    dont_know: int

    @property
    def working(self) -> tuple[str, ...]:
        return tuple(condition.factor for condition in self.conditions if condition.state == "working")


@dataclass(frozen=True)
class AfterMandate:
    """What would go with the mandate, what would still work in each lane, and which lanes would be empty."""

    removed: tuple[str, ...]
    remaining: tuple[tuple[Verb, tuple[str, ...]], ...]
    emptied: tuple[Verb, ...]


def read_lane(
    instrument: Instrument,
    rule: LaneRule,
    question: TickQuestion,
    people: Sequence[DynamicsAnswers],
    means: Mapping[str, float | None],
) -> Lane:
    """One lane from the people of the section. The rules stand at `read_dynamics`."""
    replies = [person.ticks.get(question.code) for person in people]
    ticked = Counter(factor for reply in replies for factor in ticks_of(reply))
    found = [
        _condition(rule, question.verb, instrument.factor(condition.factor), ticked, len(people), means)
        for condition in instrument.conditions
    ]
    return _judged(
        rule,
        Lane(
            verb=question.verb,
            question=question.code,
            respondents=len(people),
            conditions=tuple(found),
            flag=None,
            judged=any(condition.mean is not None for condition in found),
            nothing=sum(reply == frozenset() for reply in replies),
            dont_know=sum(reply is Missing.DONT_KNOW for reply in replies),
        ),
    )


def restate_lanes(
    instrument: Instrument, lanes: Sequence[Lane], means: Mapping[str, float]
) -> tuple[Lane, ...]:
    """The lanes as they would read if some factors had these means, from what the lanes show and no one's answers.

    The same as reading the answers again with the new means in place of the old ones. A share that was taken out
    because it must not be shown stays out: the state is worked out from who ticked / respondents, and where so few
    people replied that shares are taken out, whoever is named at all is named by half of them. Raises ValueError
    for an instrument without the section.

    >>> from models_engine import load_instrument, read_dynamics
    >>> instrument = load_instrument("learning-ecosystem", 2)
    >>> found = read_dynamics(instrument, [DynamicsAnswers({"DE": frozenset({"REC"})}, {}, {})], {"REC": 2.0})
    >>> found.lanes[3].flag, restate_lanes(instrument, found.lanes, {"REC": 4.0})[3].flag
    ('none', 'one')
    """
    if instrument.dynamics is None:
        raise ValueError(f"{instrument.reference} does not ask what moves a partnership")
    rule = instrument.dynamics.lanes
    return tuple(_restated(instrument, rule, lane, means) for lane in lanes) if means else tuple(lanes)


def _restated(instrument: Instrument, rule: LaneRule, lane: Lane, means: Mapping[str, float]) -> Lane:
    shown = {condition.factor: condition for condition in lane.conditions}
    ticked = {code: condition.ticked for code, condition in shown.items()}
    conditions = []
    for named in instrument.conditions:
        old, factor = shown.get(named.factor), instrument.factor(named.factor)
        if named.factor in means:
            new = _condition(rule, lane.verb, factor, ticked, lane.respondents, means)
            conditions.append(replace(new, share=old.share) if old else new)
        elif old:
            conditions.append(old)
    return _judged(rule, replace(lane, conditions=tuple(conditions), judged=True))


def _judged(rule: LaneRule, lane: Lane) -> Lane:
    """The lane with its flag, and of its conditions those that are worth a word."""
    known = {
        condition.factor
        for condition in lane.conditions
        if condition.mean is not None or not _named(rule, condition.ticked, lane.respondents)
    }
    judged = lane.judged and len(known) == len(lane.conditions)
    flags: dict[int, Flag] = {0: "none", 1: "one"}
    shown = [
        condition
        for condition in lane.conditions
        if condition.ticked or condition.state == "strong_but_unused"
    ]
    return replace(
        lane,
        conditions=tuple(sorted(shown, key=lambda condition: -condition.ticked)),
        flag=flags.get(len(lane.working)) if judged else None,
        judged=judged,
    )


def _named(rule: LaneRule, ticked: int, respondents: int) -> bool:
    return respondents > 0 and ticked / respondents >= rule.named_from - TOLERANCE


def _condition(
    rule: LaneRule,
    verb: Verb,
    factor: Factor,
    ticked: Mapping[str, int],
    respondents: int,
    means: Mapping[str, float | None],
) -> LaneCondition:
    count = ticked.get(factor.code, 0)
    share = count / respondents if respondents else 0.0
    barrier = factor.direction == "barrier"
    mean = means.get(factor.code)
    if mean is not None and barrier:
        mean = LOWEST_ANSWER + HIGHEST_ANSWER - mean
    carries = any(role.verb == verb for role in factor.roles)
    state = _state(rule, share, mean, barrier=barrier, carries_verb=carries)
    return LaneCondition(factor.code, count, share, mean, state, barrier)


def _state(
    rule: LaneRule, share: float, mean: float | None, *, barrier: bool, carries_verb: bool
) -> LaneState:
    if mean is None:
        return "unclear"
    if share >= rule.named_from - TOLERANCE:
        if mean >= rule.working_from - TOLERANCE and not barrier:
            return "working"
        return "named_but_weak" if mean < rule.weak_below - TOLERANCE else "unclear"
    unused = share < rule.unused_below - TOLERANCE and mean >= rule.unused_from - TOLERANCE
    return "strong_but_unused" if unused and carries_verb and not barrier else "unclear"


def ticks_of(reply: Ticks) -> frozenset[str]:
    """What a reply ticks; nothing where it is missing.

    >>> ticks_of(frozenset({"REC"})), ticks_of(Missing.DONT_KNOW)
    (frozenset({'REC'}), frozenset())
    """
    return reply if isinstance(reply, frozenset) else frozenset()


def after_mandate(
    instrument: Instrument, rule: LaneRule, lanes: Sequence[Lane], people: Sequence[DynamicsAnswers]
) -> AfterMandate:
    """What the lanes would be without the mandate. The rule stands at `read_dynamics`."""
    required = next(question.code for question in instrument.tick_questions if question.verb == "mandate")
    others = [person for person in people if rule.mandate not in ticks_of(person.ticks.get(required))]
    removed: set[str] = set()
    remaining: list[tuple[Verb, tuple[str, ...]]] = []
    for lane in lanes:
        named = {condition.factor for condition in lane.conditions if condition.ticked}
        named_by_others = {
            factor for person in others for factor in ticks_of(person.ticks.get(lane.question))
        }
        gone = named.intersection(rule.ended_with_mandate)
        gone |= named.intersection(rule.fed_by_mandate) - named_by_others
        removed |= gone
        remaining.append((lane.verb, tuple(factor for factor in lane.working if factor not in gone)))
    return AfterMandate(
        removed=tuple(factor.code for factor in instrument.factors if factor.code in removed),
        remaining=tuple(remaining),
        emptied=tuple(
            lane.verb
            for lane, (_, left) in zip(lanes, remaining, strict=True)
            if lane.judged and lane.working and not left
        ),
    )
