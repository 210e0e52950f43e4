"""Answers that the people of one organisation give together: who fills in what, and who may agree to it."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import User
from assessments.enums import ResponseStatus
from assessments.models import Assessment, CampaignOrganisation, Response, SectionAssignment
from assessments.rules import can_agree
from assessments.selectors.parts import asked_subjects
from assessments.selectors.progress import without_single_people
from assessments.selectors.visible_responses import ASSIGNING
from models_engine import Sheet
from organisations.models import Membership, Organisation, Partnership
from organisations.selectors.people import members_of
from organisations.selectors.visible import membership_in


@dataclass(frozen=True)
class Together:
    """What a person's task list says of answering together: who has which section of the shared answers, and whether
    they can hand out sections, or begin a sheet that is agreed."""

    assignments: tuple[SectionAssignment, ...] = ()
    may_assign: bool = False
    may_agree: bool = False


def together_in(user: User, assessment: Assessment) -> Together:
    membership = membership_in(user, assessment.organisation)
    if membership is None or not membership.identity_verified:
        return Together()
    if not assessment.campaign.asks_for_one_answer:
        return Together(may_agree=True)
    return Together(
        tuple(_held_by_members(assessment.section_assignments.all(), assessment.organisation)),
        may_assign=membership.role in ASSIGNING,
    )


def works_on_shared_answers(user: User, asking: CampaignOrganisation) -> bool:
    """Whether the person is a lead or has a section of the shared answers, and is vouched for."""
    membership = membership_in(user, asking.organisation)
    if membership is None or not membership.identity_verified:
        return False
    return membership.role in ASSIGNING or _assigned(asking).filter(person=user).exists()


def assignments_in(asking: CampaignOrganisation) -> QuerySet[SectionAssignment]:
    """Who has which section. A person who has left the organisation has none."""
    return _held_by_members(_assigned(asking), asking.organisation)


def visible_section_assignments(user: User) -> QuerySet[SectionAssignment]:
    """In organisations that the person belongs to."""
    return SectionAssignment.objects.filter(
        assessment__organisation__memberships__person=user
    ).select_related("person", "assessment__campaign", "assessment__organisation")


def asked_sheets(asking: CampaignOrganisation, user: User) -> list[tuple[Sheet, Partnership | None]]:
    """Every sheet that the organisation is asked for, as its people answer it together."""
    definition = asking.campaign.instrument.definition
    return [
        (without_single_people(definition.sheet(code)), partnership)
        for code, partnership in asked_subjects([asking], user)[asking.pk]
    ]


def vouched_for_members(organisation: Organisation) -> QuerySet[Membership]:
    """Those who can take part in what the organisation answers together."""
    return members_of(organisation).filter(identity_verified=True, person__is_active=True)


def answered_alone(asking: CampaignOrganisation) -> dict[UUID | None, set[UUID]]:
    """Who has sent answers of their own about each subject."""
    sent = Response.objects.filter(
        assessment__campaign=asking.campaign_id,
        assessment__organisation=asking.organisation_id,
        assessment__person__isnull=False,
        status=ResponseStatus.SUBMITTED,
    )
    people: dict[UUID | None, set[UUID]] = {}
    for subject, person in sent.values_list("partnership_id", "assessment__person_id"):
        people.setdefault(subject, set()).add(person)
    return people


def may_agree_about(asking: CampaignOrganisation, user: User) -> dict[str, tuple[str, Partnership | None]]:
    """What the person can begin a sheet about that is agreed together: sheet and partnership, by a word for each.

    They lead the organisation or have answered for themselves first, few enough have, and there is no such sheet.
    """
    membership = membership_in(user, asking.organisation)
    leads = membership is not None and membership.role in ASSIGNING
    alone = answered_alone(asking)
    there = {response.partnership_id for response in agreed_sheets(asking)}
    subjects = {}
    for sheet, partnership in asked_subjects([asking], user)[asking.pk]:
        subject = partnership.pk if partnership else None
        answered = alone.get(subject, set())
        if (leads or user.pk in answered) and subject not in there and can_agree(asking, len(answered)):
            subjects[str(subject or sheet)] = (sheet, partnership)
    return subjects


def agreed_sheets(asking: CampaignOrganisation) -> list[Response]:
    """The latest version of each sheet that the organisation's people fill in together."""
    versions = (
        Response.objects.filter(
            assessment__in=Assessment.objects.shared(),
            assessment__campaign=asking.campaign_id,
            assessment__organisation=asking.organisation_id,
        )
        .select_related("assessment__organisation", "partnership")
        .order_by("version")
    )
    return list({response.partnership_id: response for response in versions}.values())


def names_agreeing(response: Response) -> list[str]:
    """Who agreed it, for those who work on it."""
    if not response.agreed_by:
        return []
    agreements = response.agreements.select_related("person").order_by("person__name", "person__email")
    return [str(agreement.person) for agreement in agreements]


def _held_by_members(
    assignments: QuerySet[SectionAssignment], organisation: Organisation
) -> QuerySet[SectionAssignment]:
    here = vouched_for_members(organisation).values("person")
    held = assignments.filter(person__in=here).select_related("person")
    return held.order_by("person__name", "person__email")


def _assigned(asking: CampaignOrganisation) -> QuerySet[SectionAssignment]:
    return SectionAssignment.objects.filter(
        assessment__in=Assessment.objects.shared(),
        assessment__campaign=asking.campaign_id,
        assessment__organisation=asking.organisation_id,
    )
