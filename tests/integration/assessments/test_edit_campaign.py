from datetime import UTC, date, datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse

from accounts.models import AuditEvent
from assessments.models import Campaign, closing, opening
from tests.factories import CampaignFactory

pytestmark = pytest.mark.django_db
TODAY = datetime(2026, 3, 20, 9, tzinfo=UTC)


@pytest.fixture
def spring(db) -> Campaign:
    """From Monday to Sunday of a week at whose end the clocks go forward."""
    return CampaignFactory(opens_at=opening(date(2026, 3, 23)), closes_at=closing(date(2026, 3, 29)))


def url(campaign) -> str:
    return reverse("assessments:edit_campaign", args=[campaign.pk])


def typed(last_day: date) -> dict:
    return {
        "title": "Longer",
        "closes_on_day": last_day.day,
        "closes_on_month": last_day.month,
        "closes_on_year": last_day.year,
    }


@time_machine.travel(TODAY, tick=False)
def test_a_later_last_day(sign_in, administrator, spring):
    client = sign_in(administrator)
    page = BeautifulSoup(client.get(url(spring)).content, "html.parser")
    assert page.select_one("[name=closes_on_day]")["value"] == "29"

    response = client.post(url(spring), typed(date(2026, 4, 5)))

    assert response.url == spring.get_absolute_url()
    spring.refresh_from_db()
    assert (spring.title, spring.closes_at) == ("Longer", datetime(2026, 4, 5, 23, tzinfo=UTC))
    assert AuditEvent.objects.filter(action="campaign_edited").exists()


@time_machine.travel(TODAY, tick=False)
@pytest.mark.parametrize("day", [date(2026, 3, 19), date(2026, 3, 22)])
def test_a_last_day_that_cannot_be(sign_in, administrator, spring, day):
    response = sign_in(administrator).post(url(spring), typed(day))

    assert response.status_code == 422
    assert BeautifulSoup(response.content, "html.parser").select(".nhsuk-error-summary li")
    spring.refresh_from_db()
    assert spring.last_day == date(2026, 3, 29)


def test_who_may(sign_in, manager, outsider, campaign):
    assert sign_in(manager).get(url(campaign)).status_code == 403
    assert sign_in(outsider).get(url(campaign)).status_code == 404
    assert sign_in(outsider).put(url(campaign)).status_code == 405
