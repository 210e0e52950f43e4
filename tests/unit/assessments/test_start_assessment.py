from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEvent
from assessments.enums import AskedFor, Refusal, SheetCode
from assessments.models import Assessment, CampaignOrganisation, Response
from assessments.rules import CannotChange
from assessments.services.start_assessment import start_assessment
from tests.factories import ChosenPartnershipFactory


@pytest.fixture
def asking(campaign):
    return CampaignOrganisation.objects.select_related("campaign__instrument", "organisation").get()


def test_makes_a_draft_for_the_organisation_and_for_every_chosen_partnership(asking, colleague, partnership):
    short = ChosenPartnershipFactory(
        campaign_organisation=asking, sheet=SheetCode.PARTNERSHIP_PULSE, position=1
    ).partnership

    assessment = start_assessment(asking=asking, by=colleague)

    drafts = Response.objects.filter(assessment=assessment).values_list("sheet", "partnership_id", "status")
    assert set(drafts) == {
        ("organisation", None, "draft"),
        ("partnership", partnership.pk, "draft"),
        ("partnership_pulse", short.pk, "draft"),
    }
    event = AuditEvent.objects.get(action="assessment_started")
    assert event.by == colleague
    assert len(event.detail["responses"]) == 3


def test_a_partner_asked_about_one_partnership_gets_no_sheet_about_the_organisation(asking, colleague):
    asking.asked_for = AskedFor.PARTNERSHIPS_ONLY
    asking.save()

    assessment = start_assessment(asking=asking, by=colleague)

    assert [response.sheet for response in assessment.responses.all()] == ["partnership"]


def test_a_second_start_adds_what_was_chosen_since_and_nothing_else(asking, colleague):
    first = start_assessment(asking=asking, by=colleague)
    assert start_assessment(asking=asking, by=colleague) == first
    assert Response.objects.count() == 2
    later = ChosenPartnershipFactory(campaign_organisation=asking).partnership

    start_assessment(asking=asking, by=colleague)

    assert Assessment.objects.count() == 1
    assert Response.objects.filter(partnership=later).count() == 1
    assert Response.objects.count() == 3
    assert AuditEvent.objects.filter(action="assessment_started").count() == 2


@pytest.mark.parametrize(
    ("opens", "closes", "reason"), [(-9, -1, Refusal.CLOSED), (1, 9, Refusal.NOT_YET_OPEN)]
)
def test_nobody_starts_outside_the_dates(asking, colleague, opens, closes, reason):
    now = timezone.now()
    asking.campaign.opens_at = now + timedelta(days=opens)
    asking.campaign.closes_at = now + timedelta(days=closes)

    with pytest.raises(CannotChange) as refused:
        start_assessment(asking=asking, by=colleague)

    assert refused.value.reason == reason
    assert not Assessment.objects.exists()
