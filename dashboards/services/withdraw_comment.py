from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from dashboards.models import AreaComment


@transaction.atomic
def withdraw_comment(*, by: User, comment: AreaComment) -> bool:
    """Its words are no longer shown; that there was a comment, by whom and until when, is. False the second time."""
    withdrawn = AreaComment.objects.filter(pk=comment.pk, withdrawn_at=None).update(
        withdrawn_at=timezone.now(), withdrawn_by=by
    )
    if withdrawn:
        record_event(by=by, action="area_comment_withdrawn", subject=comment)
    return bool(withdrawn)
