import pytest
from django.urls import reverse

from assessments.models import CampaignOrganisation
from tests.factories import AssessmentFactory, ResponseFactory
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def answered(campaign, trust, colleague):
    assessment = AssessmentFactory(campaign=campaign, organisation=trust, person=colleague)
    return ResponseFactory(assessment=assessment, submitted=True)


@pytest.fixture
def url(campaign, trust):
    return reverse("assessments:switch_team_view", args=[campaign.pk, trust.pk])


def on() -> bool:
    return CampaignOrganisation.objects.get().team_view


def test_a_lead_switches_it_on_and_off(sign_in, manager, campaign, url):
    client = sign_in(manager)

    assert client.post(url, {"on": "1"}).url == campaign.get_absolute_url()
    assert on()
    client.post(url, {"on": "0"})
    assert not on()


def test_not_on_once_somebody_has_sent_answers(sign_in, manager, answered, url):
    """They were told before their first answer that it is off."""
    response = sign_in(manager).post(url, {"on": "1"}, follow=True)

    assert "People have already sent answers" in response.content.decode()
    assert not on()


def test_off_at_any_time(look, sign_in, manager, campaign, answered, url):
    CampaignOrganisation.objects.update(team_view=True)
    warned = words(look(manager, campaign.get_absolute_url()))
    assert "Once it is off, it stays off in this round" in warned

    sign_in(manager).post(url, {"on": "0"})

    assert not on()


def test_who_may(client, sign_in, colleague, outsider, administrator, url):
    assert client.post(url, {"on": "1"}).status_code == 302
    assert sign_in(colleague).post(url, {"on": "1"}).status_code == 403
    assert sign_in(administrator).post(url, {"on": "1"}).status_code == 403
    assert sign_in(outsider).post(url, {"on": "1"}).status_code == 404
    assert sign_in(outsider).get(url).status_code == 405
    assert not on()
