from datetime import date

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.enums import CampaignMode, CampaignPrivacy
from assessments.models import Campaign, Instrument, closing, opening
from organisations.models import Organisation


@transaction.atomic
def create_campaign(
    *,
    by: User,
    title: str,
    instrument: Instrument,
    opens_on: date,
    closes_on: date,
    mode: CampaignMode = CampaignMode.EACH,
    area: Organisation | None = None,
    privacy: CampaignPrivacy = CampaignPrivacy.CONFIDENTIAL,
) -> Campaign:
    """`opens_on` and `closes_on` are the first and the last day on which people can answer. `area` is the region or
    board that the round is for; its lead runs it.

    The same round again, by a double click, is the one that is there: two rounds alike in everything would only be
    mixed up, and none can be taken back.
    """
    # Two clicks at once: the second waits here.
    Instrument.objects.select_for_update().get(pk=instrument.pk)
    facts = {
        "title": title,
        "mode": mode,
        "privacy": privacy,
        "area": area,
        "opens_at": opening(opens_on),
        "closes_at": closing(closes_on),
    }
    if same := Campaign.objects.filter(instrument=instrument, **facts).first():
        return same
    campaign = Campaign.objects.create(instrument=instrument, **facts)
    record_event(
        by=by,
        action="campaign_created",
        subject=campaign,
        opens_on=str(opens_on),
        closes_on=str(closes_on),
        mode=mode,
        privacy=privacy,
        area=str(area.pk) if area else "",
    )
    return campaign
