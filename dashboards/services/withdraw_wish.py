from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from dashboards.models import LearningWish


@transaction.atomic
def withdraw_wish(*, by: User, wish: LearningWish) -> bool:
    """False the second time."""
    withdrawn = LearningWish.objects.filter(pk=wish.pk, withdrawn_at=None).update(
        withdrawn_at=timezone.now(), withdrawn_by=by
    )
    if withdrawn:
        record_event(by=by, action="learning_wish_withdrawn", subject=wish)
    return bool(withdrawn)
