from datetime import UTC, datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse

from accounts.models import AuditEvent
from assessments.models import Campaign
from tests.factories import InstrumentFactory

pytestmark = pytest.mark.django_db
URL = "/campaigns/new/"
TODAY = datetime(2026, 3, 20, 9, tzinfo=UTC)


@pytest.fixture
def answers():
    return {
        "title": "Spring round",
        "instrument": InstrumentFactory().pk,
        "mode": "each",
        "privacy": "confidential",
        **_date("opens_on", 23, 3, 2026),
        **_date("closes_on", 29, 3, 2026),
    }


def _date(name, day, month, year) -> dict:
    return {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year}


def _problems(response) -> list[str]:
    page = BeautifulSoup(response.content, "html.parser")
    return [item.text.strip() for item in page.select(".nhsuk-error-summary li")]


def test_the_newest_version_is_offered_first_and_chosen(sign_in, administrator):
    for version in (1, 2):
        InstrumentFactory(version=version)

    page = BeautifulSoup(sign_in(administrator).get(URL).content, "html.parser")

    offered = page.select("input[name=instrument]")
    versions = [option.find_next("label").get_text(strip=True)[-1] for option in offered]
    assert versions == ["2", "1"]
    assert [option.has_attr("checked") for option in offered] == [True, False]


@time_machine.travel(TODAY, tick=False)
def test_feature_30_a_round_closes_at_the_end_of_its_last_day_by_the_clock_in_london(
    sign_in, administrator, answers
):
    """The clocks go forward on 29 March 2026: that day ends at 23:00 UTC."""
    response = sign_in(administrator).post(URL, answers)

    campaign = Campaign.objects.get()
    assert response.url == reverse("assessments:add_organisations", args=[campaign.pk])
    assert campaign.title == "Spring round"
    assert campaign.opens_at == datetime(2026, 3, 23, 0, tzinfo=UTC)
    assert campaign.closes_at == datetime(2026, 3, 29, 23, tzinfo=UTC)
    event = AuditEvent.objects.get()
    assert (event.by, event.action) == (administrator, "campaign_created")


@time_machine.travel(TODAY, tick=False)
@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"title": ""}, "Enter a name for the round"),
        ({"instrument": "999"}, "Select a valid choice"),
        (_date("closes_on", 22, 3, 2026), "Last day must be the same as or after the first day"),
        (_date("closes_on", 19, 3, 2026), "Last day must be today or later"),
        (_date("closes_on", 31, 4, 2026), "Last day must be a real date"),
        (_date("opens_on", "", "", ""), "Enter first day"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(sign_in, administrator, answers, wrong, problem):
    response = sign_in(administrator).post(URL, answers | wrong)

    assert response.status_code == 422
    assert any(problem in said for said in _problems(response)), _problems(response)
    assert not Campaign.objects.exists()


@time_machine.travel(TODAY, tick=False)
def test_a_double_click_makes_one_round(sign_in, administrator, answers):
    client = sign_in(administrator)

    first, second = client.post(URL, answers), client.post(URL, answers)

    assert first.url == second.url
    assert Campaign.objects.count() == AuditEvent.objects.count() == 1
    client.post(URL, answers | {"title": "Another round"})
    assert Campaign.objects.count() == 2


def test_who_may(client, sign_in, manager):
    assert client.get(URL).status_code == 302
    assert sign_in(manager).get(URL).status_code == 403
    assert sign_in(manager).post(URL, {}).status_code == 403
    assert sign_in(manager).put(URL).status_code == 405
