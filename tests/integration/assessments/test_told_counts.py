"""Response rates reach whoever runs a round once a day and in steps of eight people, so that nobody watches one person
answer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.models import CampaignOrganisation
from assessments.selectors.response_rates import response_rates
from assessments.services.tell_counts import tell_all_counts
from tests.factories import AssessmentFactory, MembershipFactory, ResponseFactory

DAY = timedelta(days=1)


@pytest.fixture
def asking(campaign) -> CampaignOrganisation:
    return campaign.asked.get()


@pytest.fixture
def answer(campaign, trust, partnership):
    """So many more people send all that they are asked for."""

    def send(number: int) -> None:
        for member in MembershipFactory.create_batch(number, organisation=trust):
            part = AssessmentFactory(campaign=campaign, organisation=trust, person=member.person)
            ResponseFactory(assessment=part, submitted=True)
            ResponseFactory(assessment=part, partnership=partnership, submitted=True)

    return send


@pytest.fixture
def finished(campaign, asking):
    """What whoever runs the round sees after the clock went at that moment."""

    def look(moment) -> int | None:
        tell_all_counts(moment=moment)
        asking.refresh_from_db()
        return response_rates(campaign, [asking], moment)[asking.organisation_id].finished.shown

    return look


def test_feature_32_nothing_changes_within_a_day(answer, finished):
    now = timezone.localtime().replace(hour=9, minute=0)
    answer(8)
    assert finished(now) == 10

    answer(8)

    assert finished(now + timedelta(hours=3)) == 10
    assert finished(now + DAY) == 15


def test_feature_32_one_more_person_never_moves_a_number(answer, finished):
    """One a day for thirty days: between two numbers that are shown there are at least eight people."""
    now = timezone.now()
    seen, last = [], 0
    campaign = CampaignOrganisation.objects.get().campaign
    campaign.closes_at = now + 60 * DAY
    campaign.save()
    for people in range(1, 31):
        answer(1)
        shown = finished(now + people * DAY)
        if not seen or shown != seen[-1][1]:
            seen.append((people, shown))
        last = people

    assert last == 30
    # From nobody to a star at once, as of any small number; then 1 + 8, 9 + 8 and 17 + 8 people.
    assert seen == [(1, None), (9, 10), (17, 15), (25, 25)]


def test_feature_32_everybody_is_counted_once_more_when_the_round_closes(campaign, answer, finished):
    now = timezone.now()
    answer(9)
    assert finished(now) == 10
    answer(5)
    assert finished(now + DAY) == 10
    assert campaign.closes_at > now + DAY

    assert finished(campaign.closes_at) == 15
    assert finished(campaign.closes_at + DAY) == 15


def test_after_an_extension_numbers_go_in_steps_again(campaign, asking, answer, finished):
    """Else the one person who answered late would be seen to."""
    answer(12)
    assert finished(campaign.closes_at) == 10
    asking.extended_until = timezone.localdate(campaign.closes_at + 10 * DAY)
    asking.save()
    answer(1)

    assert finished(campaign.closes_at + DAY) == 10
    assert finished(campaign.closes_at + 20 * DAY) == 10
    answer(7)
    assert finished(campaign.closes_at + 30 * DAY) == 10  # it is all over: nothing is told any more


def test_the_clock_has_nothing_to_tell_of_rounds_that_have_not_begun_or_are_done(campaign, answer, finished):
    answer(1)
    finished(campaign.closes_at)

    assert tell_all_counts(moment=campaign.closes_at + DAY) == 0
    assert tell_all_counts(moment=campaign.opens_at - DAY) == 0
