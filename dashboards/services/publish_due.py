"""What the clock asks for: rounds that are open publish in steps. Closed ones are in services/close_rounds.py."""

from datetime import datetime, timedelta

from assessments.models import Campaign
from dashboards.models import Batch
from dashboards.selectors.publishing import rounds_to_publish
from dashboards.selectors.roll_up import asked_organisations
from dashboards.services.publish_round import publish_round
from dashboards.services.roll_up import roll_up

# So that a step is never made of the answers of one morning.
BETWEEN_STEPS = timedelta(days=7)


def publish_due(*, moment: datetime) -> list[Batch]:
    """Every step that is due. Each round is published by itself: one that fails leaves the others alone."""
    batches = [
        publish_up_to_date(campaign=campaign, moment=moment, final=False)
        for campaign in rounds_to_publish(moment, BETWEEN_STEPS)
    ]
    return [batch for batch in batches if batch]


def publish_up_to_date(*, campaign: Campaign, moment: datetime, final: bool) -> Batch | None:
    """Roll up whatever is not up to date, then publish. Where jobs have done their work there is nothing to roll up."""
    for organisation in asked_organisations(campaign):
        roll_up(campaign=campaign, organisation=organisation)
    return publish_round(campaign=campaign, moment=moment, final=final)
