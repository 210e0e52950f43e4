"""What is to be counted once a day is one job for each organisation, and none of them is long."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.models import Result
from assessments.services.queue_results import queue_all_results
from jobs.models import Job
from jobs.testing import run_jobs
from tests.factories import CampaignOrganisationFactory
from tests.factories.sides import send, team

pytestmark = pytest.mark.django_db

NAME = "assessments.store_organisation_results"


@pytest.fixture
def answered(campaign, trust, partnership, partner_trust):
    """Both sides were asked and have answered, and nothing is kept yet."""
    CampaignOrganisationFactory(campaign=campaign, organisation=partner_trust)
    for side in (trust, partner_trust):
        team(campaign, side, partnership, 5)
        send(campaign, side)
    assert not Result.objects.exists()
    return campaign


def test_what_is_missing_is_counted_by_one_job_for_each_organisation(answered, trust, partner_trust):
    assert queue_all_results(moment=timezone.now()) == 2

    queued = Job.objects.filter(name=NAME)
    assert {job.payload["asking_id"] for job in queued} == {asked.pk for asked in answered.asked.all()}
    run_jobs()
    kept = set(Result.objects.values_list("organisation", "partnership__name", "respondents"))
    assert kept == {
        (side.pk, *counted)
        for side in (trust, partner_trust)
        for counted in (("Shared record", 5), (None, 1))
    }


def test_once_a_day_whoever_asks_and_however_often(answered):
    now = timezone.now()
    for moment in (now, now, now + timedelta(days=1)):
        queue_all_results(moment=moment)

    assert Job.objects.filter(name=NAME).count() == 4
    run_jobs()
    assert Result.objects.count() == 4


def test_the_clock_asks_for_it(answered):
    run_jobs(clock=True)

    assert Result.objects.count() == 4
