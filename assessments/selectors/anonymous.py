"""Anonymous rounds: what came by one link, and who has one. Nothing here joins the two."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from accounts.models import User
from assessments.enums import AskedFor, CampaignPrivacy, Refusal, ResponseStatus, SheetCode
from assessments.models import (
    AnonymousEnvelope,
    AnonymousLink,
    Answer,
    Assessment,
    CampaignOrganisation,
    Response,
    answer_columns,
)
from assessments.rules import CannotChange
from assessments.selectors.progress import SheetProgress, sheet_progress
from organisations.models import Partnership
from organisations.selectors.people import hash_of

# The key of the sheet about the organisation itself; that of any other is its partnership's id.
ORGANISATION = "organisation"


@dataclass(frozen=True)
class AnonymousSheet:
    """One sheet of one link. `response` is filled in but not stored: pages read it as they read any other."""

    subject: str
    response: Response
    answers: Mapping[str, Answer]
    completed: Mapping[str, bool]
    sent: bool

    @property
    def progress(self) -> SheetProgress:
        kinds = {question: answer.kind for question, answer in self.answers.items()}
        return sheet_progress(self.response, kinds, self.completed)


@dataclass(frozen=True)
class AnonymousPart:
    """What one link opens. `envelope` is None once the round has closed and its answers were opened."""

    assessment: Assessment
    asking: CampaignOrganisation
    envelope: AnonymousEnvelope | None
    sheets: tuple[AnonymousSheet, ...]

    def is_open(self, moment: datetime) -> bool:
        return self.envelope is not None and self.asking.is_open(moment)

    def envelope_to_change(self) -> AnonymousEnvelope:
        if self.envelope is None:
            raise CannotChange(Refusal.CLOSED)
        return self.envelope

    def sheet(self, subject: str) -> AnonymousSheet | None:
        return next((sheet for sheet in self.sheets if sheet.subject == subject), None)


def part_of_link(secret: str) -> AnonymousPart | None:
    """None where there is no such link."""
    link_hash = hash_of(secret)
    rows = {"link_hash": link_hash}
    envelope = (
        AnonymousEnvelope.objects.filter(**rows)
        .select_related("campaign__instrument", "organisation")
        .first()
    )
    if envelope is None:
        opened = Assessment.objects.filter(**rows).select_related("campaign__instrument", "organisation")
        return _opened(opened.first())
    assessment = Assessment(campaign=envelope.campaign, organisation=envelope.organisation, **rows)
    asking = _asking(assessment)
    return AnonymousPart(assessment, asking, envelope, tuple(_sheets(assessment, asking, envelope)))


def has_link(person: User, asking: CampaignOrganisation) -> bool:
    return AnonymousLink.objects.filter(
        person=person, campaign=asking.campaign_id, organisation=asking.organisation_id
    ).exists()


def already_opened(asking: CampaignOrganisation) -> bool:
    """The round had closed here and its answers were opened; a later last day does not begin it again."""
    return Assessment.objects.filter(
        campaign=asking.campaign_id, organisation=asking.organisation_id, link_hash__isnull=False
    ).exists()


def organisations_with_link(person: User, campaigns: Iterable[UUID]) -> set[tuple[UUID, UUID]]:
    """(campaign, organisation) of the links that the person has taken."""
    taken = AnonymousLink.objects.filter(person=person, campaign__in=campaigns)
    return set(taken.values_list("campaign_id", "organisation_id"))


def askings_to_open(moment: datetime) -> list[CampaignOrganisation]:
    """Where an anonymous round has closed, and something of it is still in envelopes."""
    waiting = set(AnonymousEnvelope.objects.values_list("campaign_id", "organisation_id").distinct())
    askings = CampaignOrganisation.objects.filter(
        campaign__privacy=CampaignPrivacy.ANONYMOUS, campaign__closes_at__lte=moment
    ).select_related("campaign__instrument", "organisation")
    return [
        asking
        for asking in askings
        if (asking.campaign_id, asking.organisation_id) in waiting and asking.closes_at <= moment
    ]


def sent_in_envelopes(asking: CampaignOrganisation) -> dict[UUID | None, int]:
    """While the round is open: how many have sent each sheet; by partnership, None for the organisation's own."""
    contents = AnonymousEnvelope.objects.filter(
        campaign=asking.campaign_id, organisation=asking.organisation_id, has_sent=True
    ).values_list("contents", flat=True)
    sent = Counter(subject for parts in contents for subject, part in parts.items() if part["sent"])
    return {None if subject == ORGANISATION else UUID(subject): number for subject, number in sent.items()}


def _asking(assessment: Assessment) -> CampaignOrganisation:
    return CampaignOrganisation.objects.select_related("campaign").get(
        campaign=assessment.campaign_id, organisation=assessment.organisation_id
    )


def _sheets(
    assessment: Assessment, asking: CampaignOrganisation, envelope: AnonymousEnvelope
) -> Iterable[AnonymousSheet]:
    """What is asked now, and what was sent although it is asked no longer."""
    asked: dict[str, tuple[str, Partnership | None]] = {}
    if asking.asked_for == AskedFor.WHOLE:
        asked[ORGANISATION] = (SheetCode.ORGANISATION, None)
    chosen = asking.chosen.select_related("partnership").prefetch_related("partnership__organisations")
    for choice in chosen:
        asked[str(choice.partnership_id)] = (choice.sheet, choice.partnership)
    for subject, part in envelope.contents.items():
        known = asked.get(subject)
        if known or part["sent"]:
            partnership = known[1] if known else _partnership(subject)
            asked[subject] = (part["sheet"], partnership)
    for subject, (sheet, partnership) in asked.items():
        part = envelope.contents.get(subject, {})
        response = Response(assessment=assessment, partnership=partnership, sheet=sheet)
        yield AnonymousSheet(
            subject,
            response,
            {
                question: Answer(question=question, **answer_columns(given))
                for question, given in part.get("given", {}).items()
            },
            part.get("completed", {}),
            part.get("sent", False),
        )


def _partnership(subject: str) -> Partnership | None:
    return None if subject == ORGANISATION else Partnership.objects.get(pk=subject)


def _opened(assessment: Assessment | None) -> AnonymousPart | None:
    if assessment is None:
        return None
    sent = Response.objects.filter(assessment=assessment, status=ResponseStatus.SUBMITTED)
    sheets = tuple(
        AnonymousSheet(
            str(response.partnership_id or ORGANISATION),
            response,
            {answer.question: answer for answer in response.answers.all()},
            {},
            sent=True,
        )
        for response in sent.select_related(
            "assessment__campaign__instrument", "assessment__organisation", "partnership"
        ).prefetch_related("answers", "partnership__organisations")
    )
    return AnonymousPart(assessment, _asking(assessment), None, sheets)
