from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from accounts.models import AuditEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(partnership):
    return reverse("organisations:end_partnership", args=[partnership.pk])


def filled(**changes):
    return {
        "ended_on_day": "31",
        "ended_on_month": "3",
        "ended_on_year": "2026",
        "end_reason": "The programme stopped",
    } | changes


def summary(response):
    page = BeautifulSoup(response.content, "html.parser")
    return [item.get_text(strip=True) for item in page.select(".nhsuk-error-summary li")]


def test_a_lead_says_when_and_why_it_ended(sign_in, manager, url, partnership):
    response = sign_in(manager).post(url, filled())

    partnership.refresh_from_db()
    assert response.url == partnership.get_absolute_url()
    assert (partnership.ended_on, partnership.end_reason) == (date(2026, 3, 31), "The programme stopped")
    event = AuditEvent.objects.get(action="partnership_ended")
    assert (event.by, event.detail) == (manager, {"ended_on": "2026-03-31", "before": None})


def test_it_can_be_corrected_and_the_log_keeps_both(sign_in, manager, partner, url, partnership):
    sign_in(manager).post(url, filled())

    form = BeautifulSoup(sign_in(partner).get(url).content, "html.parser")
    sign_in(partner).post(url, filled(ended_on_day="30", ended_on_month="6"))

    assert form.find(id="id_ended_on_day")["value"] == "31"
    partnership.refresh_from_db()
    assert partnership.ended_on == date(2026, 6, 30)
    events = AuditEvent.objects.filter(action="partnership_ended").order_by("pk")
    assert [event.detail["before"] for event in events] == [None, "2026-03-31"]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"end_reason": " "}, "Enter why it ended"),
        ({"ended_on_day": "", "ended_on_month": "", "ended_on_year": ""}, "Enter the partnership's last day"),
        ({"ended_on_year": "2019"}, "It cannot have ended before it started, on 1 April 2024"),
        ({"end_reason": "x" * 501}, "Ensure this value has at most 500 characters (it has 501)."),
    ],
)
def test_what_is_wrong_is_named(sign_in, manager, url, partnership, typed, reason):
    partnership.started_on = date(2024, 4, 1)
    partnership.save()

    response = sign_in(manager).post(url, filled(**typed))

    assert response.status_code == 422
    assert summary(response) == [reason]
    partnership.refresh_from_db()
    assert partnership.ended_on is None


def test_who_may(sign_in, colleague, outsider, administrator, manager, url, partnership):
    assert sign_in(colleague).get(url).status_code == 403
    assert sign_in(colleague).post(url, filled()).status_code == 403
    assert sign_in(outsider).post(url, filled()).status_code == 404
    assert sign_in(administrator).get(url).status_code == 404
    assert sign_in(manager).put(url).status_code == 405
    partnership.refresh_from_db()
    assert partnership.ended_on is None
