"""Readiness checks: a side's own in full, and of its partners what both sides have agreed to read.

Until then one bit crosses: whether the partner has finished. What crosses after it are reasons in the engine's words
(which conditions are in place); no number of the partner's leaves this module.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet

from accounts.models import User
from assessments.models import DONT_KNOW, NOT_APPLICABLE, Instrument, ReadinessCheck
from models_engine import (
    Answer,
    Missing,
    Readiness,
    ReadinessOutcome,
    Wish,
    check_readiness,
    score_factors,
)
from models_engine.transitions import ConditionState
from organisations.models import Organisation, Partnership
from organisations.selectors.visible import vouching_organisations

MISSING = {DONT_KNOW: Missing.DONT_KNOW, NOT_APPLICABLE: Missing.NOT_APPLICABLE}


@dataclass(frozen=True)
class PartnerReadiness:
    """`states` says of each condition whether it is in place, in the order asked. Empty and None until it is open."""

    organisation: Organisation
    finished: bool
    open: bool = False
    outcome: ReadinessOutcome | None = None
    states: tuple[tuple[str, ConditionState], ...] = ()


@dataclass(frozen=True)
class ReadinessSides:
    """`sheet` is the own side's, None where nobody has prepared one."""

    organisation: Organisation
    partnership: Partnership
    sheet: ReadinessCheck | None
    partners: tuple[PartnerReadiness, ...]

    @cached_property
    def answers(self) -> Mapping[str, str]:
        return given_in(self.sheet) if self.sheet else {}

    @cached_property
    def result(self) -> Readiness | None:
        """None until the own side has finished."""
        return readiness_of(self.sheet) if self.sheet and self.sheet.is_finished else None


def newest_readiness_instrument() -> Instrument:
    """Raises LookupError where no version with this check is published."""
    for version in Instrument.objects.order_by("slug", "-version"):
        if version.definition.readiness is not None:
            return version
    raise LookupError("no published version has a readiness check")


def visible_readiness_checks(user: User) -> QuerySet[ReadinessCheck]:
    """Those of the organisations that have vouched for the person."""
    return ReadinessCheck.objects.filter(organisation__in=vouching_organisations(user)).select_related(
        "organisation", "partnership", "instrument"
    )


def readiness_sides(organisation: Organisation, partnership: Partnership) -> ReadinessSides:
    """Three queries, whoever takes part. Who has left the partnership is no partner."""
    sheets = {
        sheet.organisation_id: sheet
        for sheet in ReadinessCheck.objects.filter(partnership=partnership)
        .select_related("instrument", "filled_by")
        .prefetch_related("answers")
    }
    own = sheets.get(organisation.pk)
    others = partnership.organisations.exclude(pk=organisation.pk).order_by("name")
    partners = tuple(_partner(other, own, sheets.get(other.pk)) for other in others)
    return ReadinessSides(organisation, partnership, own, partners)


def given_in(sheet: ReadinessCheck) -> dict[str, str]:
    """By statement, as pages give it."""
    return {answer.item: answer.given for answer in sheet.answers.all()}


def readiness_of(sheet: ReadinessCheck) -> Readiness:
    instrument = sheet.instrument.definition
    row = {item: _answer(given) for item, given in given_in(sheet).items()}
    scores = score_factors(instrument, [row], factors=instrument.readiness.factors)
    means = {code: score.mean for code, score in scores.items()}
    return check_readiness(instrument, means, Wish(sheet.formality, sheet.origin))


def _answer(given: str) -> Answer:
    return MISSING[given] if given in MISSING else int(given)


def _partner(
    organisation: Organisation, own: ReadinessCheck | None, theirs: ReadinessCheck | None
) -> PartnerReadiness:
    finished = theirs is not None and theirs.is_finished
    if own is None or theirs is None or not (own.shared_at and theirs.shared_at):
        return PartnerReadiness(organisation, finished)
    found = readiness_of(theirs)
    states = tuple((check.condition, check.state) for check in found.checks)
    return PartnerReadiness(organisation, finished, True, found.outcome, states)
