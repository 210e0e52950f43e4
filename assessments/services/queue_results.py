from datetime import datetime

from django.db import transaction

from assessments.models import CampaignOrganisation
from jobs.services.queue_job import queue_job


@transaction.atomic
def queue_all_results(*, moment: datetime) -> int:
    """Every organisation of every round, once a day: what is missing or out of date is counted, as after an upgrade.

    One job for each, so that as many workers as there are share them and none runs longer than a job may.
    """
    ids = list(CampaignOrganisation.objects.values_list("pk", flat=True))
    for pk in ids:
        queue_job(
            name="assessments.store_organisation_results",
            key=f"results:{pk}:{moment:%Y-%m-%d}",
            asking_id=pk,
        )
    return len(ids)
