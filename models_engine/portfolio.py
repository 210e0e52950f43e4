"""All partnerships of one organisation together: what is missing, what is one-sided and what hangs by a thread.

Remarks, not marks: no partnership and no organisation is ranked. The borders are data, and ours.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from models_engine.advice import PortfolioRule
from models_engine.instrument import TOLERANCE, Instrument
from models_engine.position import axis_word
from models_engine.profile import advice_of
from models_engine.questions import Verb

FewPeople = Literal["would_not_go_on", "hero_network", "personal_contacts"]
WORD = re.compile(r"[a-z]{3,}")


@dataclass(frozen=True)
class PortfolioLine:
    """One partnership. Only what may be shown goes in; what is not known is `None` or empty.

    `drive` is the drive now, or the origin where that is not known; `goes_on` the mean of W2, `personal` the raw
    mean of F6; `patterns` are the codes that fired; `kept_going_by` the conditions working in the lane of what
    keeps it going, `emptied` the lanes that would be empty if the mandate ended.
    """

    code: str
    formality: float | None = None
    drive: float | None = None
    goes_on: float | None = None
    personal: float | None = None
    kind: str = ""
    purpose: str = ""
    patterns: tuple[str, ...] = ()
    kept_going_by: tuple[str, ...] = ()
    emptied: tuple[Verb, ...] = ()


@dataclass(frozen=True)
class OneSided:
    region: str
    partnerships: int
    placed: int


@dataclass(frozen=True)
class RestsOnFew:
    """A partnership that would hardly survive the leaving of a few people, and what says so."""

    code: str
    reasons: tuple[FewPeople, ...]


@dataclass(frozen=True)
class Overlap:
    """Two partnerships of the same kind with much the same purpose, and the words they share."""

    first: str
    second: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class SharedSupport:
    """One condition that keeps several partnerships going."""

    factor: str
    partnerships: tuple[str, ...]


@dataclass(frozen=True)
class AtRisk:
    """A partnership some of whose lanes would be empty if the mandate ended."""

    code: str
    emptied: tuple[Verb, ...]


@dataclass(frozen=True)
class Portfolio:
    """Remarks on several partnerships. `regions` counts partnerships; one in a mixed place counts in each of its
    regions. `empty` and `one_sided` are silent below the minimum number of placed partnerships."""

    partnerships: int
    placed: int
    regions: tuple[tuple[str, int], ...]
    empty: tuple[str, ...]
    one_sided: OneSided | None
    rests_on_few: tuple[RestsOnFew, ...]
    overlaps: tuple[Overlap, ...]
    shared_support: tuple[SharedSupport, ...]
    at_risk: tuple[AtRisk, ...]


def read_portfolio(instrument: Instrument, lines: Sequence[PortfolioLine]) -> Portfolio:
    """What is worth saying of an organisation's partnerships together.

    - regions: with three or more placed partnerships, the regions with none; *one-sided* where at least four are
      placed and one region holds at least 75 % of them (a mixed place is in no single region);
    - rests on few: W2 is 2.5 or less, or the hero network pattern fired; where one of these holds and F6 (personal
      contacts) is 4 or more, that is named as well;
    - overlaps: two of the same kind share at least half of their telling words (shared / those of the shorter,
      of three letters or more, everyday words left out); a prompt to look, no finding;
    - shared support: conditions that keep two or more going; at risk: lanes emptied if the mandate ended.

    Raises ValueError for a version that gives no advice. Source: ours.

    >>> from models_engine import load_instrument
    >>> lines = [PortfolioLine(name, formality=90, drive=80) for name in "abcd"]
    >>> found = read_portfolio(load_instrument("learning-ecosystem", 2), lines)
    >>> found.one_sided, len(found.empty)
    (OneSided(region='formal-external', partnerships=4, placed=4), 3)
    """
    rule = advice_of(instrument).portfolio
    places = [place for line in lines if (place := _place(instrument, line))]
    regions = [quadrant.code for quadrant in instrument.quadrants]
    counts = {region: sum(_in_region(instrument, place, region) for place in places) for region in regions}
    enough = len(places) >= rule.placed_partnerships
    return Portfolio(
        partnerships=len(lines),
        placed=len(places),
        regions=tuple(counts.items()),
        empty=tuple(region for region in regions if enough and counts[region] == 0),
        one_sided=_one_sided(rule, places, regions),
        rests_on_few=tuple(found for line in lines if (found := _rests_on_few(rule, line))),
        overlaps=tuple(_overlaps(rule, lines)),
        shared_support=tuple(_shared_support(instrument, rule, lines)),
        at_risk=tuple(AtRisk(line.code, line.emptied) for line in lines if line.emptied),
    )


def _place(instrument: Instrument, line: PortfolioLine) -> tuple[str, str] | None:
    formality = axis_word(instrument, "formality", line.formality)
    drive = axis_word(instrument, "origin", line.drive)
    return (formality, drive) if formality and drive else None


def _in_region(instrument: Instrument, place: tuple[str, str], region: str) -> bool:
    middle = instrument.places.middle_word
    return all(word in (side, middle) for word, side in zip(place, region.split("-"), strict=True))


def _one_sided(rule: PortfolioRule, places: Sequence[tuple[str, str]], regions: list[str]) -> OneSided | None:
    if len(places) < max(rule.one_sided_partnerships, rule.placed_partnerships):
        return None
    exact = Counter("-".join(place) for place in places)
    for region in regions:
        if exact[region] >= rule.one_sided_share * len(places) - TOLERANCE:
            return OneSided(region, exact[region], len(places))
    return None


def _rests_on_few(rule: PortfolioRule, line: PortfolioLine) -> RestsOnFew | None:
    reasons: list[FewPeople] = []
    if line.goes_on is not None and line.goes_on <= rule.few_people_at_most + TOLERANCE:
        reasons.append("would_not_go_on")
    if "hero_network" in line.patterns:
        reasons.append("hero_network")
    if reasons and line.personal is not None and line.personal >= rule.personal_contact_from - TOLERANCE:
        reasons.append("personal_contacts")
    return RestsOnFew(line.code, tuple(reasons)) if reasons else None


def _overlaps(rule: PortfolioRule, lines: Sequence[PortfolioLine]) -> Iterable[Overlap]:
    words = {line.code: _telling_words(rule, line.purpose) for line in lines}
    for one, other in combinations(lines, 2):
        shared = words[one.code] & words[other.code]
        shorter = min(len(words[one.code]), len(words[other.code]))
        if shared and one.kind == other.kind and len(shared) >= rule.shared_words * shorter - TOLERANCE:
            yield Overlap(one.code, other.code, tuple(sorted(shared)))


def _telling_words(rule: PortfolioRule, purpose: str) -> frozenset[str]:
    """The words of a purpose that tell it from others, in small letters, a plural s taken off."""
    words = WORD.findall(purpose.lower())
    return frozenset(word.removesuffix("s") for word in words if word not in rule.everyday_words)


def _shared_support(
    instrument: Instrument, rule: PortfolioRule, lines: Sequence[PortfolioLine]
) -> Iterable[SharedSupport]:
    for factor in instrument.factors:
        kept = tuple(line.code for line in lines if factor.code in line.kept_going_by)
        if len(kept) >= rule.shared_factor_partnerships:
            yield SharedSupport(factor.code, kept)
