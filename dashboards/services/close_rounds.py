"""A closed round, counted by as many workers as there are: one job for each organisation, and the last one publishes.

Nobody waits for the others and nobody coordinates. Each job, once its rollup is committed, looks whether it was the
last; two that end together both see it, and the key lets one publish. Whatever a process that died has left undone the
clock finds again, because it asks what is missing and not what was begun.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from assessments.models import Campaign
from dashboards.models import Batch
from dashboards.selectors.publishing import closed_rounds, is_rolled_up
from dashboards.selectors.roll_up import asked_organisations, has_unopened_answers
from dashboards.services.publish_round import publish_round
from jobs.services.queue_job import queue_job


def queue_closed_rounds(*, moment: datetime) -> int:
    """What is left to do for every round that has closed for everybody and has no final batch; says how many jobs."""
    return sum(_queue_closed_round(campaign=campaign, moment=moment) for campaign in closed_rounds(moment))


@transaction.atomic
def _queue_closed_round(*, campaign: Campaign, moment: datetime) -> int:
    if publish_when_complete(campaign=campaign, moment=moment):
        return 1
    organisations = asked_organisations(campaign)
    for organisation in organisations:
        queue_job(
            name="dashboards.roll_up",
            key=f"closing:{campaign.pk}:{organisation.pk}:{campaign.all_closed_at:%Y-%m-%dT%H:%M}",
            campaign_id=str(campaign.pk),
            organisation_id=str(organisation.pk),
        )
    return len(organisations)


@transaction.atomic
def publish_when_complete(*, campaign: Campaign, moment: datetime) -> bool:
    """Whether every organisation has been rolled up since the round closed; then its last figures are queued."""
    if moment < campaign.closes_at:
        return False
    closed_at = campaign.all_closed_at
    if moment < closed_at or not is_rolled_up(campaign, closed_at):
        return False
    queue_job(
        name="dashboards.publish_round",
        key=f"publish:{campaign.pk}:{closed_at:%Y-%m-%dT%H:%M}",
        campaign_id=str(campaign.pk),
    )
    return True


def publish_closed_round(*, campaign_id: UUID, moment: datetime) -> Batch | None:
    """For a job, which may come late or twice: nothing where the round goes on after all, or is published."""
    campaign = Campaign.objects.filter(pk=campaign_id).first()
    if campaign is None or moment < campaign.all_closed_at or has_unopened_answers(campaign):
        return None
    return publish_round(campaign=campaign, moment=moment, final=True)
