from django.db import transaction
from django.utils import timezone

from accounts.models import User
from assessments.models import Assessment, CampaignOrganisation
from assessments.rules import check_by_account, check_is_open
from assessments.services.prepare_sheets import prepare_sheets


@transaction.atomic
def start_assessment(*, asking: CampaignOrganisation, by: User) -> Assessment:
    """The person's part of the round. Where the round asks for one answer it is the organisation's, the same for
    everybody who works on it.

    Called again it adds drafts for what the lead has chosen since, and leaves everything else as it is; the audit row
    (`record_event`) is there where something was added. Raises CannotChange outside the dates of the round.
    """
    check_is_open(asking, timezone.now())
    check_by_account(asking.campaign)
    person = None if asking.campaign.asks_for_one_answer else by
    return prepare_sheets(asking=asking, person=person, by=by)
