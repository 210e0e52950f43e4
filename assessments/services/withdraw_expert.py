from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import ContentExpert


@transaction.atomic
def withdraw_expert(*, by: User, expert: ContentExpert) -> None:
    """The link leads nowhere and the ratings do not count. Only while nothing is shown: afterwards the results with
    and without one expert would say what that one said."""
    open_still = ContentExpert.objects.filter(
        pk=expert.pk, withdrawn_at=None, round__closes_on__gte=timezone.localdate()
    )
    if not open_still.update(withdrawn_at=timezone.now(), secret_hash=None):
        raise ValidationError("This expert was taken out already, or the round has closed.")
    record_event(by=by, action="expert_withdrawn", subject=expert)
