from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from dashboards.models import LeverDispute


@transaction.atomic
def withdraw_dispute(*, by: User, dispute: LeverDispute) -> bool:
    """Readers of the area no longer see it. False the second time."""
    withdrawn = LeverDispute.objects.filter(pk=dispute.pk, withdrawn_at=None).update(
        withdrawn_at=timezone.now()
    )
    if withdrawn:
        record_event(by=by, action="lever_dispute_withdrawn", subject=dispute)
    return bool(withdrawn)
