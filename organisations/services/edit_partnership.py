from datetime import date

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from organisations.enums import PartnershipKind
from organisations.models import Partnership
from organisations.rules import check_kind_of_partnership


@transaction.atomic
def edit_partnership(
    *,
    partnership: Partnership,
    name: str,
    purpose: str,
    kind: PartnershipKind,
    started_on: date | None,
    by: User,
) -> Partnership:
    """Correct what a partnership is called, is for and when it began. Who takes part stays: answers hang on it."""
    check_kind_of_partnership(kind)
    partnership = Partnership.objects.select_for_update().get(pk=partnership.pk)
    wanted = {"name": name, "purpose": purpose, "kind": kind, "started_on": started_on}
    changed = [field for field, value in wanted.items() if getattr(partnership, field) != value]
    if not changed:
        return partnership
    for field in changed:
        setattr(partnership, field, wanted[field])
    partnership.save(update_fields=changed)
    record_event(by=by, action="partnership_edited", subject=partnership, changed=changed)
    return partnership
