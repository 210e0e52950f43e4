from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from organisations.models import Membership


@transaction.atomic
def confirm_identity(*, by: User, membership: Membership) -> None:
    """Somebody of the organisation says that a person whom a partner invited does work there."""
    if membership.identity_verified:
        return
    membership.identity_verified = True
    membership.save(update_fields=["identity_verified"])
    record_event(by=by, action="identity_confirmed", subject=membership)
