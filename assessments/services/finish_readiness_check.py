from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import ReadinessCheck
from assessments.rules import check_every_statement, check_not_finished


@transaction.atomic
def finish_readiness_check(*, by: User, sheet: ReadinessCheck, agreed_by: int) -> None:
    """From now on the side reads its result, and nothing of the sheet changes."""
    sheet = ReadinessCheck.objects.select_for_update().get(pk=sheet.pk)
    check_not_finished(sheet)
    check_every_statement(sheet, sheet.answers.values_list("item", flat=True))
    sheet.agreed_by, sheet.finished_at = agreed_by, timezone.now()
    sheet.save(update_fields=["agreed_by", "finished_at"])
    record_event(by=by, action="readiness_check_finished", subject=sheet, agreed_by=agreed_by)
