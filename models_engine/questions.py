"""What is asked beside the items: facts with choices, conditions to tick, and statements outside all factors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Basis = Literal["paper", "literature", "ours"]
Verb = Literal["trigger", "mandate", "control", "enable"]


@dataclass(frozen=True)
class Choice:
    code: str
    label: str


@dataclass(frozen=True)
class FactQuestion:
    """A single choice that informs wording and never a number."""

    code: str
    text: str
    why_we_ask: str
    basis: Basis
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class TickQuestion:
    """Which of the sixteen conditions start, require, steer or keep going: any number of them may be ticked.

    Its answers make one lane of the picture of what moves a partnership. The verb is the paper's.
    """

    code: str
    text: str
    verb: Verb
    lane_name: str
    why_we_ask: str
    basis: Basis


@dataclass(frozen=True)
class ScaleQuestion:
    """A statement answered like an item that belongs to no factor or axis, and to no answer matrix."""

    code: str
    text: str
    why_we_ask: str
    basis: Basis


@dataclass(frozen=True)
class Condition:
    """A factor in the plain words in which people tick it."""

    factor: str
    text: str
