"""A sheet that people of one side filled in together: what it shows, to whom, and beside what."""

import pytest
from django.urls import reverse

from assessments.enums import CampaignMode
from assessments.models import Result
from assessments.selectors.readings import Reading
from assessments.selectors.results import result_of_organisation, result_of_partnership
from assessments.services.store_results import store_all_results
from tests.factories import AssessmentFactory, ResponseFactory
from tests.factories.sides import INFORMAL_INTERNAL, moved_by, placed_answers, send, sheet_answers, team
from tests.reading import factor_card, finding, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(partnership):
    return reverse("assessments:partnership_result", args=[partnership.pk])


@pytest.fixture
def agree(campaign, trust):
    def agreed(partnership=None, answers=None, people=3, **fields):
        together = {"campaign": campaign, "organisation": trust, "person": None}
        shared = campaign.assessments.filter(organisation=trust, person=None).first()
        return ResponseFactory(
            assessment=shared or AssessmentFactory(**together),
            partnership=partnership,
            answers=answers or (placed_answers() if partnership else sheet_answers("organisation")),
            **{"submitted": True, "agreed_by": people, **fields},
        )

    return agreed


def test_it_gives_the_full_result_and_says_who_it_is_from(look, manager, url, partnership, agree):
    agree(partnership, placed_answers(REC1=2, REC2=2, REC3=2))

    main = look(manager, url)

    assert finding(main).startswith("People here agreed on one answer and place this partnership as formal")
    assert finding(main).endswith("Agreed by 3 people.")
    card = factor_card(main, "REC")
    assert card.find(class_="app-factor__number")
    assert "agreed by 3 people" in words(card)
    assert "3 people here agreed one sheet on" in words(main)


@pytest.mark.usefixtures("version_2")
def test_its_lanes_rest_on_nothing_that_the_viewer_alone_has_said(
    campaign, trust, partnership, manager, agree
):
    """POL is asked about the organisation, of which the viewer alone has sent a sheet: they see their own number, and
    the lanes that three people agreed do not judge POL by it. REC was agreed with them."""
    agree(partnership, placed_answers() | moved_by(DT="POL REC", DE="IMO REC"))
    send(campaign, trust, person=manager, answers=sheet_answers("organisation", value=1))

    result = result_of_partnership(manager, campaign, trust, partnership)

    readings = {reading.factor.code: reading.reading for reading in result.conditions}
    assert (readings["POL"], readings["IMO"], readings["REC"]) == (Reading.OWN, Reading.OWN, Reading.AGREED)
    means = {c.factor: c.mean for lane in result.dynamics.dynamics.lanes for c in lane.conditions}
    assert (means["POL"], means["IMO"]) == (None, None)
    assert means["REC"] is not None


@pytest.mark.parametrize("single", [0, 1, 2, 4])
def test_it_is_never_mixed_with_single_answers(campaign, trust, partnership, manager, agree, single):
    agree(partnership)
    team(campaign, trust, partnership, single, **INFORMAL_INTERNAL, REC1=1)

    result = result_of_partnership(manager, campaign, trust, partnership)

    readings = {reading.reading for reading in (result.place, *result.factors)}
    assert readings == {Reading.AGREED}
    assert {reading.people for reading in result.factors} == {3}
    assert result.place.position.place == "formal-external"
    assert (result.agreed.people, result.agreed_beside, result.turnout.sent) == (3, None, single)


def test_from_five_single_answers_on_those_make_the_result_and_it_is_named_beside(
    look, campaign, trust, partnership, manager, url, agree
):
    agree(partnership)
    team(campaign, trust, partnership, 5, **INFORMAL_INTERNAL)

    result = result_of_partnership(manager, campaign, trust, partnership)
    main = look(manager, url)

    assert (result.place.reading, result.place.people) == (Reading.TEAM, 5)
    assert result.place.position.place == "informal-internal"
    assert (result.agreed, result.agreed_beside.people) == (None, 3)
    assert "It is not in these numbers" in words(main)


def test_it_is_not_counted_with_the_results_that_are_kept(campaign, trust, partnership, agree):
    agree(partnership)
    agree()
    team(campaign, trust, partnership, 2)
    store_all_results()

    (row,) = Result.objects.all()
    assert (row.partnership, row.respondents) == (partnership, 2)


def test_everybody_the_organisation_vouches_for_sees_it(look, colleague, url, partnership, agree, campaign):
    agree(partnership)

    assert "agreed on one answer" in finding(look(colleague, url))


def test_a_contact_who_is_not_confirmed_and_the_partner_do_not(
    look, campaign, trust, partnership, colleague, partner, url, agree
):
    agree(partnership)
    send(campaign, trust, colleague, partnership, answers=placed_answers(**INFORMAL_INTERNAL))
    colleague.memberships.update(identity_verified=False)
    result = result_of_partnership(colleague, campaign, trust, partnership)

    assert (result.place.reading, result.agreed, result.agreed_beside) == (Reading.OWN, None, None)
    assert result.place.position.place == "informal-internal"
    look(partner, f"{url}?side={trust.pk}", 404)
    assert "agreed" not in words(look(partner, url))


def test_a_draft_of_it_counts_for_nothing(campaign, trust, partnership, manager, agree):
    agree(partnership, submitted=False, agreed_by=None)

    result = result_of_partnership(manager, campaign, trust, partnership)

    assert (result.place.reading, result.agreed, result.turnout.begun) == (Reading.NOTHING, None, 0)


def test_one_shared_answer_makes_the_result_of_a_round_that_asks_for_one(
    look, campaign, trust, partnership, manager, agree
):
    campaign.mode = CampaignMode.SHARED
    campaign.save()
    agree(partnership, people=1)
    agree(people=6)

    result = result_of_organisation(manager, campaign, trust)
    main = look(manager, reverse("assessments:organisation_result", args=[trust.pk]))

    assert {reading.reading for reading in result.factors} == {Reading.AGREED}
    assert [line.place.people for line in result.partnerships] == [1]
    assert "6 people here agreed one sheet" in words(main)
    assert "Nobody here has sent answers" not in words(main)


def test_the_three_borrowed_factors_take_the_agreed_sheet_about_the_organisation(
    campaign, trust, partnership, manager, agree
):
    agree(answers=sheet_answers("organisation", value=2))
    agree(partnership, sheet_answers(value=4))

    result = result_of_partnership(manager, campaign, trust, partnership)

    means = {reading.factor.code: reading.mean for reading in result.factors}
    assert means["SUP"] < 4
    assert means["SUP"] is not None


def test_37_its_numbers_are_explained_statement_by_statement(look, manager, partnership, agree, campaign):
    agree(partnership)

    for code, result in (("REC", "3.5"), ("formality", "92 out of 100")):
        page = look(manager, reverse("assessments:explain_partnership", args=[partnership.pk, code]))
        assert "From one sheet, agreed by 3 people." in words(page)
        assert "The statements and agreed answers" in words(page)
        assert "your answer" not in words(page).lower()
        assert result in words(page)


def test_beside_single_answers_it_is_in_none_of_their_explanations(
    look, campaign, trust, partnership, manager, agree
):
    agree(partnership, placed_answers(REC1=1, REC2=1, REC3=1, REC4=5))
    team(campaign, trust, partnership, 5, REC1=5, REC2=5, REC3=5, REC4=1)

    page = look(manager, reverse("assessments:explain_partnership", args=[partnership.pk, "REC"]))

    assert "From 5 people" in words(page)
    assert "(5 + 5 + 5 + 5 + 5) / 5" in words(page)
