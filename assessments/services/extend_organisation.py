from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import CampaignOrganisation
from assessments.rules import check_not_over


@transaction.atomic
def extend_organisation(*, by: User, asking: CampaignOrganisation, extended_until: date | None) -> None:
    """Give one organisation longer than the round, or take that back (None): nobody else's days change.

    Raises CannotChange once the round has closed everywhere, for its figures may be out.
    """
    locked = (
        CampaignOrganisation.objects.select_for_update(of=("self",))
        .select_related("campaign")
        .get(pk=asking.pk)
    )
    check_not_over(locked.campaign, timezone.now())
    before = locked.extended_until
    locked.extended_until = extended_until
    locked.save(update_fields=["extended_until"])
    record_event(
        by=by,
        action="organisation_extended",
        subject=locked,
        before=str(before or ""),
        extended_until=str(extended_until or ""),
    )
