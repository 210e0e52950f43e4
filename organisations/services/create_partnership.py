from collections.abc import Collection
from datetime import date

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from organisations.enums import PartnershipKind
from organisations.models import Organisation, Partnership
from organisations.rules import check_enough_organisations, check_kind_of_partnership


@transaction.atomic
def create_partnership(
    *,
    name: str,
    purpose: str,
    kind: PartnershipKind,
    organisations: Collection[Organisation],
    started_on: date | None,
    by: User | None,
) -> Partnership:
    """Register a partnership of two or more organisations; a merger is refused (ValidationError)."""
    check_kind_of_partnership(kind)
    check_enough_organisations(organisations)
    partnership = Partnership.objects.create(name=name, purpose=purpose, kind=kind, started_on=started_on)
    partnership.organisations.set(organisations)
    record_event(
        by=by,
        action="partnership_created",
        subject=partnership,
        kind=str(kind),
        organisations=sorted(str(organisation.pk) for organisation in organisations),
    )
    return partnership
