"""A mechanism to try, and why: what `suggest` gives, as numbers and codes. The words are made elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from models_engine.advice import Mechanism, RuleCode

Comparison = Literal["at_least", "at_most", "below", "above"]


@dataclass(frozen=True)
class Threshold:
    """A border and the side of it, for the mean as it is (INH too).

    >>> str(Threshold("REC", "at_least", 3.5)), str(Threshold("INH", "above", 2.5))
    ('REC is 3.5 or more', 'INH is above 2.5')
    """

    condition: str
    comparison: Comparison
    value: float

    def __str__(self) -> str:
        number = f"{self.value:g}"
        after = {"at_least": f"{number} or more", "at_most": f"{number} or less"}
        return f"{self.condition} is {after.get(self.comparison, f'{self.comparison} {number}')}"


@dataclass(frozen=True)
class Suggestion:
    """A mechanism, the condition it is for and the rule that chose it.

    `because` are the numbers the rule looked at, as (code, value): factors as they are, levels as they support.
    This reason is gone when `disappears_when` holds. `who_can_act` can do something about the condition.
    """

    mechanism: Mechanism
    condition: str
    rule: RuleCode
    because: tuple[tuple[str, float], ...]
    disappears_when: Threshold
    who_can_act: str
