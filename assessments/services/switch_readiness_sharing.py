from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.enums import Refusal
from assessments.models import ReadinessCheck
from assessments.rules import CannotChange


@transaction.atomic
def switch_readiness_sharing(*, by: User, sheet: ReadinessCheck, on: bool) -> None:
    """Let partners who share theirs read this side's reasons, or stop it: then neither reads the other's."""
    sheet = ReadinessCheck.objects.select_for_update().get(pk=sheet.pk)
    if not sheet.is_finished:
        raise CannotChange(Refusal.UNANSWERED)
    if (sheet.shared_at is not None) == on:
        return
    sheet.shared_at = timezone.now() if on else None
    sheet.save(update_fields=["shared_at"])
    record_event(by=by, action="readiness_sharing_switched", subject=sheet, on=on)
