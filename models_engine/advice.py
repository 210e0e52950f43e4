"""What advice is made of: warning patterns, the chain of levels, mechanisms, and the rules that choose them.

These are definitions, read from the files of a version. `patterns`, `chain`, `mechanisms`, `what_if` and
`portfolio` work with them. All rules are ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Effort = Literal["L", "M", "H"]
Grade = Literal["A", "B", "C", "D", "E"]
RuleCode = Literal["protect", "missing_condition", "weakest_level", "lowest_factors", "ready", "low_effort"]


@dataclass(frozen=True)
class Clause:
    """One number and what it has to be: exactly one of the three bounds is given.

    `of` is a factor, an item (its raw mean), a measure or a level. `partner` asks for the partner's number.
    """

    of: str
    at_least: float | None = None
    at_most: float | None = None
    below: float | None = None
    partner: bool = False


@dataclass(frozen=True)
class Case:
    """Clauses that must all hold."""

    all: tuple[Clause, ...]


@dataclass(frozen=True)
class Pattern:
    """A warning, or a conflict between levels, that is said when one of its cases holds."""

    code: str
    name: str
    rule: str
    message: str
    sources: tuple[str, ...]
    cases: tuple[Case, ...]

    @property
    def needs_partner(self) -> bool:
        return any(clause.partner for case in self.cases for clause in case.all)


@dataclass(frozen=True)
class ChainRule:
    """The order of the levels and from when one of them is supported, weak, or clearly the weakest."""

    levels: tuple[str, ...]
    known_share: float
    supported_from: float
    weak_below: float
    clearly_lower_by: float
    basis: Literal["ours"]


@dataclass(frozen=True)
class Mechanism:
    """A way of sharing knowledge, or an action, that partners can try.

    `needs` must not be weak unless the mechanism `compensates` for it; `addresses` are the conditions whose
    remedies name it. `evidence` is the printed grade ("C/D"), `grade` the one that ranks. Number 0 is to do
    nothing more and protect what works.
    """

    number: int
    name: str
    fits: tuple[str, ...]
    needs: tuple[str, ...]
    compensates: tuple[str, ...]
    set_up: Effort
    running: Effort
    evidence: str
    evidence_note: str
    sources: tuple[str, ...]
    first_step: str
    watch_for: str
    basis: Literal["literature", "ours"]
    counts_as: Grade | None = None
    addresses: tuple[str, ...] = ()

    @property
    def grade(self) -> str:
        return self.counts_as or self.evidence

    @property
    def effort(self) -> str:
        """Of setting up and of running it, like "L/M"."""
        return f"{self.set_up}/{self.running}"

    @property
    def low_effort(self) -> bool:
        return self.set_up == self.running == "L"

    @property
    def helps(self) -> frozenset[str]:
        """The factors it addresses or makes up for."""
        return frozenset((*self.addresses, *self.compensates))


@dataclass(frozen=True)
class Remedy:
    """What addresses a condition when it is missing, first things first.

    Where `items` is given, each says that the mechanism in the same place is meant.
    """

    condition: str
    mechanisms: tuple[int, ...]
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class SelectionRule:
    """A rule by which suggestions are chosen, in plain words."""

    code: RuleCode
    text: str


@dataclass(frozen=True)
class Selection:
    """The numbers behind the choice of suggestions. Means are on 1 to 5, a barrier's as 6 minus its mean."""

    at_most: int
    conditions_first: int
    weakest_levels: int
    factors_of_level: int
    ready_needs: int
    other_level_below: int
    second_action_below: int
    weak_need_below: float
    supported_from: float
    strength_from: float
    lowest: int
    protected_level: str
    rules: tuple[SelectionRule, ...]


@dataclass(frozen=True)
class PortfolioRule:
    """From when an organisation's partnerships, taken together, are worth a remark."""

    one_sided_share: float
    one_sided_partnerships: int
    placed_partnerships: int
    few_people_at_most: float
    personal_contact_from: float
    shared_words: float
    everyday_words: tuple[str, ...]
    shared_factor_partnerships: int


@dataclass(frozen=True)
class Advice:
    """Everything a version says about what to warn of and what to try."""

    patterns: tuple[Pattern, ...]
    conflicts: tuple[Pattern, ...]
    chain: ChainRule
    protect: Mechanism
    mechanisms: tuple[Mechanism, ...]
    remedies: tuple[Remedy, ...]
    selection: Selection
    portfolio: PortfolioRule

    def mechanism(self, number: int) -> Mechanism:
        for mechanism in (*self.mechanisms, self.protect):
            if mechanism.number == number:
                return mechanism
        raise KeyError(f"no mechanism {number} in this instrument")

    def remedies_for(self, condition: str) -> tuple[Mechanism, ...]:
        """What addresses a condition, in order; nothing for a condition that nobody wrote remedies for."""
        for remedy in self.remedies:
            if remedy.condition == condition:
                return tuple(self.mechanism(number) for number in remedy.mechanisms)
        return ()

    def items_of(self, condition: str) -> tuple[tuple[str, int], ...]:
        """Items that say which mechanism is meant, with its number."""
        for remedy in self.remedies:
            if remedy.condition == condition:
                return tuple(zip(remedy.items, remedy.mechanisms, strict=False))
        return ()

    def rule(self, code: str) -> SelectionRule:
        for rule in self.selection.rules:
            if rule.code == code:
                return rule
        raise KeyError(f"no rule {code!r} in this instrument")
