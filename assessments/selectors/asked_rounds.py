"""Rounds that ask an organisation now or soon: what somebody whom it invites will meet."""

from datetime import datetime

from assessments.models import CampaignOrganisation
from organisations.models import Organisation


def rounds_asking(organisation: Organisation, moment: datetime) -> list[CampaignOrganisation]:
    """Those not closed yet, the first to close first, in which each person answers alone: where people answer
    together, nothing is kept from those who do. One query."""
    askings = CampaignOrganisation.objects.filter(organisation=organisation).select_related("campaign")
    found = [one for one in askings if moment < one.closes_at and not one.campaign.asks_for_one_answer]
    return sorted(found, key=lambda one: (one.closes_at, one.campaign.title))
