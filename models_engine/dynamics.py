"""What moves a partnership: four lanes of conditions, what would be left without the mandate, and what is wished.

What people say of this partnership is the finding; which factor is thought to do what is a hypothesis of ours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models_engine.dynamics_rules import DynamicsRule, WishRule
from models_engine.instrument import Instrument
from models_engine.lanes import AfterMandate, DynamicsAnswers, Lane, after_mandate, read_lane, ticks_of


@dataclass(frozen=True)
class StatementMean:
    """A scale question: mean of the `n` who answered it from 1 to 5; `counts` of the answers 1 to 5."""

    code: str
    mean: float | None
    n: int
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Wish:
    """Where most want it to be in a year on each axis; "now" is as it is, `None` is not said or a tie."""

    formality: str | None
    origin: str | None


@dataclass(frozen=True)
class Dynamics:
    """The section of one side. `began` is on 0 (informal) to 100; `choice_counts` is by question and choice."""

    respondents: int
    lanes: tuple[Lane, ...]
    after_mandate: AfterMandate
    statements: tuple[StatementMean, ...]
    began: float | None
    choice_counts: Mapping[str, Mapping[str, int]]
    wish: Wish | None


def read_dynamics(
    instrument: Instrument, answers: Sequence[DynamicsAnswers], means: Mapping[str, float | None]
) -> Dynamics:
    """The lanes, the case of an ended mandate, W1 and W2, the beginning and the wish, from one side's answers.

    Respondents are the people who gave any reply in the section, "don't know" included; the others are passed
    over. `means` holds the factor means on 1 to 5 as seen from this partnership, and only those that may be
    shown: an absent one is `None`. Whether the section may be shown at all is for the caller to decide.

    For each lane and condition, with e = people who ticked it / respondents and m = the mean (6 - mean of a
    barrier), borders included within 1e-9:

        working            e ≥ .5 and m ≥ 3.5
        named but weak     e ≥ .5 and m < 3
        strong but unused  e < .25 and m ≥ 4 and the factor is tagged with this verb
        unclear            everything else, and whatever has no m

    A barrier (INH) carries its tag with a negative sign: it limits, and moves nothing. So it can be named and
    m low (people are held back), but that nothing holds people back is not something a partnership rests on:
    a barrier is never working and never unused. A lane is judged where the number of working conditions is
    known: some mean is there, and those of all conditions with e ≥ .5. It is flagged "one" or "none" by that
    number.

    If the mandate ended, POL and MAN leave every lane, and GOV leaves those in which each person who ticked it
    also ticked MAN as what *requires* the partnership (DM). `removed` are those that somebody had ticked. A
    lane is emptied if it is judged, had working conditions and has none left.

    W1 and W2: mean of the answers from 1 to 5, `None` without any. Began: mean of informal 20, in between 50,
    formal 80. Wish: the choice most often made on each axis, leaving out "don't know"; a tie is `None`, and no
    wish on either axis is no wish.

    Raises ValueError for an instrument without the section, and for a tick or choice that it does not have.
    Source: the four verbs are the paper's; the questions, states and numbers are ours.

    >>> from models_engine import load_instrument
    >>> people = [DynamicsAnswers({"DE": frozenset({"REC"})}, {"W1": 4}, {"G1": "now"}) for _ in range(5)]
    >>> found = read_dynamics(load_instrument("learning-ecosystem", 2), people, {"REC": 3.8})
    >>> found.lanes[3].conditions[0].state, found.lanes[3].flag, found.wish
    ('working', 'one', Wish(formality='now', origin=None))
    """
    rule = instrument.dynamics
    if rule is None:
        raise ValueError(f"{instrument.reference} does not ask what moves a partnership")
    people = [person for person in answers if person.has_any]
    _refuse_unknown(instrument, people)
    lanes = tuple(
        read_lane(instrument, rule.lanes, question, people, means) for question in instrument.tick_questions
    )
    counts = _choice_counts(instrument, rule, people)
    return Dynamics(
        respondents=len(people),
        lanes=lanes,
        after_mandate=after_mandate(instrument, rule.lanes, lanes, people),
        statements=tuple(_statement(question.code, people) for question in instrument.scale_questions),
        began=_began(rule, counts),
        choice_counts=counts,
        wish=_wish(rule.wish, counts),
    )


def _refuse_unknown(instrument: Instrument, people: Sequence[DynamicsAnswers]) -> None:
    """A slip in a code would silently be a missing answer, so it is refused."""
    conditions = {condition.factor for condition in instrument.conditions}
    for number, person in enumerate(people, 1):
        for code, reply in person.ticks.items():
            if unknown := sorted(ticks_of(reply) - conditions):
                raise ValueError(f"respondent {number}, {code}: no condition {unknown[0]!r}")
        for code, choice in person.choices.items():
            if choice not in choices_of(instrument, code):
                raise ValueError(f"respondent {number}, {code}: no choice {choice!r}")


def _statement(code: str, people: Sequence[DynamicsAnswers]) -> StatementMean:
    values = [reply for person in people if isinstance(reply := person.statements.get(code), int)]
    return StatementMean(
        code=code,
        mean=sum(values) / len(values) if values else None,
        n=len(values),
        counts=tuple(values.count(value) for value in range(1, 6)),
    )


def _choice_counts(
    instrument: Instrument, rule: DynamicsRule, people: Sequence[DynamicsAnswers]
) -> dict[str, dict[str, int]]:
    counts = {}
    for code in (rule.beginning.question, rule.wish.formality, rule.wish.origin):
        made = Counter(person.choices.get(code) for person in people)
        counts[code] = {choice: made[choice] for choice in choices_of(instrument, code)}
    return counts


def choices_of(instrument: Instrument, question: str) -> tuple[str, ...]:
    """The codes of what can be chosen.

    >>> from models_engine import load_instrument
    >>> choices_of(load_instrument("learning-ecosystem", 2), "B1")
    ('informal', 'mixed', 'formal', 'dont_know')
    """
    return next(
        tuple(choice.code for choice in found.choices)
        for found in instrument.fact_questions
        if found.code == question
    )


def _began(rule: DynamicsRule, counts: Mapping[str, Mapping[str, int]]) -> float | None:
    made = counts[rule.beginning.question]
    people = sum(made[value.choice] for value in rule.beginning.values)
    total = sum(made[value.choice] * value.value for value in rule.beginning.values)
    return total / people if people else None


def _wish(rule: WishRule, counts: Mapping[str, Mapping[str, int]]) -> Wish | None:
    formality, origin = (
        _most_often({choice: count for choice, count in counts[code].items() if choice != rule.unknown})
        for code in (rule.formality, rule.origin)
    )
    return Wish(formality, origin) if formality or origin else None


def _most_often(counts: Mapping[str, int]) -> str | None:
    most = max(counts.values(), default=0)
    leaders = [choice for choice, count in counts.items() if count == most and most > 0]
    return leaders[0] if len(leaders) == 1 else None
