from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import ReminderSettings


@transaction.atomic
def stop_reminders(*, by: User) -> None:
    """From now on nobody reminds this person of any round. A second click changes nothing."""
    settings, _ = ReminderSettings.objects.get_or_create(person=by)
    if settings.stopped_at is None:
        settings.stopped_at = timezone.now()
        settings.save(update_fields=["stopped_at"])
        record_event(by=by, action="reminders_stopped", subject=by)


@transaction.atomic
def resume_reminders(*, by: User) -> None:
    if ReminderSettings.objects.filter(person=by, stopped_at__isnull=False).update(stopped_at=None):
        record_event(by=by, action="reminders_resumed", subject=by)
