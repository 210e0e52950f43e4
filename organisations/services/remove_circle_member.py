from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from organisations.models import CircleMember


@transaction.atomic
def remove_circle_member(*, by: User, member: CircleMember) -> None:
    """No request that starts after this shows them what was released to the circle."""
    removed = CircleMember.objects.filter(pk=member.pk, left_at=None).update(left_at=timezone.now())
    if removed:
        record_event(
            by=by,
            action="circle_member_removed",
            subject=member,
            circle=str(member.circle_id),
            person=str(member.person_id),
        )
