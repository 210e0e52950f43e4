from datetime import datetime, timedelta

from icalendar import Calendar, Event, vText

from assessments.models import Action
from assessments.presenters.plan import owner_text
from assessments.selectors.plans import Plan

CONTENT_TYPE = "text/calendar; charset=utf-8"


def plan_calendar(plan: Plan, *, site: str, moment: datetime) -> bytes:
    """The dates of what is still to do, as whole days that block nobody's time.

    Events and not to-dos, which Outlook does not show. An action keeps its id and counts its edits, so that a file
    opened again moves what is there instead of adding to it.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Ecotone//Plan//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    # Not of the standard, so the library takes it for no text unless it is told.
    calendar.add("x-wr-calname", vText(f"Plan: {plan.partnership or plan.organisation}"))
    for action in plan.open:
        calendar.add_component(_event(action, site, moment))
    return calendar.to_ical()


def _event(action: Action, site: str, moment: datetime) -> Event:
    event = Event()
    event.add("uid", f"action-{action.pk}@ecotone")
    event.add("dtstamp", moment)
    event.add("sequence", action.revision)
    event.add("dtstart", action.due_on)
    event.add("dtend", action.due_on + timedelta(days=1))
    event.add("summary", action.text)
    event.add("description", f"{action.partnership or action.organisation}. Who: {owner_text(action)}.")
    event.add("url", site + action.get_absolute_url())
    event.add("transp", "TRANSPARENT")
    return event
