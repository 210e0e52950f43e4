from collections.abc import Iterable

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import Campaign, CampaignOrganisation
from organisations.models import Organisation


@transaction.atomic
def add_organisations(*, by: User, campaign: Campaign, organisations: Iterable[Organisation]) -> int:
    """Ask these too; the number of those who were not asked before.

    One that was asked about a partnership only, because a partner wanted it, is left as it is.
    """
    asked = set(CampaignOrganisation.objects.filter(campaign=campaign).values_list("organisation", flat=True))
    new = [organisation for organisation in organisations if organisation.pk not in asked]
    # Two administrators at once: whom the other has added meanwhile is passed over.
    CampaignOrganisation.objects.bulk_create(
        [CampaignOrganisation(campaign=campaign, organisation=organisation) for organisation in new],
        ignore_conflicts=True,
    )
    if new:
        ids = [str(organisation.pk) for organisation in new]
        record_event(by=by, action="organisations_asked", subject=campaign, organisations=ids)
    return len(new)
