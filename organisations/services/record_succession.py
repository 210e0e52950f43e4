from datetime import date

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from organisations.enums import SuccessionKind
from organisations.models import Organisation, Succession


@transaction.atomic
def record_succession(
    *,
    predecessor: Organisation,
    successor: Organisation,
    happened_on: date,
    by: User | None,
    kind: SuccessionKind = SuccessionKind.UNKNOWN,
) -> Succession:
    """Say that one organisation's work went to another. `happened_on` is the successor's first day.

    Saying the same pair again corrects its date and kind; nothing is written when both stand already.
    """
    succession, created = Succession.objects.get_or_create(
        predecessor=predecessor,
        successor=successor,
        defaults={"happened_on": happened_on, "kind": kind},
    )
    if not created:
        if (succession.happened_on, succession.kind) == (happened_on, kind):
            return succession
        succession.happened_on, succession.kind = happened_on, kind
        succession.save(update_fields=["happened_on", "kind"])
    record_event(
        by=by,
        action="succession_recorded",
        subject=predecessor,
        successor=str(successor.pk),
        happened_on=happened_on.isoformat(),
        kind=str(kind),
    )
    return succession
