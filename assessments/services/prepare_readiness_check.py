from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.enums import Refusal
from assessments.models import ReadinessCheck
from assessments.rules import CannotChange, check_not_finished
from assessments.selectors.readiness import newest_readiness_instrument
from organisations.models import Organisation, Partnership


@transaction.atomic
def prepare_readiness_check(
    *,
    by: User,
    organisation: Organisation,
    partnership: Partnership,
    formality: str,
    origin: str,
    filled_by: User,
) -> ReadinessCheck:
    """Say what kind of partnership is meant and who fills in the check; until it is finished both can be changed."""
    if not partnership.is_open(timezone.localdate()):
        raise CannotChange(Refusal.ENDED)
    meant = {"formality": formality, "origin": origin, "filled_by": filled_by}
    sheet, created = ReadinessCheck.objects.select_for_update().get_or_create(
        organisation=organisation,
        partnership=partnership,
        defaults={**meant, "instrument": newest_readiness_instrument()},
    )
    check_not_finished(sheet)
    for name, value in meant.items():
        setattr(sheet, name, value)
    sheet.save()
    record_event(
        by=by,
        action="readiness_check_prepared",
        subject=sheet,
        organisation=str(organisation.pk),
        filled_by=str(filled_by.pk),
        anew=created,
    )
    return sheet
