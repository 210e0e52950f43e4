"""A world in which there is `rows` of everything that a page can list, seen by the manager of one trust."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from assessments.models import Assessment, Campaign, Response
from models_engine import load_instrument
from organisations.models import Invitation, Membership, Organisation, Partnership
from tests.factories import (
    AssessmentFactory,
    CampaignFactory,
    CampaignOrganisationFactory,
    ChosenPartnershipFactory,
    InvitationFactory,
    MembershipFactory,
    OrganisationFactory,
    PartnershipFactory,
    ResponseFactory,
    UserFactory,
)


@dataclass
class GrownWorld:
    """`keys` are what addresses take: the manager's own things, the last of each kind."""

    manager: object
    administrator: object
    keys: dict


def grow(rows: int) -> GrownWorld:
    """Boards, organisations, people, invitations, partnerships, rounds and sent sheets: `rows` of each."""
    trust = OrganisationFactory(name="Trust")
    manager = MembershipFactory(organisation=trust, role="lead", person=UserFactory(name="Manager")).person
    colleagues = [MembershipFactory(organisation=trust).person for _ in range(rows)]
    for _ in range(rows):
        InvitationFactory(organisation=trust, invited_by=manager)
        OrganisationFactory(kind="icb")
    partnerships = [
        PartnershipFactory(organisations=[trust, OrganisationFactory()], name=f"Partnership {number}")
        for number in range(rows)
    ]
    PartnershipFactory.create_batch(
        rows,
        organisations=[trust, OrganisationFactory()],
        ended_on=timezone.localdate(),
        end_reason="It was over.",
    )
    for number in range(rows):
        campaign = CampaignFactory(opens_at=timezone.now() - timedelta(days=30 - number))
        asked = CampaignOrganisationFactory(campaign=campaign, organisation=trust, team_view=True)
        for _ in range(rows):
            CampaignOrganisationFactory(campaign=campaign)
        for partnership in partnerships:
            ChosenPartnershipFactory(campaign_organisation=asked, partnership=partnership)
        for person in [*colleagues, manager]:
            _send_everything(campaign, person, trust, partnerships)
    return GrownWorld(manager, UserFactory(is_administrator=True), _keys(trust, manager))


def _send_everything(
    campaign: Campaign, person, trust: Organisation, partnerships: list[Partnership]
) -> Assessment:
    instrument = load_instrument()
    assessment = AssessmentFactory(campaign=campaign, organisation=trust, person=person)
    for partnership in [None, *partnerships]:
        sheet = instrument.sheet("partnership" if partnership else "organisation")
        codes = [code for code in sheet.question_codes if code != "FIRST"]
        ResponseFactory(
            assessment=assessment,
            partnership=partnership,
            submitted=True,
            answers=dict.fromkeys(codes, 4),
        )
    return assessment


def _keys(trust: Organisation, manager) -> dict:
    """The manager's last sent sheet about the organisation is reopened, so that there is a draft as well."""
    sent = Response.objects.filter(assessment__person=manager, partnership=None).latest("pk")
    campaign = sent.assessment.campaign
    partnership = campaign.asked.get(organisation=trust).chosen.first().partnership
    draft = ResponseFactory(assessment=sent.assessment, version=2, answers={"SEA1": 4}, reopen_reason="More")
    return {
        "organisation_id": trust.pk,
        "partnership_id": partnership.pk,
        "campaign_id": campaign.pk,
        "membership_id": Membership.objects.filter(organisation=trust, role="respondent").first().pk,
        "invitation_id": Invitation.objects.first().pk,
        "assessment_id": sent.assessment_id,
        "response_id": draft.pk,
        "sent_response_id": sent.pk,
        "page": "looking-outside",
        "code": "SEA",
    }
