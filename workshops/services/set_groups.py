from collections.abc import Sequence
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from organisations.models import Organisation
from workshops.enums import Refusal, WorkshopState
from workshops.models import Group, Workshop
from workshops.rules import CannotRun
from workshops.selectors.preparing import taken_groups
from workshops.services.locking import count_anew, lock_room, show_anew


@transaction.atomic
def set_groups(*, by: User, workshop_id: UUID, names: Sequence[str]) -> None:
    """These groups, in this order. One that is named as before stays; one that people have joined cannot go
    (ValidationError). A group named like an organisation of the partnership is that organisation."""
    room = lock_room(workshop_id)
    workshop = room.workshop
    if workshop.state == WorkshopState.ENDED:
        raise CannotRun(Refusal.ENDED)
    wanted = {name.casefold(): name for name in names}
    before = {group.name.casefold(): group for group in workshop.groups.all()}
    lost = [group.pk for key, group in before.items() if key not in wanted]
    taken = taken_groups(workshop).filter(pk__in=lost).first()
    if taken is not None:
        raise ValidationError(f"People have joined “{taken}” already, so it has to stay.")
    Group.objects.filter(pk__in=lost).delete()
    organisations = _organisations(workshop)
    for order, (key, name) in enumerate(wanted.items()):
        group = before.get(key) or Group(workshop=workshop)
        group.name, group.order, group.organisation = name, order, organisations.get(key)
        group.save()
    show_anew(room)
    count_anew(room)
    record_event(by=by, action="workshop_groups_set", subject=workshop, groups=list(names))


def _organisations(workshop: Workshop) -> dict[str, Organisation]:
    if workshop.partnership is None:
        return {}
    return {str(one).casefold(): one for one in workshop.partnership.organisations.all()}
