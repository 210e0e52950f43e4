from datetime import date

import pytest
from django.urls import reverse
from icalendar import Calendar

from tests.factories import ActionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(trust):
    return reverse("assessments:plan_calendar", args=[trust.pk])


def events(response):
    return Calendar.from_ical(response.content).walk("VEVENT")


def test_feature_45_open_actions_are_whole_days_in_a_calendar(sign_in, colleague, url, trust, partnership):
    action = ActionFactory(
        organisation=trust,
        partnership=partnership,
        text="Agree on it",
        owner=colleague,
        due_on=date(2027, 2, 28),
    )
    ActionFactory(organisation=trust, text="Done", status="done", closed_on=date(2026, 5, 1))

    answer = sign_in(colleague).get(url)

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="plan.ics"'
    (event,) = events(answer)
    assert (event["summary"], event["uid"]) == ("Agree on it", f"action-{action.pk}@ecotone")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2027, 2, 28), date(2027, 3, 1))
    assert event["description"] == "Shared record. Who: Cal Colleague."
    assert event["url"] == f"http://testserver{action.get_absolute_url()}"


def test_an_edit_moves_the_same_entry(sign_in, manager, url, trust):
    action = ActionFactory(organisation=trust)
    client = sign_in(manager)
    (before,) = events(client.get(url))

    action.due_on, action.revision = date(2028, 1, 1), 2
    action.save()
    (after,) = events(client.get(url))

    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (1, 2)
    assert after.decoded("dtstart") == date(2028, 1, 1)


def test_nothing_typed_gets_out_of_its_line(sign_in, manager, url, trust):
    typed = "One; two, three\\\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:forged\rX:y\u2028\x0b"
    ActionFactory(organisation=trust, text=typed, owner_name='=1";X=\n')

    answer = sign_in(manager).get(url)

    (event,) = events(answer)
    assert "forged" in event["summary"]
    lines = answer.content.split(b"\r\n")
    assert (lines.count(b"BEGIN:VEVENT"), lines.count(b"END:VEVENT")) == (1, 1)
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    assert all(len(line) <= 75 for line in lines)


@pytest.mark.parametrize("typed", ["\r\nX:y", "\rX:y", "\nX:y", ";,\\"])
def test_a_name_that_a_partner_gave_breaks_no_calendar(sign_in, manager, url, trust, partnership, typed):
    """Either side's lead names a partnership; the plan is ours."""
    partnership.name = f"Record{typed}"
    partnership.save()
    ActionFactory(organisation=trust, partnership=partnership)

    answer = sign_in(manager).get(url, {"partnership": partnership.pk})

    assert len(events(answer)) == 1
    lines = answer.content.split(b"\r\n")
    assert not any(b"\r" in line or b"\n" in line or line.startswith(b"X:y") for line in lines)
