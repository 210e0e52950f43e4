"""Closing a round is one job for each organisation, so that as many workers as there are share it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.models import Result, closing
from assessments.services.queue_results import queue_all_results, queue_results_of_closed_rounds
from jobs.models import Job
from jobs.registry import find_task
from jobs.testing import run_jobs
from tests.factories import CampaignOrganisationFactory
from tests.factories.sides import send, team

pytestmark = pytest.mark.django_db

NAME = "assessments.store_organisation_results"


@pytest.fixture
def closed(campaign, trust, partnership, partner_trust):
    """Both sides were asked and have answered; the round has just closed, and nothing is kept yet."""
    CampaignOrganisationFactory(campaign=campaign, organisation=partner_trust)
    for side in (trust, partner_trust):
        team(campaign, side, partnership, 5)
        send(campaign, side)
    campaign.closes_at = timezone.now() - timedelta(minutes=1)
    campaign.save()
    assert not Result.objects.exists()
    return campaign


def queued() -> list[int]:
    return sorted(job.payload["asking_id"] for job in Job.objects.filter(name=NAME))


def test_a_round_that_closes_is_one_job_for_each_organisation(closed, trust, partner_trust):
    assert queue_results_of_closed_rounds(moment=timezone.now()) == 2

    assert queued() == sorted(asked.pk for asked in closed.asked.all())
    run_jobs()
    kept = set(Result.objects.values_list("organisation", "partnership__name", "respondents"))
    assert kept == {
        (side.pk, *counted)
        for side in (trust, partner_trust)
        for counted in (("Shared record", 5), (None, 1))
    }


def test_whoever_asks_and_however_often_each_organisation_is_counted_once(closed):
    for _ in range(3):
        queue_results_of_closed_rounds(moment=timezone.now())
        run_jobs()
    assert len(queued()) == 2


def test_what_a_process_that_died_had_not_queued_is_queued_by_the_next(closed):
    queue_results_of_closed_rounds(moment=timezone.now())
    Job.objects.filter(payload__asking_id=closed.asked.first().pk).delete()
    run_jobs()
    assert Result.objects.values("organisation").distinct().count() == 1

    queue_results_of_closed_rounds(moment=timezone.now() + timedelta(hours=1))
    run_jobs()

    assert Result.objects.values("organisation").distinct().count() == 2


def test_an_organisation_with_longer_is_counted_when_it_closes_there(closed, trust):
    tomorrow = timezone.localdate() + timedelta(days=1)
    closed.asked.filter(organisation=trust).update(extended_until=tomorrow)
    longer = closed.asked.get(organisation=trust)

    queue_results_of_closed_rounds(moment=timezone.now())
    assert longer.pk not in queued()
    assert len(queued()) == 1

    queue_results_of_closed_rounds(moment=closing(tomorrow))
    assert longer.pk in queued()


def test_open_rounds_and_rounds_closed_long_ago_are_left_to_the_day(closed):
    closed.closes_at = timezone.now() + timedelta(days=1)
    closed.save()
    assert queue_results_of_closed_rounds(moment=timezone.now()) == 0

    closed.closes_at = timezone.now() - timedelta(days=3)
    closed.save()
    assert queue_results_of_closed_rounds(moment=timezone.now()) == 0

    assert queue_all_results(moment=timezone.now()) == 2
    run_jobs()
    assert Result.objects.count() == 4


@pytest.mark.parametrize("name", ["queue_results_of_closed_rounds", "queue_all_results"])
def test_the_clock_asks_for_both(closed, name):
    find_task(f"assessments.{name}")()

    assert len(queued()) == 2
