from datetime import date

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import Campaign, closing


@transaction.atomic
def edit_campaign(*, by: User, campaign: Campaign, title: str, closes_on: date) -> None:
    """A later last day gives everybody more time; drafts that a closed round kept can then be sent."""
    before = {"title": campaign.title, "closes_at": campaign.closes_at.isoformat()}
    campaign.title = title
    campaign.closes_at = closing(closes_on)
    campaign.save(update_fields=["title", "closes_at"])
    record_event(by=by, action="campaign_edited", subject=campaign, before=before, closes_on=str(closes_on))
