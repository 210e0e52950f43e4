from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from organisations.enums import PartnershipKind
from organisations.models import Organisation, Partnership
from organisations.rules import check_enough_organisations, check_kind_of_partnership
from organisations.selectors.partnerships import matching_partnerships


class AlreadyRegistered(Exception):
    """Exactly these organisations have open partnerships in the register: `matches`."""

    def __init__(self, matches: list[Partnership]) -> None:
        super().__init__("These organisations have an open partnership.")
        self.matches = matches


@transaction.atomic
def create_partnership(
    *,
    name: str,
    purpose: str,
    kind: PartnershipKind,
    organisations: Collection[Organisation],
    started_on: date | None,
    different: bool,
    by: User | None,
) -> Partnership:
    """Register a partnership of two or more organisations; a merger is refused (ValidationError).

    Raises AlreadyRegistered where they have an open one, unless this is a `different` one. The organisations'
    rows are locked, in one order, so that of two clicks, or of two sides, the second is told.
    """
    check_kind_of_partnership(kind)
    check_enough_organisations(organisations)
    ids = [organisation.pk for organisation in organisations]
    list(Organisation.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk"))
    matches = list(matching_partnerships(organisations, timezone.localdate()))
    if matches and not different:
        raise AlreadyRegistered(matches)
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
