from uuid import UUID

from django.db import transaction
from django.utils import timezone

from assessments.models import Campaign, CampaignOrganisation
from assessments.services.store_results import store_results
from dashboards.models import Rollup
from dashboards.selectors.roll_up import roll_up_sources, stored_numbers
from dashboards.selectors.roll_up_numbers import rollup_numbers
from organisations.models import Organisation


def roll_up_by_id(*, campaign_id: UUID, organisation_id: UUID) -> bool:
    """For a job, which may come late: what is gone by then is passed over."""
    asked = CampaignOrganisation.objects.filter(campaign=campaign_id, organisation=organisation_id)
    asking = asked.select_related("campaign__instrument", "organisation").first()
    return asking is not None and roll_up(campaign=asking.campaign, organisation=asking.organisation)


@transaction.atomic
def roll_up(*, campaign: Campaign, organisation: Organisation) -> bool:
    """Bring one organisation's rollup of one round up to date; says whether there was something to count.

    Results that are missing or old are stored first, so that nothing is ever counted from answers here. Two at
    once come one after the other. It needs no other organisation: a round is rolled up by as many workers as
    there are.
    """
    store_results(campaign=campaign, organisation=organisation)
    kept = Rollup.objects.select_for_update().filter(campaign=campaign, organisation=organisation).first()
    sources = roll_up_sources(campaign, organisation, timezone.now())
    if kept and kept.fingerprint == sources.fingerprint:
        return False
    before = stored_numbers(sources.previous, organisation) if sources.previous else None
    numbers = rollup_numbers(
        campaign.instrument.definition, sources, stored_numbers(campaign, organisation), before
    )
    Rollup.objects.update_or_create(
        campaign=campaign,
        organisation=organisation,
        defaults={
            "numbers": numbers,
            "people": len(sources.people),
            "fingerprint": sources.fingerprint,
            "computed_at": timezone.now(),
        },
    )
    return True
