"""What to try, in words: each mechanism with the answers and the rule behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from assessments.models import DeclinedSuggestion
from assessments.presenters.advice_words import because_words, code_name, threshold_words
from assessments.presenters.spectrum import partnership_query
from assessments.selectors.results import PartnershipResult
from models_engine import Instrument, Mechanism, Suggestion
from organisations.presenters.partners import in_words

EFFORT = {"L": "up to 5 days of work", "M": "5 to 30 days of work", "H": "more than 30 days of work"}
EVIDENCE = {
    "A": "Stronger evidence: systematic reviews or trials in health care",
    "B": "Some evidence: controlled or large observational studies",
    "C": "Limited evidence: descriptions of programmes from close by",
    "D": "Limited evidence: reports by practitioners or the trade press",
    "E": "No study: reasoning alone",
}


@dataclass(frozen=True)
class MechanismWords:
    """What is true of a mechanism wherever it comes up."""

    number: int
    name: str
    first_step: str
    effort: str
    evidence: str
    sources: tuple[str, ...]
    watch_for: str
    needs: str
    fits: str


@dataclass(frozen=True)
class SuggestionCard:
    words: MechanismWords
    because: tuple[str, ...]
    rule: str
    who: str
    level: str
    passage: str
    disappears: str
    add_href: str
    decline_href: str


@dataclass(frozen=True)
class DeclinedLine:
    name: str
    reason: str
    offer_href: str


def present_suggestions(
    result: PartnershipResult, suggestions: Iterable[Suggestion], *, may_decide: bool
) -> tuple[SuggestionCard, ...]:
    return tuple(_card(result, found, may_decide) for found in suggestions)


def present_declined(
    result: PartnershipResult, declined: Iterable[DeclinedSuggestion]
) -> tuple[DeclinedLine, ...]:
    numbers = {mechanism.number: mechanism for mechanism in result.instrument.advice.mechanisms}
    return tuple(
        DeclinedLine(
            numbers[line.mechanism].name,
            line.reason,
            _href(result, "offer_suggestion_again", line.mechanism),
        )
        for line in declined
        if line.mechanism in numbers
    )


def mechanism_words(instrument: Instrument, mechanism: Mechanism) -> MechanismWords:
    return MechanismWords(
        mechanism.number,
        mechanism.name,
        mechanism.first_step,
        f"Setting up: {EFFORT[mechanism.set_up]}. Running it for a year: {EFFORT[mechanism.running]}.",
        f"{EVIDENCE[mechanism.grade]}. {mechanism.evidence_note}",
        mechanism.sources,
        mechanism.watch_for,
        in_words([code_name(instrument, code) for code in mechanism.needs]),
        in_words([instrument.quadrant(region).name.lower() for region in mechanism.fits]),
    )


def _card(result: PartnershipResult, found: Suggestion, may_decide: bool) -> SuggestionCard:
    instrument, mechanism = result.instrument, found.mechanism
    factors = {factor.code: factor for factor in instrument.factors}
    factor = factors.get(found.condition)
    level = instrument.level(factor.level) if factor else None
    offered = mechanism.number > 0 and may_decide
    return SuggestionCard(
        words=mechanism_words(instrument, mechanism),
        because=because_words(instrument, found.because),
        rule=instrument.advice.rule(found.rule).text,
        who=found.who_can_act,
        level=level.name.lower() if level else "",
        passage=level.source_passage if level else "",
        disappears=threshold_words(instrument, found.disappears_when),
        add_href=_add_href(result, found) if offered else "",
        decline_href=_href(result, "decline_suggestion", mechanism.number) if offered else "",
    )


def _add_href(result: PartnershipResult, found: Suggestion) -> str:
    page = reverse("assessments:add_action", args=[result.organisation.pk, result.partnership.pk])
    origin = {
        "campaign": result.campaign.pk,
        "mechanism": found.mechanism.number,
        "condition": found.condition,
    }
    return f"{page}?{urlencode(origin)}"


def _href(result: PartnershipResult, name: str, number: int) -> str:
    page = reverse(f"assessments:{name}", args=[result.partnership.pk, number])
    return f"{page}?{partnership_query(result.campaign, result.organisation)}"
