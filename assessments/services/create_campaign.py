from datetime import date

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import Campaign, Instrument, closing, opening


@transaction.atomic
def create_campaign(
    *, by: User, title: str, instrument: Instrument, opens_on: date, closes_on: date
) -> Campaign:
    """`opens_on` and `closes_on` are the first and the last day on which people can answer."""
    campaign = Campaign.objects.create(
        title=title, instrument=instrument, opens_at=opening(opens_on), closes_at=closing(closes_on)
    )
    record_event(
        by=by, action="campaign_created", subject=campaign, opens_on=str(opens_on), closes_on=str(closes_on)
    )
    return campaign
