"""A closed round is one job for each organisation; whichever is the last sets the publishing going."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.models import closing
from dashboards.models import Batch, Publication, Rollup
from dashboards.services.close_rounds import publish_when_complete, queue_closed_rounds
from dashboards.services.publish_round import keep_batch
from dashboards.services.roll_up import roll_up
from jobs.enums import JobState
from jobs.models import Job
from jobs.services.claim_job import claim_job
from jobs.services.run_job import run_job
from jobs.testing import run_jobs
from tests.factories.publications import make_area_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Nine trusts have answered, three people of each; the round has just closed."""
    world = make_area_world()
    world.open_round()
    for trust in world.trusts:
        world.answer(trust, 3)
    world.campaign.closes_at = timezone.now() - timedelta(minutes=1)
    world.campaign.save()
    return world


def jobs(name: str, **fields):
    return Job.objects.filter(name=f"dashboards.{name}", **fields)


def run_one(name: str) -> None:
    """As one of several workers does."""
    job = claim_job(runner="one", job_id=jobs(name, state=JobState.WAITING).first().pk)
    run_job(job=job)


def test_every_organisation_is_a_job_and_the_last_one_publishes(world):
    assert queue_closed_rounds(moment=timezone.now()) == len(world.trusts)
    assert jobs("roll_up").count() == len(world.trusts)

    for _ in world.trusts[1:]:
        run_one("roll_up")
        assert not jobs("publish_round").exists()
    run_one("roll_up")
    assert jobs("publish_round").count() == 1
    assert not Batch.objects.exists()
    run_jobs()

    batch = Batch.objects.get()
    assert batch.final
    assert Publication.objects.filter(batch=batch, area="england", has_figures=True).exists()


def test_whoever_asks_and_however_often_it_is_done_once(world):
    for _ in range(3):
        queue_closed_rounds(moment=timezone.now())
        run_jobs()

    assert jobs("roll_up").count() == len(world.trusts)
    assert Batch.objects.count() == 1


def test_two_that_end_together_publish_once(world):
    """Both see that nothing is left."""
    for trust in world.trusts:
        roll_up(campaign=world.campaign, organisation=trust)

    assert publish_when_complete(campaign=world.campaign, moment=timezone.now())
    assert publish_when_complete(campaign=world.campaign, moment=timezone.now())

    assert jobs("publish_round").count() == 1


def test_a_process_that_dies_before_it_has_looked_leaves_the_rest_to_the_clock(world):
    """The rollups are all there; whoever was the last did not come to say so."""
    for trust in world.trusts:
        roll_up(campaign=world.campaign, organisation=trust)
    assert not Job.objects.exclude(name="assessments.store_results").exists()

    run_jobs(clock=True)

    assert Batch.objects.get().final


def test_rollups_from_before_the_closing_are_looked_at_again(world):
    """While a round is open its rollups follow its answers; their counts of people end with the closing."""
    for trust in world.trusts:
        roll_up(campaign=world.campaign, organisation=trust)
    Rollup.objects.update(computed_at=world.campaign.closes_at - timedelta(hours=1))

    queue_closed_rounds(moment=timezone.now())

    assert jobs("roll_up").count() == len(world.trusts)
    run_jobs()
    assert Batch.objects.get().final


def test_nothing_is_published_for_good_while_one_organisation_has_longer(world):
    tomorrow = timezone.localdate() + timedelta(days=1)
    world.campaign.asked.filter(organisation=world.trusts[0]).update(extended_until=tomorrow)

    assert queue_closed_rounds(moment=timezone.now()) == 0
    assert queue_closed_rounds(moment=closing(tomorrow)) == len(world.trusts)


def test_of_two_that_publish_at_once_one_does(world):
    """Both have worked it out before either has written."""
    for trust in world.trusts:
        roll_up(campaign=world.campaign, organisation=trust)
    world.publish(final=True)
    first = Batch.objects.get()
    late = Batch(
        campaign=world.campaign, number=1, published_at=timezone.now(), final=True, engine_version="1.0"
    )

    assert keep_batch(batch=late, publications=[], shares=[]) is None
    assert Batch.objects.get() == first
