from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import Assessment
from assessments.rules import check_is_open


@transaction.atomic
def set_respondent_role(*, assessment: Assessment, role: str, by: User) -> None:
    """`role` is a code of the instrument, or "" to say nothing. The audit row does not repeat it."""
    check_is_open(assessment, timezone.now())
    if role:
        assessment.campaign.instrument.definition.respondent_role(role)
    assessment.respondent_role = role
    assessment.save(update_fields=["respondent_role"])
    record_event(by=by, action="respondent_role_set", subject=assessment)
