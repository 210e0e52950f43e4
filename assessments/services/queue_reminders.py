from collections.abc import Iterable
from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import Campaign, CampaignOrganisation
from assessments.rules import not_closed
from assessments.selectors.reminders import askings_of, days_due
from jobs.services.queue_job import queue_job

# Nobody's telephone buzzes at night over a questionnaire.
LETTERS_BEGIN, LETTERS_END = time(8), time(19)


@transaction.atomic
def send_reminders(*, by: User, campaign: Campaign, askings: Iterable[CampaignOrganisation]) -> None:
    """Remind those who have not finished, now. One job for each organisation; whom it writes to, it looks up itself."""
    ids = [asking.pk for asking in askings]
    for pk in ids:
        queue_job(name="assessments.remind_organisation", asking_id=pk)
    record_event(by=by, action="reminders_asked_for", subject=campaign, askings=ids)


@transaction.atomic
def queue_planned_reminders(*, by: User | None, moment: datetime) -> None:
    """What the planned days ask for, once in every hour of the day in which letters leave.

    Once a day would not do: whoever was reminded three days ago at noon may be written to from noon on.
    """
    local = timezone.localtime(moment)
    if not LETTERS_BEGIN <= local.time() < LETTERS_END:
        return
    for day in days_due(moment):
        for asking in askings_of(day.campaign):
            if moment >= day.campaign.opens_at and not_closed(asking, moment):
                queue_job(
                    name="assessments.remind_organisation",
                    key=f"planned-reminders:{asking.pk}:{local:%Y-%m-%dT%H}",
                    asking_id=asking.pk,
                )
