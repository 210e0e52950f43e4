from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User
from accounts.services.record_event import record_event
from organisations.models import Circle, CircleMember


@transaction.atomic
def add_circle_member(*, by: User, circle: Circle, person: User) -> CircleMember:
    """From now on they see what is released to the circle; not what was released to it before."""
    try:
        with transaction.atomic():
            member = CircleMember.objects.create(circle=circle, person=person, added_by=by)
    except IntegrityError:
        raise ValidationError(f"{person} is in this circle already.") from None
    record_event(
        by=by, action="circle_member_added", subject=member, circle=str(circle.pk), person=str(person.pk)
    )
    return member
