from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import ContentExpert, ContentRound
from assessments.services.mail_expert import queue_expert_letter

CLOSED = "This round has closed, so nobody was asked."


@transaction.atomic
def invite_experts(*, by: User, asked: ContentRound, emails: Sequence[str]) -> list[ContentExpert]:
    """One expert and one letter for each address; who is asked already is left alone, who was taken out is back."""
    locked = ContentRound.objects.select_for_update().get(pk=asked.pk)
    if not locked.is_open(timezone.localdate()):
        raise ValidationError(CLOSED)
    asked_already = set(locked.experts.filter(withdrawn_at=None).values_list("email", flat=True))
    invited = []
    for email in dict.fromkeys(email.lower() for email in emails):
        if email in asked_already:
            continue
        expert, _ = ContentExpert.objects.update_or_create(
            round=locked,
            email=email,
            defaults={"asked_at": timezone.now(), "letter_sent_at": None, "withdrawn_at": None},
        )
        record_event(by=by, action="expert_invited", subject=expert, round=str(locked.pk))
        queue_expert_letter(expert=expert)
        invited.append(expert)
    return invited
