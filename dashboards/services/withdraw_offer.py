from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from dashboards.models import LearningOffer


@transaction.atomic
def withdraw_offer(*, by: User, offer: LearningOffer) -> bool:
    """Requests that wait for an answer end with it. False the second time."""
    withdrawn = LearningOffer.objects.filter(pk=offer.pk, withdrawn_at=None).update(
        withdrawn_at=timezone.now(), withdrawn_by=by
    )
    if withdrawn:
        record_event(by=by, action="learning_offer_withdrawn", subject=offer)
    return bool(withdrawn)
