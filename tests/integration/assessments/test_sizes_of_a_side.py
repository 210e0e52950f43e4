"""Sides of 1, 2, 3, 4, 6 and 12 people: each gets pages that say something of use, and no more than may be said."""

import pytest
from django.urls import reverse

from tests.factories.assessments import InstrumentFactory
from tests.factories.sides import moved_by, placed_answers, send
from tests.reading import factor_card, finding, words

pytestmark = pytest.mark.django_db

SECTION = moved_by(
    DT="POL MAN", DM="MAN", DC="none", DE="REC", W1=4, W2=2, B1="formal", G1="formal", G2="internal"
)


@pytest.fixture
def side(campaign, trust, partnership):
    campaign.instrument = InstrumentFactory(version=2)
    campaign.save()

    def of(people: int, *, team_view: bool = False) -> None:
        campaign.asked.filter(organisation=trust).update(team_view=team_view)
        for number in range(people):
            answers = placed_answers(REC1=4 if number % 3 else 3) | SECTION
            send(campaign, trust, partnership=partnership, answers=answers)

    return of


@pytest.fixture
def page(look, manager, partnership):
    def read(name: str):
        return look(manager, reverse(f"assessments:{name}", args=[partnership.pk]))

    return read


@pytest.mark.parametrize(
    ("people", "says", "does_not_say"),
    [
        (1, ["so far 1 person", "Take these questions into your next meeting"], ["out of 100", "of 5."]),
        (
            2,
            ["2 people answered.", "close together on formality", "needs answers from 5 people; so far 2"],
            ["Their own placings run"],
        ),
        (3, ["3 people answered.", "Their own placings run", "so far 3"], ["would mostly lie within it"]),
        (4, ["4 people answered.", "so far 4"], ["would mostly lie within it"]),
        (
            6,
            [
                "6 people answered.",
                "from 6 people",
                "points away from the mean",
                "An interval is shown from 8",
            ],
            ["so far 6", "People here mostly see this alike."],
        ),
        (
            12,
            ["12 people answered.", "People here mostly see this alike.", "would mostly lie within it"],
            ["An interval is shown from 8"],
        ),
    ],
)
def test_42_where_it_stands(page, side, people, says, does_not_say):
    side(people)

    text = words(page("partnership_result"))

    assert [sentence for sentence in says if sentence not in text] == []
    assert [sentence for sentence in does_not_say if sentence in text] == []


@pytest.mark.parametrize(
    ("people", "lanes", "counts"), [(1, False, False), (2, True, False), (3, True, True), (12, True, True)]
)
def test_42_what_moves_it(page, side, people, lanes, counts):
    side(people)

    main = page("partnership_moves")

    assert bool(main.find("table")) is lanes
    assert (f"{people} of {people} people" in words(main)) is counts
    assert ("too few answers" in words(main)) is not lanes


@pytest.mark.parametrize("people", [3, 4])
def test_three_or_four_people_see_where_they_stand_once_the_lead_has_switched_it_on(page, side, people):
    side(people, team_view=True)

    card = factor_card(page("partnership_result"), "REC")

    assert f"{people} people answered. A mean is shown from 5 people." in words(card).replace(
        "People", "people"
    )
    assert card.find(class_="app-factor__number") is None


@pytest.mark.parametrize("people", [1, 2, 3, 4, 6, 12])
def test_somebody_who_answered_always_sees_a_place(
    look, side, campaign, trust, partnership, colleague, people
):
    side(people - 1)
    send(campaign, trust, colleague, partnership, answers=placed_answers() | SECTION)

    main = look(colleague, reverse("assessments:partnership_result", args=[partnership.pk]))

    whose = "Your own answers place" if people == 1 else "People here place"
    assert finding(main).startswith(whose)
