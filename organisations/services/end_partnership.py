from datetime import date

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from organisations.models import Partnership


@transaction.atomic
def end_partnership(*, partnership: Partnership, ended_on: date, end_reason: str, by: User) -> Partnership:
    """Say on which day it ended (its last day) and why. Saying it again corrects both; the audit log keeps each."""
    partnership = Partnership.objects.select_for_update().get(pk=partnership.pk)
    if (partnership.ended_on, partnership.end_reason) == (ended_on, end_reason):
        return partnership
    before = partnership.ended_on
    partnership.ended_on, partnership.end_reason = ended_on, end_reason
    partnership.save(update_fields=["ended_on", "end_reason"])
    record_event(
        by=by,
        action="partnership_ended",
        subject=partnership,
        ended_on=ended_on.isoformat(),
        before=before.isoformat() if before else None,
    )
    return partnership
