from collections.abc import Mapping

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import ReadinessAnswer, ReadinessCheck
from assessments.rules import check_not_finished


@transaction.atomic
def save_readiness_answers(*, by: User, sheet: ReadinessCheck, given: Mapping[str, str]) -> None:
    """What came is stored; a statement that came without an answer keeps the one it has."""
    sheet = ReadinessCheck.objects.select_for_update().get(pk=sheet.pk)
    check_not_finished(sheet)
    for item, answer in given.items():
        ReadinessAnswer.objects.update_or_create(sheet=sheet, item=item, defaults={"given": answer})
    record_event(by=by, action="readiness_answers_saved", subject=sheet, statements=len(given))
