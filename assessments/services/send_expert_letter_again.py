from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import ContentExpert
from assessments.services.mail_expert import queue_expert_letter


@transaction.atomic
def send_expert_letter_again(*, by: User, expert: ContentExpert) -> None:
    """A new letter with a new link; the link before stops working. Ratings stay."""
    now = timezone.now()
    open_still = ContentExpert.objects.filter(
        pk=expert.pk, withdrawn_at=None, round__closes_on__gte=timezone.localdate(now)
    )
    if not open_still.update(secret_hash=None, letter_sent_at=None, asked_at=now):
        raise ValidationError("This expert was taken out, or the round has closed. Nothing was sent.")
    expert.asked_at = now
    record_event(by=by, action="expert_letter_sent_again", subject=expert)
    queue_expert_letter(expert=expert)
