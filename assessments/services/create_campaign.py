from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import Campaign, Instrument


@transaction.atomic
def create_campaign(
    *, by: User, title: str, instrument: Instrument, opens_on: date, closes_on: date
) -> Campaign:
    """A round that opens as its first day begins and closes as its last day ends, by the clock in London."""
    campaign = Campaign.objects.create(
        title=title, instrument=instrument, opens_at=start_of(opens_on), closes_at=end_of(closes_on)
    )
    record_event(
        by=by, action="campaign_created", subject=campaign, opens_on=str(opens_on), closes_on=str(closes_on)
    )
    return campaign


def start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def end_of(day: date) -> datetime:
    """Midnight after it. Days on which the clocks change are 23 or 25 hours long, so no hours are added."""
    return start_of(day + timedelta(days=1))
