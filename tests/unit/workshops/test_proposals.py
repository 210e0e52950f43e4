"""What a workshop is proposed to talk about and to try."""

import pytest

from models_engine import load_instrument, suggest
from tests.factories import InstrumentFactory, WorkshopFactory
from tests.factories.open_sides import OpenSides
from tests.factories.sides import moved_by, send, sheet_answers
from workshops.selectors.proposals import (
    mechanisms_from,
    suggested_mechanisms,
    topic_factors,
    topic_statements,
    topics_for,
    topics_without_results,
)
from workshops.selectors.survey import survey_of

pytestmark = pytest.mark.django_db
NAMES = {one.number: one.name for one in load_instrument().advice.mechanisms}


@pytest.fixture
def sides(partnership):
    return OpenSides(partnership)


@pytest.fixture
def workshop(partnership, manager):
    return WorkshopFactory(partnership=partnership, created_by=manager)


@pytest.fixture
def of_trust(trust, manager):
    return WorkshopFactory(organisation=trust, created_by=manager)


def low(*factors):
    """Answers that put whole factors at 2."""
    items = [item for code in factors for item in load_instrument().factor(code).items]
    return {item.code: 4 if item.reverse else 2 for item in items}


def high(*factors):
    return {code: 6 - value for code, value in low(*factors).items()}


def test_a_gap_between_the_sides_comes_first(sides, workshop, trust, partner_trust):
    sides.answer(trust, **high("REC", "GOV", "COO"))
    sides.answer(partner_trust, **high("REC"), **low("GOV"), **high("COO"))
    sides.release(trust)
    sides.release(partner_trust)

    first, *_ = topics_for(workshop)

    assert (first.factor, first.reasons, first.gap) == ("GOV", ("gap",), pytest.approx(2.0))


def test_what_the_wished_next_step_needs_is_proposed(sides, workshop):
    """Formal and driven from outside today, wished to be their own: recognition and identity have to be there."""
    wish = moved_by(O4=5, O6=1, G1="now", G2="internal")
    sides.open(**high("REC", "IDN", "GOV", "COO"), **wish)
    assert topics_for(workshop) == ()

    again = OpenSides(workshop.partnership)
    again.open(**high("GOV", "COO"), **low("REC", "IDN"), **wish)
    needed = [topic.factor for topic in topics_for(workshop) if "needed" in topic.reasons]
    assert needed == ["REC", "IDN"]


def test_views_that_differ_on_one_side_are_a_reason(sides, workshop, trust, partner_trust):
    sides.answer(trust, 3, **low("GOV"))
    sides.answer(trust, 3, **{code: 6 - value for code, value in low("GOV").items()}, REC1=4)
    sides.answer(trust, 2, **dict.fromkeys(("GOV1", "GOV2", "GOV3"), 5), GOV4=1)
    sides.answer(trust, 2, **dict.fromkeys(("GOV1", "GOV2", "GOV3"), 1), GOV4=5)
    sides.answer(partner_trust, 5, **dict.fromkeys(("GOV1", "GOV2", "GOV3", "GOV4"), 3))
    sides.release(trust)
    sides.release(partner_trust)
    found = {topic.factor: topic.reasons for topic in topics_for(workshop)}
    assert found["GOV"] == ("views_differ",)


def test_no_more_than_five_and_no_more_than_asked_for(sides, workshop):
    sides.open(**low("REC", "IDN", "GOV", "COO", "PRX"), **moved_by(G1="now", G2="internal"))
    assert len(topics_for(workshop)) == 5
    assert len(topics_for(workshop, most=3)) == 3


def test_without_results_nothing_is_proposed_and_a_set_of_ours_stands_in(sides, workshop, of_trust, trust):
    sides.answer(trust, **low("GOV"))
    assert topics_for(workshop) == ()
    assert suggested_mechanisms(workshop) == ()
    assert topics_without_results(workshop)[0] == "COO"
    assert topics_without_results(of_trust)[0] == "ABS"


def test_an_organisation_talks_about_what_is_low_in_its_own_answers(of_trust, campaign, trust):
    for _ in range(5):
        send(campaign, trust, answers=sheet_answers("organisation", **low("SEA"), INH1=5, INH2=5, INH3=5))
    found = {topic.factor: topic.reasons for topic in topics_for(of_trust)}
    assert found["SEA"] == found["INH"] == ("low",)
    assert "REC" not in found


def test_a_room_without_a_partnership_is_asked_nothing_about_one(workshop, of_trust):
    assert topic_statements(workshop, "MAN") == ("MAN1", "MAN2", "MAN3", "MAN4")
    assert topic_statements(of_trust, "MAN") == ("MAN1", "MAN2", "MAN4")
    assert topic_statements(of_trust, "GOV") == ()
    assert len(topic_factors(workshop)) == 16
    assert {factor.code for factor in topic_factors(workshop)} - {
        factor.code for factor in topic_factors(of_trust)
    } == {"REC", "IDN", "GOV", "PRX", "COO"}


def test_mechanisms_that_both_sides_results_suggest_come_first(sides, workshop, trust, partner_trust):
    sides.answer(trust, **low("COO", "REC"))
    sides.answer(partner_trust, **low("COO", "GOV"))
    sides.release(trust)
    sides.release(partner_trust)

    found = mechanisms_from(survey_of(workshop))

    assert 1 <= len(found) <= 5
    assert [len(one.sides) for one in found] == sorted((len(one.sides) for one in found), reverse=True)
    assert {len(one.sides) for one in found} == {1, 2}
    assert suggested_mechanisms(workshop) == tuple((one.number, NAMES[one.number]) for one in found)


def test_to_protect_what_works_is_nothing_to_try(sides, workshop):
    """All that lies between the partners is at 4, so the results do advise it: that stays on their own page."""
    sides.open(**high("REC", "IDN", "GOV", "PRX", "COO"))
    survey = survey_of(workshop)
    assert 0 in {one.mechanism.number for one in suggest(survey.instrument, survey.sides[0].profile)}
    found = suggested_mechanisms(workshop)
    assert found
    assert 0 not in dict(found)


def test_a_questionnaire_without_advice_suggests_nothing(sides, workshop):
    sides.campaign.instrument = InstrumentFactory(version=1)
    sides.campaign.save()
    sides.open(**low("COO"))
    assert topics_for(workshop)
    assert suggested_mechanisms(workshop) == ()
