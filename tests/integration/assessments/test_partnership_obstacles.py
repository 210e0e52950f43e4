"""What stands in a partnership's way: the chain of levels and warning patterns."""

import pytest
from django.urls import reverse

from tests.factories.sides import placed_answers, send, sheet_answers
from tests.reading import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("version_2")]


@pytest.fixture
def url(partnership):
    return reverse("assessments:partnership_obstacles", args=[partnership.pk])


def answered(campaign, trust, partnership, people: int, organisation: dict | None = None, **changed) -> None:
    for _ in range(people):
        response = send(campaign, trust, partnership=partnership, answers=placed_answers(**changed))
        own = sheet_answers("organisation") | (organisation or {})
        send(campaign, trust, response.assessment.person, answers=own)


RARE_CONTACT = {"COO1": 2, "COO2": 2, "COO3": 2, "COO4": 4}


def test_a_pattern_names_its_rule_and_the_answers_behind_it(look, url, manager, campaign, trust, partnership):
    answered(campaign, trust, partnership, 6, **RARE_CONTACT)

    main = look(manager, url)

    card = words(main.find(string="Paper partnership").find_parent(class_="nhsuk-card"))
    assert "formality 60 or more" in card
    assert "Formality: 90 of 100" in card or "Formality:" in card
    assert "2.0 of 5" in card
    assert "“Paper partnership”" in words(main.find(class_="nhsuk-lede-text"))


def test_the_weakest_level_is_named_only_where_it_is_clear(look, url, manager, campaign, trust, partnership):
    low = {f"{code}{n}": 1 for code in ("SEA", "ABS", "EXP", "ROU") for n in (1, 2, 3, 4)}
    answered(campaign, trust, partnership, 6, organisation=low)

    main = look(manager, url)

    assert "The weakest link is the organisational level" in words(main.find(class_="nhsuk-lede-text"))
    assert len(main.select(".app-chain__link--weakest")) == 1


def test_feature_H6_no_clear_bottleneck_is_an_answer(look, url, manager, campaign, trust, partnership):
    answered(campaign, trust, partnership, 6, REC4=2, IDN4=2, GOV4=2, PRX4=2, COO4=2)

    main = look(manager, url)

    assert "There is no clear bottleneck" in words(main.find(class_="nhsuk-lede-text"))
    assert not main.select(".app-chain__link--weakest")


def test_nothing_found_and_nothing_known_are_told_apart(look, url, manager, campaign, trust, partnership):
    good = {f"{code}4": 2 for code in ("REC", "IDN", "GOV", "PRX", "COO")}
    for _ in range(6):
        send(campaign, trust, partnership=partnership, answers=placed_answers(**good))

    assert "so a pattern may be there unseen" in words(look(manager, url))

    reversed_low = {
        f"{code}": 2 for code in ("SEA4", "ABS4", "EXP3", "ROU3", "SUP3", "INT3", "POL3", "IMO4", "XMO4")
    }
    inhibited = {"INH1": 2, "INH2": 2, "INH3": 2, "INH4": 4}
    for assessment in campaign.assessments.all():
        own = sheet_answers("organisation") | reversed_low | inhibited | {"MAN1": 2, "MAN2": 2, "MAN4": 2}
        send(campaign, trust, assessment.person, answers=own)

    assert "That is good news, as far as our patterns go" in words(look(manager, url))


def test_every_number_leads_to_how_it_was_worked_out(
    client, look, url, manager, campaign, trust, partnership
):
    answered(campaign, trust, partnership, 6, organisation={"ABS1": 1, "ABS2": 1, "ABS3": 1}, **RARE_CONTACT)

    links = look(manager, url).select(".app-chain a")

    assert links
    assert {client.get(link["href"]).status_code for link in links} == {200}
