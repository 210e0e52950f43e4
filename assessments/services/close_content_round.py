from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import ContentRound


@transaction.atomic
def close_content_round(*, by: User, asked: ContentRound, today: date) -> None:
    """Experts cannot rate from now on, and what they said can be read. It is not opened again."""
    open_rounds = ContentRound.objects.filter(pk=asked.pk, closes_on__gte=today)
    if not open_rounds.update(closes_on=today - timedelta(days=1)):
        raise ValidationError("This round has closed already.")
    record_event(by=by, action="content_round_closed", subject=asked)
