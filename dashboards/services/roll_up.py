from uuid import UUID

from django.db import transaction
from django.utils import timezone

from assessments.models import Campaign, CampaignOrganisation
from assessments.services.store_results import store_results
from dashboards.models import Rollup
from dashboards.selectors.roll_up import roll_up_sources, stored_numbers
from dashboards.selectors.roll_up_numbers import rollup_numbers
from dashboards.services.close_rounds import publish_when_complete
from organisations.models import Organisation


def roll_up_by_id(*, campaign_id: UUID, organisation_id: UUID) -> bool:
    """For a job, which may come late: what is gone by then is passed over."""
    asked = CampaignOrganisation.objects.filter(campaign=campaign_id, organisation=organisation_id)
    asking = asked.select_related("campaign__instrument", "organisation").first()
    if asking is None:
        return False
    changed = roll_up(campaign=asking.campaign, organisation=asking.organisation)
    # After the rollup is committed: of several workers the last one then sees that it is.
    publish_when_complete(campaign=asking.campaign, moment=timezone.now())
    return changed


@transaction.atomic
def roll_up(*, campaign: Campaign, organisation: Organisation) -> bool:
    """Bring one organisation's rollup of one round up to date; says whether there was something to count.

    Results that are missing or old are stored first, so that nothing is ever counted from answers here. Two at
    once come one after the other. It needs no other organisation: a round is rolled up by as many workers as
    there are.
    """
    store_results(campaign=campaign, organisation=organisation, then_roll_up=False)
    kept = Rollup.objects.select_for_update().filter(campaign=campaign, organisation=organisation).first()
    sources = roll_up_sources(campaign, organisation, timezone.now())
    if kept and kept.fingerprint == sources.fingerprint:
        # Found right now, which a round that has closed waits for.
        Rollup.objects.filter(pk=kept.pk).update(computed_at=timezone.now())
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
