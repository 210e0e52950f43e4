"""The four levels as a chain: how well each supports sharing, and which one holds the others back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from models_engine.advice import ChainRule
from models_engine.instrument import TOLERANCE, Instrument
from models_engine.patterns import FiredPattern, fired
from models_engine.profile import Profile, advice_of, level_support, support

Supported = Literal["supported", "partly", "weak", "not_known"]


@dataclass(frozen=True)
class Link:
    """One level. `mean` is of its known factors, a barrier turned round; `weakest` are its factors that fall short."""

    level: str
    supported: Supported
    mean: float | None
    weakest: tuple[str, ...]


@dataclass(frozen=True)
class Chain:
    """The levels in order. `weakest` is `None` where no level is clearly the bottleneck."""

    links: tuple[Link, ...]
    weakest: str | None
    conflicts: tuple[FiredPattern, ...]


def find_chain(instrument: Instrument, profile: Profile) -> Chain:
    """The cross-level chain of one partnership.

    A level's mean is that of its known factors on 1 to 5 (6 - mean of a barrier), if at least half of them are
    known. It is supported from 3.5, partly from 3, weak below. The weakest link is named where it is below 3.5
    and at least 0.5 below the next one: otherwise there is no clear bottleneck. At the macro level this is
    presence, neither good nor bad in itself: a low mean says that little comes from outside, which matters to
    those who can change it. Raises ValueError for a version without a chain. Source: the levels are the
    paper's, the rule is ours.

    >>> from models_engine import load_instrument
    >>> profile = Profile({"SEA": 4, "ABS": 4, "EXP": 3, "ROU": 5, "IMO": 4.5, "XMO": 1.5, "INH": 3.5})
    >>> chain = find_chain(load_instrument("learning-ecosystem", 2), profile)
    >>> [(link.supported, link.weakest) for link in chain.links][2:]
    [('supported', ('EXP',)), ('weak', ('XMO', 'INH'))]
    >>> chain.weakest, [found.code for found in chain.conflicts]
    ('individual', ['joy_without_credit', 'ready_organisation_held_people'])
    """
    advice = advice_of(instrument)
    supported = support(instrument, profile)
    links = []
    for level, mean in level_support(instrument, supported).items():
        low = [
            factor.code
            for factor in instrument.factors
            if factor.level == level
            and supported.get(factor.code, advice.chain.supported_from)
            < advice.chain.supported_from - TOLERANCE
        ]
        links.append(
            Link(level, _supported(advice.chain, mean), mean, tuple(sorted(low, key=supported.__getitem__)))
        )
    return Chain(tuple(links), _weakest(advice.chain, links), fired(instrument, profile, advice.conflicts))


def _supported(rule: ChainRule, mean: float | None) -> Supported:
    if mean is None:
        return "not_known"
    if mean < rule.weak_below - TOLERANCE:
        return "weak"
    return "partly" if mean < rule.supported_from - TOLERANCE else "supported"


def _weakest(rule: ChainRule, links: Sequence[Link]) -> str | None:
    known = sorted((link.mean, link.level) for link in links if link.mean is not None)
    if len(known) < 2:
        return None
    (lowest, level), (following, _) = known[:2]
    clear = lowest <= following - rule.clearly_lower_by + TOLERANCE
    return level if clear and lowest < rule.supported_from - TOLERANCE else None
