from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import CampaignOrganisation, ReminderSettings, RoundReminder
from assessments.selectors.reminders import due_settings, recipients
from jobs.services.queue_job import queue_job


@transaction.atomic
def remind_organisation(*, by: User | None, asking_id: int, moment: datetime) -> int:
    """Queue a letter for everybody there who has not finished and may be reminded, and say how many.

    Called twice, or for two rounds at once, it writes to each person once: the row that says when a person was last
    reminded is locked and changed with the reminder itself.
    """
    asking = CampaignOrganisation.objects.select_related("campaign", "organisation").get(pk=asking_id)
    wanted = recipients(asking.campaign, [asking], moment).get(asking.organisation_id)
    if wanted is None or not wanted.now:
        return 0
    ReminderSettings.objects.bulk_create(
        [ReminderSettings(person_id=person) for person in wanted.now], ignore_conflicts=True
    )
    due = list(due_settings(wanted.now, moment))
    ReminderSettings.objects.filter(pk__in=[settings.pk for settings in due]).update(last_at=moment)
    reminders = RoundReminder.objects.bulk_create(
        RoundReminder(
            campaign=asking.campaign, person_id=settings.person_id, sent_on=timezone.localdate(moment)
        )
        for settings in due
    )
    for reminder in reminders:
        queue_job(
            name="assessments.mail_round_reminder",
            key=f"round-reminder:{reminder.pk}",
            reminder_id=str(reminder.pk),
        )
    if reminders:
        record_event(
            by=by,
            action="people_reminded",
            subject=asking.campaign,
            organisation=str(asking.organisation_id),
            letters=len(reminders),
        )
    return len(reminders)
