from datetime import datetime

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from workshops.models import Workshop
from workshops.selectors.overdue import ideas_to_unlink, seats_to_erase


@transaction.atomic
def erase_seats(*, by: User | None, moment: datetime) -> None:
    """A day after a workshop, nothing leads from a phone to what it answered any more.

    Until then a seat serves to say how it was. What stays of a seat is that it was one, and in which group: the
    distributions are counted from them.
    """
    seats = seats_to_erase(moment)
    emptied = Workshop.objects.filter(pk__in=seats.values("workshop"))
    for workshop in emptied:
        record_event(by=by, action="workshop_seats_erased", subject=workshop)
    ideas_to_unlink(moment).update(participant=None)
    seats.update(token_hash=None, name="")
