from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from organisations.models import AreaRole


@transaction.atomic
def withdraw_area_role(*, by: User, held: AreaRole) -> None:
    """No request that starts after this sees the area: roles are read anew with each."""
    record_event(
        by=by,
        action="area_role_withdrawn",
        subject=held,
        person=str(held.person_id),
        area=held.place,
        before=held.role,
    )
    held.delete()
