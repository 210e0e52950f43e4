"""Advice rests on what the reader of a result can see, and on nothing else."""

import pytest

from assessments.models import Instrument
from assessments.selectors.profile import profile_of
from assessments.selectors.results import result_of_partnership
from tests.factories.assessments import InstrumentFactory
from tests.factories.sides import moved_by, placed_answers, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer(campaign, trust, partnership):
    campaign.instrument = InstrumentFactory(version=2)
    campaign.save()
    assert Instrument.objects.filter(version=2).exists()
    answers = placed_answers(COO4=2) | moved_by(DT="POL MAN", W1=4, G1="formal", G2="internal")

    def answered(people=1, person=None):
        for _ in range(people):
            send(campaign, trust, person, partnership, answers=answers)

    return answered


@pytest.fixture
def profile(campaign, trust, partnership):
    return lambda person: profile_of(result_of_partnership(person, campaign, trust, partnership))


def test_of_a_team_of_five_everything_is_known(answer, profile, manager):
    answer(5)

    found = profile(manager)

    assert found.means["COO"] == 4
    assert found.items["COO4"] == 2
    assert (found.formality, found.drive_now) != (None, None)
    assert found.statements["W1"] == 4
    assert (found.wish.formality, found.wish.origin) == ("formal", "internal")
    assert found.partner_items == {}


def test_conditions_asked_about_the_organisation_alone_are_known_too(
    answer, profile, manager, campaign, trust
):
    answer(5)
    assert profile(manager).means["POL"] is None

    for _ in range(5):
        send(campaign, trust)

    found = profile(manager)
    assert len(found.means) == 16
    assert found.means["POL"] is not None


def test_of_two_people_facts_are_known_and_opinions_are_not(answer, profile, manager):
    answer(2)

    found = profile(manager)

    assert found.formality is not None
    assert found.statements["W1"] == 4
    assert (found.means["COO"], "COO4" in found.items) == (None, False)


def test_a_reader_with_answers_of_their_own_gets_advice_on_those(answer, profile, colleague, manager):
    answer(1, colleague)

    assert profile(colleague).means["COO"] == 4
    assert profile(manager).means["COO"] is None
    assert profile(manager).formality is None


def test_who_sees_nothing_gets_advice_on_nothing(answer, profile, colleague):
    answer(12)

    found = profile(colleague)

    assert not any(value is not None for value in found.means.values())
    assert (found.formality, found.wish, found.items, found.statements) == (None, None, {}, {})
