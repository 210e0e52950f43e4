from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from organisations.enums import AreaRoleCode
from organisations.models import AreaRole, Organisation


@transaction.atomic
def set_area_role(
    *, by: User, person: User, area: Organisation | None, role: AreaRoleCode
) -> tuple[AreaRole, bool]:
    """The role that the person now holds for the area, and whether that is new. One for each person and area."""
    User.objects.select_for_update().get(pk=person.pk)
    held = AreaRole.objects.filter(person=person, area=area).first()
    before = held.role if held else None
    if held and before == role:
        return held, False
    if held:
        held.role = role
        held.save(update_fields=["role"])
    else:
        held = AreaRole.objects.create(person=person, area=area, role=role)
    record_event(
        by=by,
        action="area_role_changed" if before else "area_role_given",
        subject=held,
        person=str(person.pk),
        area=held.place,
        before=before,
        after=str(role),
    )
    return held, True
