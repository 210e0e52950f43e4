from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.core.mail import EmailMessage
from django.utils import timezone

from assessments.models import Campaign, ReminderDay
from assessments.presenters.numbers import people
from assessments.presenters.response_rates import number
from assessments.selectors.reminders import Recipients, all_recipients
from assessments.selectors.response_rates import shown
from organisations.presenters.dates import day

LINKS_ONLY = (
    "This round is anonymous: nobody knows who has answered. "
    "Reminders go to those who have not taken their link."
)


@dataclass(frozen=True)
class PlannedDay:
    planned: ReminderDay
    text: str
    can_remove: bool


@dataclass(frozen=True)
class RemindersPage:
    """`runs`: the reader runs the round, and sees numbers of people as they may leave the organisations; else they
    lead some of its organisations and see these people's exact number. Nobody sees who they are."""

    runs: bool
    days: tuple[PlannedDay, ...]
    can_plan: bool
    can_send: bool
    numbers: tuple[dict[str, str], ...]
    note: str
    subject: str
    letter: str


def present_reminders(
    campaign: Campaign,
    found: Collection[Recipients],
    letter: EmailMessage,
    *,
    moment: datetime,
    runs: bool,
) -> RemindersPage:
    today = timezone.localdate(moment)
    now = len(all_recipients(found))
    return RemindersPage(
        runs=runs,
        days=tuple(_planned(one, today) for one in campaign.reminder_days.all()),
        can_plan=runs and moment < campaign.all_closed_at,
        can_send=bool(now),
        numbers=(
            {"key": "Would get it now", "value": _people(now, runs)},
            {"key": "Reminded in the last three days", "value": _of(found, "waiting", runs)},
            {"key": "Have stopped reminders", "value": _of(found, "stopped", runs)},
            {"key": "Address refuses letters", "value": _of(found, "bounced", runs)},
        ),
        note=LINKS_ONLY if campaign.is_anonymous else "",
        subject=letter.subject,
        letter=letter.body,
    )


def _planned(planned: ReminderDay, today: date) -> PlannedDay:
    when = "today" if planned.on == today else "past" if planned.on < today else ""
    return PlannedDay(planned, f"{day(planned.on)}{f' ({when})' if when else ''}", planned.on >= today)


def _of(found: Collection[Recipients], what: str, runs: bool) -> str:
    return _people(len(frozenset().union(*(getattr(one, what) for one in found))), runs)


def _people(count: int, runs: bool) -> str:
    """Outside their organisation, 1 to 7 people stand as a star and more to the nearest 5."""
    if not runs:
        return people(count)
    text = number(shown(count))
    return {"*": "1 to 7 people", "0": "nobody"}.get(text, f"about {text} people")
