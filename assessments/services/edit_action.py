from datetime import date

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import Action, ActionReminder
from assessments.rules import check_not_stale


@transaction.atomic
def edit_action(
    *,
    by: User,
    action: Action,
    revision: int,
    text: str,
    due_on: date,
    owner: User | None,
    owner_name: str,
    shared_with_partner: bool,
) -> Action:
    """Change what will be done, by whom and when. Raises StaleEdit where somebody else was faster.

    Letters to the owner before say nothing to the next one, who gets their own.
    """
    action = Action.objects.select_for_update(of=("self",)).select_related("owner").get(pk=action.pk)
    check_not_stale(action, revision)
    wanted = {
        "text": text,
        "due_on": due_on,
        "owner": owner,
        "owner_name": "" if owner else owner_name,
        "shared_with_partner": shared_with_partner and action.partnership_id is not None,
    }
    changed = [field for field, value in wanted.items() if getattr(action, field) != value]
    if not changed:
        return action
    for field in changed:
        setattr(action, field, wanted[field])
    if "owner" in changed:
        ActionReminder.objects.filter(action=action).delete()
    action.revision += 1
    action.save(update_fields=[*changed, "revision"])
    record_event(by=by, action="action_edited", subject=action, changed=changed, revision=action.revision)
    return action
