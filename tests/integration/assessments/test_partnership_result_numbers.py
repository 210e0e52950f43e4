"""What a partnership's result shows of how many people: sides of 1, 2, 3, 4, 6 and 12. Numbers are features'."""

import pytest
from django.urls import reverse

from models_engine import load_instrument
from tests.factories import InvitationFactory
from tests.factories.sides import (
    FORMAL_EXTERNAL,
    INFORMAL_INTERNAL,
    placed_answers,
    send,
    sheet_answers,
    team,
)
from tests.reading import factor_card, finding, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(partnership):
    return reverse("assessments:partnership_result", args=[partnership.pk])


@pytest.fixture
def see(look, url):
    return lambda person, address=url, status=200: look(person, address, status)


@pytest.fixture
def asked(campaign, trust):
    return campaign.asked.get(organisation=trust)


@pytest.mark.parametrize("people", [1, 2, 3, 4, 6, 12])
def test_42_what_a_lead_sees_grows_with_the_number_of_people(
    see, manager, campaign, trust, partnership, people
):
    team(campaign, trust, partnership, people)

    main = see(manager)

    assert (finding(main) is not None) is (people >= 2)
    assert bool(factor_card(main, "REC").find(class_="app-factor__number")) is (people >= 5)
    assert ("An interval is shown from 8 people" in words(main)) is (2 <= people < 8)
    if people < 5:
        assert f"Your team's result needs answers from 5 people; so far {max(people, 1)}" in words(
            factor_card(main, "REC")
        )


@pytest.mark.parametrize("people", [1, 2, 3, 4, 6, 12])
def test_until_then_a_person_sees_the_result_of_their_own_answers(
    see, colleague, campaign, trust, partnership, people
):
    send(
        campaign,
        trust,
        colleague,
        partnership,
        answers=placed_answers(**INFORMAL_INTERNAL, REC1=1, REC2=1, REC3=1, REC4=5),
    )
    team(campaign, trust, partnership, people - 1)

    main = see(colleague)

    own_place = "Your own answers place this partnership as informal" in finding(main)
    assert own_place is (people == 1)
    rec = words(factor_card(main, "REC"))
    assert ("1.0 of 5 from your own answers" in rec) is (people < 5)
    assert ("from your own answers" in rec) is (people < 5)


@pytest.mark.parametrize(("people", "shown"), [(2, False), (3, True), (4, True), (5, True)])
def test_the_team_view_shows_how_three_or_four_people_answered_without_a_mean(
    see, manager, campaign, trust, partnership, asked, people, shown
):
    team(campaign, trust, partnership, people)
    asked.team_view = True
    asked.save()

    rec = factor_card(see(manager), "REC")

    assert bool(rec.find(class_="app-factor__distribution")) is shown
    assert bool(rec.find(class_="app-factor__number")) is (people >= 5)
    assert bool(rec.find(class_="app-bar")) is (people >= 5)


def test_without_the_team_view_three_people_are_not_shown(see, manager, campaign, trust, partnership, asked):
    team(campaign, trust, partnership, 3)

    assert asked.team_view is False
    assert factor_card(see(manager), "REC").find(class_="app-factor__distribution") is None


def test_people_without_a_score_do_not_count_towards_the_minimum(see, manager, campaign, trust, partnership):
    team(campaign, trust, partnership, 4)
    team(campaign, trust, partnership, 3, REC1="DK", REC2="DK")

    main = see(manager)

    assert factor_card(main, "REC").find(class_="app-factor__number") is None
    assert factor_card(main, "COO").find(class_="app-factor__number") is not None


def test_39_under_the_minimum_of_answers_no_point_is_drawn_and_the_page_says_what_is_missing(
    see, colleague, campaign, trust, partnership
):
    send(campaign, trust, colleague, partnership, answers={"F1": 5, "F2": 5, "F3": "DK", "O1": 5})

    main = see(colleague)

    assert main.find("figure") is None
    assert "Needed: 2 more about formality and 2 more about origin" in words(main)


def test_39_between_is_said_where_the_place_is_mixed(see, colleague, campaign, trust, partnership):
    mixed = {"O1": 3, "O2": 3, "O3": 3, "O4": 3, "O5": 3, "O6": 3}
    send(campaign, trust, colleague, partnership, answers=placed_answers(**mixed))

    heading = words(see(colleague).find(id="place"))

    assert heading == "Between Chosen alliance and Mandated partnership"


def test_39_a_name_needs_the_whole_interval(see, manager, campaign, trust, partnership):
    team(campaign, trust, partnership, 6)
    team(campaign, trust, partnership, 4, **INFORMAL_INTERNAL)

    main = see(manager)

    assert words(main.find(id="place")).startswith("Between") or "between all four" in words(
        main.find(id="place")
    )
    assert "between “" in words(main)


def test_40_bands_are_words_with_a_number_n_and_the_share_of_dont_know(
    see, manager, campaign, trust, partnership
):
    team(campaign, trust, partnership, 5, REC1="DK", REC2=4, REC3=4, REC4=2)

    rec = factor_card(see(manager), "REC")

    assert words(rec.find(class_="nhsuk-tag")) == "strength: protect"
    assert words(rec.find(class_="app-factor__number")) == "4.00 of 5"
    assert "from 5 people" in words(rec)
    assert "Don't know: 25% of answers. That many people cannot see this" in words(rec)


def test_41_a_factor_without_enough_answers_says_so_beside_the_counts(
    see, colleague, campaign, trust, partnership
):
    send(campaign, trust, colleague, partnership, answers=placed_answers(REC1="DK", REC2="DK"))

    rec = words(factor_card(see(colleague), "REC"))

    assert "You gave too few answers here for a number" in rec
    assert "Don't know: 50% of answers" in rec


def test_42_a_mean_stands_beside_its_spread(see, manager, campaign, trust, partnership):
    team(campaign, trust, partnership, 3, REC4=2)
    team(campaign, trust, partnership, 3, REC1=2, REC2=2, REC3=2, REC4=4)

    rec = factor_card(see(manager), "REC")

    assert "On average, people are 1.0 points away from the mean." in words(rec)
    assert len(rec.find_all(class_="app-bar__person")) == 6


def test_42_how_two_people_lie_apart_is_said_in_words(see, manager, campaign, trust, partnership):
    """The ends of the spread would be their own numbers."""
    team(campaign, trust, partnership, 1, F1=1, F2=1, F3=1, F4=1, F5=1, F6=5)
    team(campaign, trust, partnership, 1)

    main = see(manager)

    assert "Their own placings lie apart on formality and close together on origin." in words(main)
    assert "placings run" not in words(main)

    team(campaign, trust, partnership, 1)
    assert "Their own placings run from 0 to" in words(see(manager))


def test_42_answers_without_any_spread_are_said_to_be_the_same(see, manager, campaign, trust, partnership):
    team(campaign, trust, partnership, 6)
    assert "Everybody gave the same answers." in words(factor_card(see(manager), "REC"))

    team(campaign, trust, partnership, 1, REC1=5)
    assert "Everybody gave the same answers." not in words(factor_card(see(manager), "REC"))


def test_42_where_views_differ_the_distribution_stands_first(see, manager, campaign, trust, partnership):
    team(campaign, trust, partnership, 3, REC1=5, REC2=5, REC3=5, REC4=1)
    team(campaign, trust, partnership, 3, REC1=1, REC2=1, REC3=1, REC4=5)

    rec = factor_card(see(manager), "REC")

    assert words(rec.find(class_="nhsuk-tag")) == "views differ"
    assert "People here see this differently" in words(rec)
    distribution, bar = rec.find(class_="app-factor__distribution"), rec.find(class_="app-bar")
    assert [words(line) for line in distribution.find_all("li")] == [
        "●●● 3 people: needs attention",
        "●●● 3 people: strength: protect",
    ]
    assert bar in distribution.find_all_next()


def test_statements_stand_beside_the_mean_where_they_make_it_up(see, manager, campaign, trust, partnership):
    team(campaign, trust, partnership, 5, PRX1=5, PRX2=1)

    main = see(manager)

    lines = {
        words(line.dt): words(line.dd) for line in factor_card(main, "PRX").select(".app-factor__items > div")
    }
    instrument = load_instrument()
    assert lines[instrument.item("PRX1").text] == "mean 5.0 of 5, 5 people"
    assert lines[instrument.item("PRX2").text] == "mean 1.0 of 5, 5 people"
    assert factor_card(main, "REC").find(class_="app-factor__items") is None


def test_shared_factors_come_from_the_same_persons_two_sheets(see, colleague, campaign, trust, partnership):
    own = sheet_answers("organisation", value=2, MAN1=5, MAN2=5, MAN4=5)
    send(campaign, trust, colleague, answers=own)
    send(campaign, trust, colleague, partnership, answers=placed_answers(MAN3=5))

    man = words(factor_card(see(colleague), "MAN"))

    assert "4.00 of 5" in man  # (5 + 5 + 1 + 5) / 4: MAN3 is turned round


def test_the_short_form_shows_single_statements_and_says_that_they_err(
    see, manager, campaign, trust, partnership, asked
):
    asked.chosen.update(sheet="partnership_pulse")
    for _ in range(5):
        send(
            campaign,
            trust,
            partnership=partnership,
            answers=sheet_answers("partnership_pulse", **FORMAL_EXTERNAL, REC1=5),
            sheet="partnership_pulse",
        )

    main = see(manager)

    assert "Single statements have a wide error" in words(main)
    assert "Mean 5.0 of 5, 5 people Strongly agree 5" in words(main)
    assert main.find(class_="app-factor") is None
    assert "formal and started by others" in finding(main)


def test_whom_nobody_confirmed_is_told_why_they_see_only_their_own(
    see, colleague, campaign, trust, partnership
):
    team(campaign, trust, partnership, 6)
    send(campaign, trust, colleague, partnership, answers=placed_answers())
    colleague.memberships.update(identity_verified=False)
    InvitationFactory(organisation=trust, partnership=partnership, accepted_by=colleague)

    main = see(colleague)

    assert "from your own answers. Your team's result opens when somebody" in words(factor_card(main, "REC"))
    assert "A partner invited you" in words(main)
    assert finding(main).startswith("Your own answers")
