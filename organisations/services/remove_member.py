from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from organisations.models import Membership
from organisations.rules import check_can_stop_leading


@transaction.atomic
def remove_member(*, by: User, membership: Membership) -> None:
    """The person loses all access to the organisation at their next click; their sent answers stay counted."""
    check_can_stop_leading(membership)
    record_event(
        by=by,
        action="member_removed",
        subject=membership,
        person=str(membership.person_id),
        organisation=str(membership.organisation_id),
        role=membership.role,
    )
    membership.delete()
