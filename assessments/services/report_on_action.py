from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.enums import ActionStatus
from assessments.models import Action
from assessments.rules import check_not_stale


@transaction.atomic
def report_on_action(
    *, by: User, action: Action, revision: int, status: ActionStatus, review_note: str
) -> Action:
    """Say how far an action is and, when it ends, what came of it. Opened again it has no end any more.

    Raises StaleEdit where somebody else was faster. What ended keeps its day when only the note is mended.
    """
    action = Action.objects.select_for_update(of=("self",)).select_related("owner").get(pk=action.pk)
    check_not_stale(action, revision)
    if (action.status, action.review_note) == (status, review_note):
        return action
    before, was_closed = action.status, action.is_closed
    action.status, action.review_note = status, review_note
    if not action.is_closed:
        action.closed_on = None
    elif not was_closed:
        action.closed_on = timezone.localdate()
    action.revision += 1
    action.save(update_fields=["status", "review_note", "closed_on", "revision"])
    record_event(
        by=by,
        action="action_reported_on",
        subject=action,
        before=before,
        after=str(status),
        revision=action.revision,
    )
    return action
