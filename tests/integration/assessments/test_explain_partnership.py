"""Feature 38: from every number one click to how it was worked out, and a pencil comes to the same."""

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from models_engine import place_partnership, score_factors
from tests.factories import ChosenPartnershipFactory, PartnershipFactory
from tests.factories.sides import FORMAL_EXTERNAL, INSTRUMENT, placed_answers, send
from tests.reading import factor_card, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def see(look, partnership):
    """`see(person, code)` is the explanation of one number of the partnership's result."""

    def seen(person, code, status=200):
        return look(person, reverse("assessments:explain_partnership", args=[partnership.pk, code]), status)

    return seen


def sums(main):
    """Every sum on the page as (what is written before the equals sign, what is written after it)."""
    lines = [words(line) for line in main.select(".app-explanation__sums dd")]
    return [tuple(line.split(" = ")) for line in lines]


def redone(expression):
    assert re.fullmatch(r"[-0-9.+×/() ]+", expression)
    return eval(expression.replace("×", "*"))  # arithmetic alone, as the line above has made sure


def test_38_a_pencil_comes_to_the_same_factor_from_ones_own_answers(
    see, colleague, campaign, trust, partnership
):
    answers = placed_answers(REC1=5, REC2="DK", REC3=4, REC4=2)
    send(campaign, trust, colleague, partnership, answers=answers)

    main = see(colleague, "REC")

    rows = [[words(cell) for cell in row.find_all("td")] for row in main.select("tbody tr")]
    values = {row[0].removeprefix("Statement "): row[2].removeprefix("Counts as ") for row in rows}
    assert values[INSTRUMENT.item("REC4").text] == "4"  # 6 minus 2
    assert values[INSTRUMENT.item("REC2").text] == "–"
    used = [int(value) for value in values.values() if value != "–"]
    ((expression, value),) = sums(main)
    assert redone(expression) == pytest.approx(sum(used) / len(used))
    assert float(value) == pytest.approx(13 / 3, abs=5e-5)
    assert words(main.find(class_="app-explanation__result")).startswith("4.3 of 5 (strength: protect).")
    assert "left out: don't know is never a number" in words(main)
    assert "turned round: 6 minus the answer" in words(main)


@pytest.mark.parametrize("code", ["formality", "origin", "origin_start", "drive_now"])
def test_38_a_pencil_comes_to_the_same_place_from_ones_own_answers(
    see, colleague, campaign, trust, partnership, code
):
    send(campaign, trust, colleague, partnership, answers=placed_answers(F2="DK"))

    main = see(colleague, code)

    (mean, mean_value), (rescaled, shown) = sums(main)
    expected = getattr(place_partnership(INSTRUMENT, [FORMAL_EXTERNAL | {"F2": None}]), code)
    assert redone(mean) == pytest.approx(float(mean_value), abs=5e-5)
    assert redone(rescaled) == pytest.approx(expected, abs=5e-3)
    assert float(shown) == pytest.approx(expected, abs=5e-5)


def test_38_a_pencil_comes_to_the_same_team_mean(see, manager, campaign, trust, partnership):
    people = [placed_answers(REC1=n, REC2="DK" if n == 2 else 4) for n in (1, 2, 3, 4, 5, 5)]
    for answers in people:
        send(campaign, trust, partnership=partnership, answers=answers)

    main = see(manager, "REC")

    numbers = [float(number) for number in words(main.find(class_="app-explanation__persons")).split(", ")]
    ((expression, value),) = sums(main)
    rows = [
        {k: v for k, v in row.items() if v != "DK"} | {"REC2": row["REC2"] if row["REC2"] != "DK" else None}
        for row in people
    ]
    score = score_factors(INSTRUMENT, rows, "partnership", ["REC"])["REC"]
    assert sum(numbers) / len(numbers) == pytest.approx(score.mean, abs=5e-4)
    assert redone(expression) == pytest.approx(float(value), abs=5e-4)
    first = [words(cell) for cell in main.select("tbody tr")[0].find_all("td")]
    assert first == ["1", "1", "1", "1", "2", "0", "0", "0"]
    second = [words(cell) for cell in main.select("tbody tr")[1].find_all("td")]
    assert second == ["0", "0", "0", "5", "0", "1", "0", "0"]


@pytest.mark.parametrize("code", ["formality", "origin", "origin_start", "drive_now"])
def test_38_a_pencil_comes_to_the_same_team_place(see, manager, campaign, trust, partnership, code):
    people = [placed_answers(), placed_answers(F1=1, O2=5), placed_answers(O4=5)]
    for answers in people:
        send(campaign, trust, partnership=partnership, answers=answers)

    main = see(manager, code)

    ((expression, value),) = sums(main)
    expected = getattr(place_partnership(INSTRUMENT, people), code)
    assert redone(expression) == pytest.approx(expected, abs=5e-3)
    assert float(value) == pytest.approx(expected, abs=5e-5)


def test_38_it_counts_those_with_this_number_not_those_with_a_place(
    see, manager, campaign, trust, partnership
):
    without_origin = placed_answers(**{f"O{number}": "DK" for number in range(1, 7)})
    for answers in (placed_answers(), placed_answers(), without_origin):
        send(campaign, trust, partnership=partnership, answers=answers)

    assert "From 3 people, without names." in words(see(manager, "formality"))
    assert "From 2 people, without names." in words(see(manager, "origin"))


def test_38_every_number_of_a_result_leads_here(client, see, colleague, campaign, trust, partnership):
    for _ in range(4):
        send(campaign, trust, partnership=partnership, answers=placed_answers())
    send(campaign, trust, colleague)
    send(campaign, trust, colleague, partnership, answers=placed_answers())
    client.force_login(colleague)

    main = BeautifulSoup(
        client.get(reverse("assessments:partnership_result", args=[partnership.pk])).content, "html.parser"
    ).find("main")

    links = {
        re.search(r"/how/([\w-]+)/", a["href"]).group(1): a["href"]
        for a in main.find_all("a", href=re.compile("/how/"))
    }
    numbered = {
        article["id"].removeprefix("factor-")
        for article in main.find_all("article")
        if article.find(class_="app-factor__number")
    }
    assert numbered == {"REC", "IDN", "GOV", "PRX", "COO", "MAN", "EXP", "SUP"}
    assert set(links) == numbered | {"formality", "origin", "origin_start", "drive_now"}
    assert all(client.get(href).status_code == 200 for href in links.values())


def test_38_engine_and_instrument_are_named(see, manager, campaign, trust, partnership):
    for _ in range(5):
        send(campaign, trust, partnership=partnership, answers=placed_answers())

    text = words(see(manager, "REC"))

    assert f"version 1 ({INSTRUMENT.content_hash[:8]}), engine 1.0.0" in text


def test_below_the_minimum_nothing_is_shown(see, manager, campaign, trust, partnership):
    for _ in range(4):
        send(campaign, trust, partnership=partnership, answers=placed_answers())

    main = see(manager, "REC")

    assert "Not shown (too few answers): 4 people so far." in words(main)
    assert main.find("table") is None
    assert sums(main) == []


def test_the_team_view_shows_answers_without_persons_or_a_sum(see, manager, campaign, trust, partnership):
    campaign.asked.update(team_view=True)
    for _ in range(3):
        send(campaign, trust, partnership=partnership, answers=placed_answers())

    main = see(manager, "REC")

    assert words(main.select("tbody tr td")[3]) == "3"
    assert main.find(class_="app-explanation__persons") is None
    assert sums(main) == []
    assert "No mean is shown for so few people." in words(main)


def test_42_with_two_people_single_answers_are_not_shown(see, manager, campaign, trust, partnership):
    for value in (1, 5):
        send(campaign, trust, partnership=partnership, answers=placed_answers(F1=value))

    main = see(manager, "formality")

    assert re.search(r"\d out of 100.* From 2 people", words(main.find(class_="app-explanation__result")))
    assert {words(cell) for cell in main.select("tbody td")} == {"Not shown (too few answers)"}
    assert sums(main) == []
    assert main.find(class_="app-explanation__persons") is None
    assert "they would say what each of them answered" in words(main)


def test_a_statement_that_too_few_answered_stays_closed(see, manager, campaign, trust, partnership):
    for number in range(6):
        send(campaign, trust, partnership=partnership, answers=placed_answers(REC1=5 if number < 4 else "DK"))

    rows = see(manager, "REC").select("tbody tr")

    assert words(rows[0].td) == "Not shown (too few answers)"
    assert words(rows[1].td) == "0"


@pytest.mark.parametrize("code", ["POL", "nonsense"])
def test_a_code_the_result_has_not_is_not_found(see, manager, campaign, code):
    see(manager, code, status=404)


def test_a_partnership_no_round_asked_about_has_nothing_to_explain(
    client, manager, campaign, trust, partner_trust
):
    other = PartnershipFactory(organisations=[trust, partner_trust])
    client.force_login(manager)
    url = reverse("assessments:explain_partnership", args=[other.pk, "REC"])
    assert client.get(url).status_code == 404

    ChosenPartnershipFactory(campaign_organisation=campaign.asked.get(), partnership=other)
    assert client.get(url).status_code == 200


def test_seats(see, client, partnership, manager, outsider, administrator, campaign):
    see(outsider, "REC", status=404)
    see(administrator, "REC", status=404)
    client.force_login(manager)
    assert (
        client.post(reverse("assessments:explain_partnership", args=[partnership.pk, "REC"])).status_code
        == 405
    )


def test_who_has_not_answered_sees_nothing(see, colleague, campaign, trust, partnership):
    for _ in range(12):
        send(campaign, trust, partnership=partnership, answers=placed_answers())

    main = see(colleague, "REC")

    assert "Not shown: you have not sent answers about this." in words(main)
    assert main.find("table") is None


@pytest.mark.parametrize("replied", [2, 6])
def test_a_closed_statement_cannot_be_worked_out_from_what_stands_beside_it(
    look, see, manager, campaign, trust, partnership, replied
):
    """Six people agree on three statements of REC. From each person's number it would follow what the two who
    replied to the fourth have said."""
    for number in range(6):
        known = {"REC1": 5} if number < replied else {"REC1": "DK"}
        send(campaign, trust, partnership=partnership, answers=placed_answers(**known))
    result = reverse("assessments:partnership_result", args=[partnership.pk])

    main = see(manager, "REC")
    dots = factor_card(look(manager, result), "REC").select(".app-bar__person")

    whole = replied == 6
    assert bool(sums(main)) is whole
    assert ("Each person's number" in words(main)) is whole
    assert "Had nobody said" not in words(main)
    assert (len(dots) > 0) is whole


def test_feature_H2_agreement_is_given_against_both_nulls_from_five_people(
    look, manager, campaign, trust, partnership
):
    """Each statement of COO answered 3, 4, 4, 5, 4: variance 0.5, AD 0.4, r* = 1 - 0.5 / 2 and 1 - 0.5 / 1.34."""
    url = reverse("assessments:explain_partnership", args=[partnership.pk, "COO"])
    for number, value in enumerate((3, 4, 4, 5, 4), 1):
        answers = placed_answers(COO1=value, COO2=value, COO3=value, COO4=6 - value)
        send(campaign, trust, partnership=partnership, answers=answers)
        said = words(look(manager, url))
        assert ("r*wg(J)" in said) == (number == 5)

    assert "Average deviation from the mean: 0.40 points" in said
    assert "r*wg(J): 0.75 against answers at random, 0.63 if answers lean upwards" in said
