from datetime import date

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import ContentRound, Instrument


@transaction.atomic
def create_content_round(*, by: User, title: str, instrument: Instrument, closes_on: date) -> ContentRound:
    """The same round again, by a double click, is the one that is there."""
    Instrument.objects.select_for_update().get(pk=instrument.pk)
    facts = {"title": title, "instrument": instrument, "closes_on": closes_on}
    if same := ContentRound.objects.filter(**facts).first():
        return same
    asked = ContentRound.objects.create(created_by=by, **facts)
    record_event(by=by, action="content_round_created", subject=asked, closes_on=str(closes_on))
    return asked
