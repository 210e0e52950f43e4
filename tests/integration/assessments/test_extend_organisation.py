"""Longer for one organisation: its own last day, and nobody else's."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from assessments.models import Campaign, Response, closing, opening
from assessments.rules import CannotChange, can_change, check_is_open
from assessments.services.extend_organisation import extend_organisation
from assessments.services.submit_response import submit_response
from assessments.services.tell_counts import tell_all_counts
from tests.factories import AssessmentFactory, CampaignOrganisationFactory, ResponseFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(campaign, partner_trust, partner):
    """The round closed yesterday, for both of its organisations."""
    CampaignOrganisationFactory(campaign=campaign, organisation=partner_trust)
    today = timezone.localdate()
    campaign.opens_at, campaign.closes_at = opening(today - timedelta(days=20)), opening(today)
    campaign.save()
    return campaign


@pytest.fixture
def extended(closed, trust):
    closed.asked.filter(organisation=trust).update(extended_until=timezone.localdate() + timedelta(days=7))
    return closed


def url_of(campaign, organisation) -> str:
    return reverse("assessments:extend_organisation", args=[campaign.pk, organisation.pk])


def posted(day) -> dict:
    return {"extended_until_day": day.day, "extended_until_month": day.month, "extended_until_year": day.year}


def draft(campaign, person, organisation) -> Response:
    part = AssessmentFactory(campaign=campaign, organisation=organisation, person=person)
    return ResponseFactory(assessment=part)


def test_feature_30_extending_one_organisation_changes_only_its_date(
    sign_in, administrator, manager, partner, campaign, trust, partner_trust
):
    CampaignOrganisationFactory(campaign=campaign, organisation=partner_trust)
    last_day = campaign.last_day + timedelta(days=7)

    response = sign_in(administrator).post(url_of(campaign, trust), posted(last_day))

    assert response.url == campaign.get_absolute_url()
    home, later = reverse("assessments:home"), f"Open until {last_day:%-d %B %Y}"
    assert later in sign_in(manager).get(home).content.decode()
    assert later not in sign_in(partner).get(home).content.decode()
    assert "has until" in sign_in(manager).get(campaign.get_absolute_url()).content.decode()
    assert "has until" not in sign_in(partner).get(campaign.get_absolute_url()).content.decode()
    assert campaign.closes_at_for(partner_trust.pk) == campaign.closes_at
    assert campaign.all_closed_at == closing(last_day)


def test_feature_30_a_late_entry_is_flagged(sign_in, manager, administrator, extended, trust):
    response = draft(extended, manager, trust)

    sent = sign_in(manager).post(reverse("assessments:submit_response", args=[response.pk]), follow=True)

    response.refresh_from_db()
    assert response.is_late
    assert "marked as late" in sent.content.decode()
    assert AuditEvent.objects.get(action="response_submitted").detail["late"] is True
    tell_all_counts(moment=timezone.now())
    page = sign_in(administrator).get(extended.get_absolute_url()).content.decode()
    assert "some answers came late" in page


def test_what_is_sent_in_time_is_not_flagged(manager, campaign, trust):
    campaign.asked.update(extended_until=campaign.last_day + timedelta(days=7))

    assert not submit_response(response=draft(campaign, manager, trust), by=manager).is_late


def test_without_longer_a_closed_round_stays_closed(sign_in, partner, extended, partner_trust):
    response = draft(extended, partner, partner_trust)

    with pytest.raises(CannotChange):
        submit_response(response=response, by=partner)
    assert (
        reverse("assessments:submit_response", args=[response.pk])
        not in sign_in(partner).get(reverse("assessments:check_answers", args=[response.pk])).content.decode()
    )


def test_longer_ends_too(manager, extended, trust):
    response = draft(extended, manager, trust)
    asking = extended.asked.get(organisation=trust)
    end = closing(asking.extended_until)

    assert can_change(response, end - timedelta(seconds=1))
    assert not can_change(response, end)


def test_once_longer_is_over_the_day_named_is_the_organisations_own(sign_in, manager, closed, trust):
    response = draft(closed, manager, trust)
    closed.closes_at = opening(timezone.localdate() - timedelta(days=7))
    closed.save()
    own = timezone.localdate() - timedelta(days=2)
    closed.asked.filter(organisation=trust).update(extended_until=own)

    pages = (
        sign_in(manager).get(reverse("assessments:task_list", args=[response.assessment_id])),
        sign_in(manager).get(reverse("assessments:check_answers", args=[response.pk])),
        sign_in(manager).post(reverse("assessments:submit_response", args=[response.pk]), follow=True),
    )

    for page in pages:
        assert f"{closed.title} closed on {own:%-d %B %Y}" in page.content.decode()
        assert f"closed on {closed.last_day:%-d %B %Y}" not in page.content.decode()


def test_longer_begins_nothing_before_the_round(campaign):
    asking = campaign.asked.get()
    asking.extended_until = campaign.last_day + timedelta(days=7)

    with pytest.raises(CannotChange):
        check_is_open(asking, campaign.opens_at - timedelta(seconds=1))


def test_a_round_that_goes_on_past_an_extension_goes_on_for_everybody(campaign, trust):
    campaign.asked.update(extended_until=campaign.last_day - timedelta(days=1))

    assert campaign.closes_at_for(trust.pk) == campaign.closes_at == campaign.all_closed_at


def test_an_open_round_is_asked_nothing_more(campaign, trust, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert campaign.is_open_for(trust.pk, timezone.now())


def test_taking_it_back(sign_in, administrator, campaign, trust):
    campaign.asked.update(extended_until=campaign.last_day + timedelta(days=7))

    sign_in(administrator).post(url_of(campaign, trust), {})

    assert campaign.asked.get().extended_until is None


@pytest.mark.parametrize("days", [-400, 0])
def test_a_day_that_is_not_longer_is_refused(sign_in, administrator, campaign, trust, days):
    response = sign_in(administrator).post(
        url_of(campaign, trust), posted(campaign.last_day + timedelta(days=days))
    )

    assert response.status_code == 422
    assert "Last day must be after the round" in response.content.decode()
    assert campaign.asked.get().extended_until is None


def test_once_the_round_is_over_for_all_nobody_is_given_longer(sign_in, administrator, closed, trust):
    later = timezone.localdate() + timedelta(days=7)

    page = sign_in(administrator).post(url_of(closed, trust), posted(later), follow=True)

    assert "The round has closed everywhere" in page.content.decode()
    assert closed.asked.get(organisation=trust).extended_until is None


def test_while_one_has_longer_another_can_get_it_too(administrator, extended, partner_trust):
    later = timezone.localdate() + timedelta(days=3)
    asking = extended.asked.get(organisation=partner_trust)

    extend_organisation(by=administrator, asking=asking, extended_until=later)

    assert extended.closes_at_for(partner_trust.pk) == closing(later)


def test_who_may(sign_in, manager, outsider, administrator, campaign, trust, partner_trust):
    assert sign_in(manager).post(url_of(campaign, trust), {}).status_code == 403
    assert sign_in(outsider).post(url_of(campaign, trust), {}).status_code == 404
    assert sign_in(administrator).get(url_of(campaign, partner_trust)).status_code == 404
    assert sign_in(administrator).put(url_of(campaign, trust)).status_code == 405


LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("day", "opens", "closes"),
    [
        # The clocks go forward on 28 March 2027 and back on 31 October 2027: days of 23 and 25 hours.
        ("2027-03-28", "2027-03-28T00:00+00:00", "2027-03-28T23:00+00:00"),
        ("2027-10-31", "2027-10-30T23:00+00:00", "2027-11-01T00:00+00:00"),
    ],
)
def test_feature_30_days_are_londons_on_both_nights_on_which_the_clocks_change(
    manager, trust, day, opens, closes
):
    day = datetime.fromisoformat(day).date()
    before = day - timedelta(days=1)
    asking = CampaignOrganisationFactory(
        organisation=trust,
        campaign__opens_at=opening(before),
        campaign__closes_at=closing(before),
        extended_until=day,
    )
    response = draft(Campaign.objects.get(pk=asking.campaign_id), manager, trust)

    assert opening(day) == datetime.fromisoformat(opens)
    assert closing(day) == datetime.fromisoformat(closes)
    last = datetime.fromisoformat(closes) - timedelta(seconds=1)
    assert last.astimezone(LONDON).strftime("%H:%M") == "23:59"
    assert can_change(response, last.astimezone(UTC))
    assert not can_change(response, datetime.fromisoformat(closes))
    assert asking.last_day == day
    assert not asking.campaign.is_open(datetime.fromisoformat(opens))


def test_a_lead_sees_how_many_of_theirs_answered_late(sign_in, manager, extended, trust):
    page = sign_in(manager).get(extended.get_absolute_url()).content.decode()
    assert "Have sent something late" not in page

    submit_response(response=draft(extended, manager, trust), by=manager)

    assert "Have sent something late" in sign_in(manager).get(extended.get_absolute_url()).content.decode()
