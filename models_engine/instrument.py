"""What an instrument is: levels, factors, items, axes, sheets and the rules that are tables.

Everything is frozen and made of tuples, so that one loaded instrument can be shared by all threads.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, Protocol, TypeVar

from models_engine.advice import Advice
from models_engine.dynamics_rules import Actor, DynamicsRule, StayRule, TransitionRule
from models_engine.minimums import EvidenceKind, Minimums
from models_engine.questions import Basis, Condition, FactQuestion, ScaleQuestion, TickQuestion, Verb
from models_engine.readiness_rule import ReadinessRule

Direction = Literal["strength", "presence", "barrier"]
FactorType = Literal["reflective", "formative", "mixed"]
Subject = Literal["organisation", "partnership"]

LOWEST_ANSWER = 1
HIGHEST_ANSWER = 5

# Means of thirds and halves land a hair beside a border; this much is taken as on it.
TOLERANCE = 1e-9


@dataclass(frozen=True)
class Option:
    value: int
    label: str


@dataclass(frozen=True)
class Provenance:
    """Whose idea a part of the instrument is: the paper's, the literature's or ours."""

    subject: str
    basis: Basis


@dataclass(frozen=True)
class Level:
    """`source_passage` is the sentence of the paper's abstract that names the factors of the level."""

    code: str
    name: str
    description: str
    asked_on: Subject
    who_should_answer: str
    source_passage: str
    basis: Basis


@dataclass(frozen=True)
class Item:
    """One statement. `reverse` is the declared key: an answer then counts as 6 minus itself.

    `stem` stands before the statement and may hold "{partner}". `belongs_to` is a factor or axis code.
    """

    code: str
    text: str
    belongs_to: str
    asked_on: Subject
    reverse: bool = False
    stem: str | None = None
    facet: str | None = None
    overlaps_with: tuple[str, ...] = ()
    basis: Basis = "ours"


@dataclass(frozen=True)
class RoleTag:
    """What a factor is thought to do for a partnership. A hypothesis of ours, using the paper's verbs."""

    verb: Verb
    primary: bool = False
    negative: bool = False
    basis: Basis = "ours"


@dataclass(frozen=True)
class Factor:
    """One of the sixteen conditions. `basis` says whose the definition is; name and level are the paper's."""

    code: str
    name: str
    plain_name: str
    level: str
    definition: str
    referent: str
    type: FactorType
    roles: tuple[RoleTag, ...]
    direction: Direction
    evidence_kind: EvidenceKind
    low_meaning: str
    high_meaning: str
    discussion_question: str
    why_we_ask: str
    who_should_answer: str
    basis: Basis
    sources: tuple[str, ...]
    items: tuple[Item, ...]

    @property
    def show_items(self) -> bool:
        """Whether pages show the items beside the mean: they make up the factor and need not go together."""
        return self.type == "formative"


@dataclass(frozen=True)
class Axis:
    """One dimension of the spectrum, 0 at the low word and 100 at the high word."""

    code: str
    name: str
    low_word: str
    high_word: str
    low_name: str
    high_name: str
    low_meaning: str
    high_meaning: str
    definition: str
    why_we_ask: str
    source_passage: str
    evidence_kind: EvidenceKind
    basis: Basis
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Component:
    """A part of a measure: one item, or the highest of several that are routes to the same thing."""

    code: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Measure:
    """A number from 0 to 100 on an axis: the mean of its components, if `needed` of them are there.

    Where `one_of` is not empty, at least one of those components must be among them.
    """

    code: str
    axis: str
    components: tuple[Component, ...]
    needed: int
    one_of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Places:
    """From where to where a position is called mixed (both inclusive, within the tolerance)."""

    low: float
    high: float
    middle_word: str
    tolerance: float


@dataclass(frozen=True)
class IntervalRule:
    """Percentile bootstrap over persons; the seed is fixed so that a result can be had again."""

    resamples: int
    seed: int
    from_percentile: float
    to_percentile: float


@dataclass(frozen=True)
class Quadrant:
    code: str
    name: str
    description: str
    started_by: tuple[str, ...]
    kept_going_by: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True)
class Band:
    """Means from `low` up to but not including `high`; the highest band includes its end."""

    code: str
    words: str
    low: float
    high: float


@dataclass(frozen=True)
class RespondentRole:
    """A broad group of people. They may say "I do not deal with this" to the levels named: not applicable."""

    code: str
    label: str
    may_skip_levels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    code: str
    title: str
    question_codes: tuple[str, ...]
    factor_code: str | None = None
    axis_code: str | None = None
    may_skip: bool = False


@dataclass(frozen=True)
class Section:
    code: str
    title: str
    intro: str
    level_code: str | None
    pages: tuple[Page, ...]
    optional: bool = False


@dataclass(frozen=True)
class Sheet:
    code: str
    title: str
    subject: Subject
    sections: tuple[Section, ...]

    @property
    def pages(self) -> tuple[Page, ...]:
        return tuple(page for section in self.sections for page in section.pages)

    @property
    def question_codes(self) -> tuple[str, ...]:
        return tuple(code for page in self.pages for code in page.question_codes)


Question = Item | FactQuestion | TickQuestion | ScaleQuestion


class _Coded(Protocol):
    @property
    def code(self) -> str: ...


_Thing = TypeVar("_Thing", bound=_Coded)


def _find(kind: str, code: str, things: Iterable[_Thing]) -> _Thing:
    for thing in things:
        if thing.code == code:
            return thing
    raise KeyError(f"no {kind} {code!r} in this instrument")


@dataclass(frozen=True)
class Instrument:
    """A versioned definition of everything that is asked and of how answers become numbers."""

    slug: str
    version: int
    title: str
    status: str
    author: str
    reviewed_on: str
    citation: str
    content_hash: str
    provenance: tuple[Provenance, ...]
    scale: tuple[Option, ...]
    levels: tuple[Level, ...]
    factors: tuple[Factor, ...]
    axes: tuple[Axis, ...]
    measures: tuple[Measure, ...]
    places: Places
    interval: IntervalRule
    quadrants: tuple[Quadrant, ...]
    needed_answers: tuple[tuple[int, int], ...]
    fact_questions: tuple[FactQuestion, ...]
    respondent_roles: tuple[RespondentRole, ...]
    sheets: tuple[Sheet, ...]
    pulse: tuple[str, ...]
    minimums: Minimums
    band_sets: tuple[tuple[Direction, tuple[Band, ...]], ...] = field(repr=False)
    # Everything below came with version 2: what version 1 does not say is empty.
    conditions: tuple[Condition, ...] = ()
    tick_questions: tuple[TickQuestion, ...] = ()
    scale_questions: tuple[ScaleQuestion, ...] = ()
    dynamics: DynamicsRule | None = None
    transitions: tuple[TransitionRule, ...] = ()
    stays: tuple[StayRule, ...] = ()
    actors: tuple[Actor, ...] = ()
    advice: Advice | None = field(default=None, repr=False)
    readiness: ReadinessRule | None = None

    @property
    def reference(self) -> str:
        return f"{self.slug}/{self.version}"

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All items, factors first in their order, then axes: the row order of every answer matrix."""
        holders: tuple[Factor | Axis, ...] = (*self.factors, *self.axes)
        return tuple(item for holder in holders for item in holder.items)

    @cached_property
    def item_index(self) -> dict[str, int]:
        return {item.code: index for index, item in enumerate(self.items)}

    def level(self, code: str) -> Level:
        return _find("level", code, self.levels)

    def factor(self, code: str) -> Factor:
        return _find("factor", code, self.factors)

    def axis(self, code: str) -> Axis:
        return _find("axis", code, self.axes)

    def measure(self, code: str) -> Measure:
        return _find("measure", code, self.measures)

    def sheet(self, code: str) -> Sheet:
        return _find("sheet", code, self.sheets)

    def quadrant(self, code: str) -> Quadrant:
        return _find("quadrant", code, self.quadrants)

    def respondent_role(self, code: str) -> RespondentRole:
        return _find("respondent role", code, self.respondent_roles)

    def item(self, code: str) -> Item:
        if code not in self.item_index:
            raise KeyError(f"no item {code!r} in this instrument")
        return self.items[self.item_index[code]]

    def question(self, code: str) -> Question:
        """Whatever a page asks under this code."""
        return self.item(code) if code in self.item_index else _find("question", code, self.other_questions)

    @property
    def other_questions(self) -> tuple[FactQuestion | TickQuestion | ScaleQuestion, ...]:
        """What is asked and is no item: never a row of an answer matrix."""
        return (*self.fact_questions, *self.tick_questions, *self.scale_questions)

    @property
    def has_dynamics(self) -> bool:
        """Whether it asks what moves a partnership, and says how that is read."""
        return self.dynamics is not None

    @property
    def readiness_items(self) -> tuple[Item, ...]:
        """The statements of the readiness check; none in a version without it."""
        codes = self.readiness.factors if self.readiness else ()
        return tuple(item for code in codes for item in self.factor(code).items)

    def condition(self, factor_code: str) -> Condition:
        for condition in self.conditions:
            if condition.factor == factor_code:
                return condition
        raise KeyError(f"no condition {factor_code!r} in this instrument")

    def conditions_for(self, verb: Verb) -> tuple[tuple[Condition, ...], tuple[Condition, ...]]:
        """The conditions thought to do what the verb says, and the others: the order of a page of ticks."""
        tagged = {factor.code for factor in self.factors if any(role.verb == verb for role in factor.roles)}
        first = tuple(condition for condition in self.conditions if condition.factor in tagged)
        return first, tuple(condition for condition in self.conditions if condition.factor not in tagged)

    def bands(self, direction: Direction) -> tuple[Band, ...]:
        for known, bands in self.band_sets:
            if known == direction:
                return bands
        raise KeyError(f"no bands for the direction {direction!r} in this instrument")

    def band_of(self, factor_code: str, mean: float) -> Band:
        """The band of an unrounded mean. A mean within 1e-9 below a border counts as on it."""
        bands = self.bands(self.factor(factor_code).direction)
        return next(band for band in reversed(bands) if mean >= band.low - TOLERANCE)
