from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from dashboards.models import Lever, LeverDispute
from organisations.models import Organisation


@transaction.atomic
def dispute_lever(*, by: User, lever: Lever, organisation: Organisation, text: str) -> LeverDispute:
    """Say against a lever, in the organisation's name, to everybody who sees the area.

    ValidationError where the lever was withdrawn, or the organisation disputes it already.
    """
    standing = Lever.objects.select_for_update().get(pk=lever.pk)
    if standing.withdrawn_at is not None:
        raise ValidationError("This lever was withdrawn. There is nothing left to dispute.")
    if standing.disputes.filter(organisation=organisation, withdrawn_at=None).exists():
        raise ValidationError("Your organisation disputes this lever already. Withdraw that first.")
    dispute = LeverDispute.objects.create(lever=standing, organisation=organisation, text=text, sent_by=by)
    record_event(
        by=by,
        action="lever_disputed",
        subject=dispute,
        lever=str(lever.pk),
        organisation=str(organisation.pk),
    )
    return dispute
