from datetime import date

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import Campaign, ReminderDay


@transaction.atomic
def plan_reminder(*, by: User, campaign: Campaign, on: date) -> None:
    """Planned twice, by a double click, it is planned once."""
    _, made = ReminderDay.objects.get_or_create(campaign=campaign, on=on)
    if made:
        record_event(by=by, action="reminder_planned", subject=campaign, on=str(on))


@transaction.atomic
def remove_reminder(*, by: User, day: ReminderDay) -> None:
    """Letters that have left stay where they are."""
    record_event(by=by, action="reminder_removed", subject=day.campaign, on=str(day.on))
    day.delete()
