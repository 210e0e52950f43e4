"""What stands in the way, in words: the chain of levels, conflicts between them, and warning patterns."""

import re
from dataclasses import dataclass

from assessments.presenters.advice_words import because_words, code_name
from assessments.presenters.next_step import how_href
from assessments.presenters.numbers import item_number
from assessments.selectors.results import PartnershipResult
from models_engine import Chain, FiredPattern, Instrument, Link
from organisations.presenters.partners import in_words

# In the rules of the questionnaire every border has its condition's code; pages name the condition beside it.
CODE = re.compile(r"\b[A-Z]{3}\d? (?=\d|below)")
SUPPORT = {
    "supported": "supports sharing",
    "partly": "supports sharing in part",
    "weak": "holds sharing back",
    "not_known": "not known (too few answers)",
}
OUTSIDE = {
    "supported": "much comes from outside",
    "partly": "some comes from outside",
    "weak": "little comes from outside",
    "not_known": "not known (too few answers)",
}


@dataclass(frozen=True)
class HowLink:
    text: str
    href: str


@dataclass(frozen=True)
class LinkLine:
    """One level of the chain. `weakest` are its conditions that fall short, with the way to their numbers."""

    name: str
    words: str
    number: str
    is_weakest: bool
    weakest: tuple[HowLink, ...]


@dataclass(frozen=True)
class PatternCard:
    name: str
    message: str
    rule: str
    because: tuple[str, ...]


@dataclass(frozen=True)
class ObstaclesPage:
    finding: str
    links: tuple[LinkLine, ...]
    conflicts: tuple[PatternCard, ...]
    patterns: tuple[PatternCard, ...]
    nothing: str


def present_obstacles(
    result: PartnershipResult, chain: Chain, patterns: tuple[FiredPattern, ...]
) -> ObstaclesPage:
    instrument = result.instrument
    return ObstaclesPage(
        finding=chain_finding(instrument, chain, patterns),
        links=tuple(_link(result, chain, link) for link in chain.links),
        conflicts=tuple(_card(instrument, found) for found in chain.conflicts),
        patterns=tuple(_card(instrument, found) for found in patterns),
        nothing=_nothing(result, patterns),
    )


def chain_finding(instrument: Instrument, chain: Chain, patterns: tuple[FiredPattern, ...]) -> str:
    if chain.weakest:
        level = instrument.level(chain.weakest).name.lower()
        first = f"The weakest link is the {level} level."
    elif sum(link.mean is not None for link in chain.links) < 2:
        first = "Too little is known of the four levels to name a weakest link."
    else:
        first = "There is no clear bottleneck: no level is far weaker than the others."
    if not patterns:
        return first
    names = in_words([f"“{found.name}”" for found in patterns])
    return f"{first} {'One warning pattern fits' if len(patterns) == 1 else 'Warning patterns fit'}: {names}."


def _link(result: PartnershipResult, chain: Chain, link: Link) -> LinkLine:
    instrument = result.instrument
    return LinkLine(
        name=instrument.level(link.level).name,
        words=support_words(instrument, link),
        number="" if link.mean is None else f"{item_number(link.mean)} of 5",
        is_weakest=link.level == chain.weakest,
        weakest=tuple(HowLink(code_name(instrument, code), how_href(result, code)) for code in link.weakest),
    )


def support_words(instrument: Instrument, link: Link) -> str:
    outside = all(f.direction == "presence" for f in instrument.factors if f.level == link.level)
    return (OUTSIDE if outside else SUPPORT)[link.supported]


def _card(instrument: Instrument, found: FiredPattern) -> PatternCard:
    rule = CODE.sub("", found.rule)
    return PatternCard(found.name, found.message, rule, because_words(instrument, found.values))


def _nothing(result: PartnershipResult, patterns: tuple[FiredPattern, ...]) -> str:
    """Nothing found is good news only where there was something to look at."""
    if patterns:
        return ""
    known = sum(reading.mean is not None for reading in result.conditions)
    every = len(result.instrument.factors)
    if known == every:
        return "No warning pattern fits these answers. That is good news, as far as our patterns go."
    return (
        f"No warning pattern fits what is known. Only {known} of {every} conditions can be shown, "
        "so a pattern may be there unseen."
    )
