from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.services.letters import write_letter
from accounts.services.record_event import record_event
from accounts.services.send_letter import send_letter
from assessments.models import Campaign, CampaignOrganisation, RoundReminder
from assessments.selectors.reminders import reminder_to_write, stop_token

ANYBODY, A_LINK = "[name]", "[a link of the person’s own]"


def mail_round_reminder(*, reminder_id: UUID) -> None:
    """Send a reminder, once. Who has finished since it was queued, or stopped reminders, gets none.

    The mail server is not asked within a transaction, for it may be slow. An error of it gives the reminder back to
    be tried again; a process that dies in between leaves a letter that never went.
    """
    if not take_reminder(by=None, reminder_id=reminder_id):
        return
    reminder, askings = reminder_to_write(reminder_id, timezone.now())
    if not askings:
        return
    letter = reminder_letter(
        campaign=reminder.campaign,
        askings=askings,
        to=reminder.person.email,
        name=reminder.person.name,
        stop=settings.SITE_URL
        + reverse("assessments:stop_reminders", kwargs={"token": stop_token(reminder.person)}),
    )
    try:
        send_letter(letter)
    except Exception:
        give_reminder_back(by=None, reminder_id=reminder_id)
        raise


def reminder_letter(
    *,
    campaign: Campaign,
    askings: Sequence[CampaignOrganisation],
    to: str = "",
    name: str = ANYBODY,
    stop: str = A_LINK,
) -> EmailMessage:
    """The letter as it leaves; a preview is the same with words in place of the name and the link.

    With the two headers of RFC 8058 mail programs show a button of their own, which stops reminders at once.
    """
    letter = write_letter(
        "assessments/email/round_reminder",
        to=to,
        name=name,
        campaign=campaign,
        askings=askings,
        home=settings.SITE_URL + reverse("assessments:home"),
        stop=stop,
    )
    letter.extra_headers = {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    return letter


@transaction.atomic
def take_reminder(*, by: User | None, reminder_id: UUID) -> bool:
    """True for the one job that is to write this letter."""
    waiting = RoundReminder.objects.filter(pk=reminder_id, taken_at__isnull=True)
    if not waiting.update(taken_at=timezone.now()):
        return False
    record_event(by=by, action="round_reminder_taken", subject=RoundReminder(pk=reminder_id))
    return True


@transaction.atomic
def give_reminder_back(*, by: User | None, reminder_id: UUID) -> None:
    RoundReminder.objects.filter(pk=reminder_id).update(taken_at=None)
    record_event(by=by, action="round_reminder_given_back", subject=RoundReminder(pk=reminder_id))
