"""Feature 38 on an organisation's own page."""

import pytest
from django.urls import reverse

from models_engine import load_instrument
from tests.factories.sides import send, sheet_answers
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def see(look, trust):
    """`see(person, code)` is the explanation of one number of the organisation's result."""

    def seen(person, code, status=200):
        return look(person, reverse("assessments:explain_organisation", args=[trust.pk, code]), status)

    return seen


def test_38_numbers_come_from_the_organisations_own_statements(see, manager, campaign, trust, partnership):
    for value in (2, 4, 3):
        send(campaign, trust, answers=sheet_answers("organisation", value=value))
        send(campaign, trust, partnership=partnership)

    main = see(manager, "MAN")

    statements = [words(row.th) for row in main.select("tbody tr")]
    assert len(statements) == 3
    assert load_instrument().item("MAN3").text not in " ".join(statements)
    assert words(main.select_one(".app-explanation__sums dd")) == "(2 + 3 + 4) / 3 = 3"


def test_42_two_peoples_own_numbers_are_not_shown(see, manager, campaign, trust):
    for value in (2, 4):
        send(campaign, trust, answers=sheet_answers("organisation", value=value))

    main = see(manager, "MAN")

    assert "From 2 people" in words(main)
    assert main.select(".app-explanation__sums dd") == []
    assert "they would say what each of them answered" in words(main)


@pytest.mark.parametrize("code", ["REC", "formality", "nonsense"])
def test_a_code_the_result_has_not_is_not_found(see, manager, campaign, code):
    see(manager, code, status=404)


def test_an_organisation_no_round_has_asked_has_nothing_to_explain(see, manager):
    see(manager, "POL", status=404)


def test_who_has_not_answered_sees_nothing(see, colleague, campaign, trust):
    for _ in range(6):
        send(campaign, trust)

    main = see(colleague, "POL")

    assert "Not shown: you have not sent answers about this." in words(main)
    assert main.find("table") is None


def test_seats(see, client, trust, manager, partner, outsider, administrator, campaign):
    see(outsider, "POL", status=404)
    see(partner, "POL", status=404)
    see(administrator, "POL", status=403)
    client.force_login(manager)
    assert client.post(reverse("assessments:explain_organisation", args=[trust.pk, "POL"])).status_code == 405


def test_41_the_lowest_and_the_highest_it_could_be_stand_where_many_do_not_know(
    look, manager, campaign, trust
):
    answers = sheet_answers("organisation", SEA1=2, SEA2=3, SEA3=4, SEA4="DK")
    send(campaign, trust, manager, answers=answers)
    address = reverse("assessments:explain_organisation", args=[trust.pk, "SEA"])

    assert "it would lie between 2.5 and 3.5" in words(look(manager, address))
    other = reverse("assessments:explain_organisation", args=[trust.pk, "ABS"])
    assert "it would lie between" not in words(look(manager, other))
