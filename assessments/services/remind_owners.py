from collections import defaultdict
from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import ActionReminder
from assessments.selectors.plans import reminders_due
from jobs.services.queue_job import queue_job

# Nobody's telephone buzzes at night over a plan.
LETTERS_BEGIN = time(8)


@transaction.atomic
def remind_owners(*, by: User | None, moment: datetime) -> int:
    """Queue one letter for each person who has something due soon or overdue, and say how many there are.

    Each date of an action is written about twice at most: a week before, and once it has passed. Days and hours
    are those of the service's clock (London).
    """
    local = timezone.localtime(moment)
    if local.time() < LETTERS_BEGIN:
        return 0
    today = local.date()
    due = defaultdict(list)
    for kind, action in reminders_due(today):
        due[action.owner].append(
            ActionReminder(action=action, kind=kind, due_on=action.due_on, letter_on=today)
        )
    for person, reminders in due.items():
        ActionReminder.objects.bulk_create(reminders, ignore_conflicts=True)
        queue_job(
            name="assessments.mail_reminder",
            # With an action in it: whoever handed on what today's letter was about may get another one today.
            key=f"plan:{person.pk}:{today}:{reminders[0].action_id}",
            person_id=str(person.pk),
            day=today.isoformat(),
        )
        actions = [str(reminder.action_id) for reminder in reminders]
        record_event(by=by, action="owner_reminded", subject=person, actions=actions)
    return len(due)
