"""One organisation's side of one partnership before one viewer, in every round that asked about it.

The same decisions as for a single round (`Side`), from as many queries for five rounds as for one.
"""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import MEMBERSHIP_ROLES
from assessments.enums import AskedFor, CampaignMode
from assessments.models import Campaign, CampaignOrganisation, ChosenPartnership
from assessments.selectors.agreed import TOGETHER, agreed_over_rounds
from assessments.selectors.answers import read_sides
from assessments.selectors.side import Side
from assessments.selectors.team_numbers import numbers_over_rounds
from organisations.models import Organisation, Partnership
from organisations.selectors.visible import membership_in


def sides_over_rounds(
    viewer: User, campaigns: Sequence[Campaign], organisation: Organisation, partnership: Partnership
) -> dict[UUID, Side]:
    """By round. For a partnership that the viewer may see: the caller has asked."""
    membership = membership_in(viewer, organisation)
    vouched_for = membership is not None and membership.identity_verified
    leads = (
        membership is not None
        and Permission.RESULT_TEAM_VIEW in MEMBERSHIP_ROLES[membership.role].permissions
    )
    about = [partnership.pk]
    answers = read_sides(campaigns, organisation, about, Q(assessment__person=viewer) | TOGETHER)
    teams = numbers_over_rounds(campaigns, organisation, about)
    agreed = agreed_over_rounds(campaigns, organisation, about)
    asked = {
        asking.campaign_id: asking
        for asking in CampaignOrganisation.objects.filter(campaign__in=campaigns, organisation=organisation)
    }
    chosen = {
        one.campaign_organisation_id: one
        for one in ChosenPartnership.objects.filter(
            campaign_organisation__in=asked.values(), partnership=partnership
        ).select_related("partnership")
    }
    return {
        campaign.pk: Side(
            viewer=viewer,
            leads=leads,
            vouched_for=vouched_for,
            instrument=campaign.instrument.definition,
            team_view=asked[campaign.pk].team_view,
            asked_itself=asked[campaign.pk].asked_for == AskedFor.WHOLE,
            chosen=[chosen[asked[campaign.pk].pk]] if asked[campaign.pk].pk in chosen else [],
            teams=teams[campaign.pk],
            answers=answers[campaign.pk],
            agreed=agreed[campaign.pk] if vouched_for else {},
            one_answer=campaign.mode == CampaignMode.SHARED,
            anonymous=campaign.is_anonymous,
        )
        for campaign in campaigns
        if campaign.pk in asked
    }
