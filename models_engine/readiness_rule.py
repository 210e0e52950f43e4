"""From when an organisation is ready for a partnership: the borders, as the instrument gives them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ReadinessCode = Literal["go", "talk", "wait"]


@dataclass(frozen=True)
class ReadinessOutcome:
    """What the check can come to, and the rule behind it in plain words."""

    code: ReadinessCode
    name: str
    rule: str


@dataclass(frozen=True)
class ReadinessRule:
    """`factors` are asked about the own organisation. Means are on 1 to 5."""

    factors: tuple[str, ...]
    needed_from: float
    far_below: float
    wait_from: int
    known_from: int
    outcomes: tuple[ReadinessOutcome, ...]
    basis: Literal["ours"]

    def outcome(self, code: str) -> ReadinessOutcome:
        for outcome in self.outcomes:
            if outcome.code == code:
                return outcome
        raise KeyError(f"no outcome {code!r} in this instrument")
