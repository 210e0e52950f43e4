from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from dashboards.models import Lever


@transaction.atomic
def withdraw_lever(*, by: User, lever: Lever, reason: str) -> bool:
    """It stays in the log as a line with its title and the reason. False the second time."""
    withdrawn = Lever.objects.filter(pk=lever.pk, withdrawn_at=None).update(
        withdrawn_at=timezone.now(), withdrawn_by=by, withdrawn_because=reason
    )
    if withdrawn:
        record_event(by=by, action="lever_withdrawn", subject=lever)
    return bool(withdrawn)
