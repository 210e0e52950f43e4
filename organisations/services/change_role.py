from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from organisations.enums import MemberRole
from organisations.models import Membership
from organisations.rules import check_can_stop_leading


@transaction.atomic
def change_role(*, by: User, membership: Membership, role: MemberRole) -> None:
    if role != MemberRole.LEAD:
        check_can_stop_leading(membership)
    membership.refresh_from_db(fields=["role"])
    before = membership.role
    if before == role:
        return
    membership.role = role
    membership.save(update_fields=["role"])
    record_event(by=by, action="role_changed", subject=membership, before=before, after=role)
