"""H7: people in one role beside everybody else."""

import pytest
from django.urls import reverse

from assessments.enums import SheetCode
from assessments.models import Assessment
from tests.factories.sides import placed_answers, send, sheet_answers
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(partnership):
    return reverse("assessments:partnership_roles", args=[partnership.pk])


@pytest.fixture
def answer(campaign, trust, partnership):
    def answered(people, role, **changed):
        for _ in range(people):
            sent = send(campaign, trust, partnership=partnership, answers=placed_answers(**changed))
            Assessment.objects.filter(pk=sent.assessment_id).update(respondent_role=role)

    return answered


def rows(main) -> dict[str, list[str]]:
    """By table and condition, without the headings that stand in the cells on small screens."""
    found = {}
    for table in main.find_all("table"):
        for row in table.select("tbody tr"):
            for heading in row.select(".nhsuk-table-responsive__heading"):
                heading.extract()
            name, *cells = [words(cell) for cell in row.find_all("td")]
            found[words(table.find("caption")), name] = cells
    return found


LOW = dict.fromkeys(("REC1", "REC2", "REC3"), 2) | {"REC4": 4}
HIGH = dict.fromkeys(("REC1", "REC2", "REC3"), 4) | {"REC4": 2}


def test_H7_a_role_stands_beside_everybody_else(look, url, manager, answer, instrument_name):
    answer(8, "digital", **HIGH)
    answer(6, "practitioner", **LOW)
    answer(2, "", **LOW)

    main = look(manager, url)

    assert rows(main)["Digital, data or IT lead", instrument_name] == [
        "4.00, 8 people, on average 0.0 from it",
        "2.0, 8 people, on average 0.0 from it",
        "higher by 2.0",
    ]
    assert len(main.find_all("table")) == 1
    assert "answer 2.0 points higher than everybody else" in words(main)
    assert "4 of 5 roles are not shown" in words(main)


@pytest.fixture
def instrument_name(campaign):
    return campaign.instrument.definition.factor("REC").plain_name


@pytest.mark.parametrize(("digital", "others"), [(7, 20), (8, 7), (8, 1), (1, 1), (0, 12)])
def test_with_fewer_nothing_of_a_role_is_on_the_page(look, url, manager, answer, digital, others):
    answer(digital, "digital", **HIGH)
    answer(others, "", **LOW)

    main = look(manager, url)

    assert main.find("table") is None
    assert "No role can be shown beside the others yet (too few answers)." in words(main)
    assert "A role is shown from 8 people on" in words(main)
    assert "Digital" not in words(main)


def test_a_condition_that_fewer_could_answer_stays_closed_by_itself(
    look, url, manager, answer, instrument_name
):
    answer(9, "digital", **HIGH)
    answer(7, "practitioner", **LOW)
    answer(2, "manager", **dict.fromkeys(LOW, "DK"))

    main = look(manager, url)

    found = rows(main)
    assert ("Digital, data or IT lead", instrument_name) not in found
    assert found
    assert f"Not shown (too few answers): {instrument_name}" in words(main)


def test_who_has_not_answered_and_does_not_lead_sees_nothing(look, url, colleague, answer):
    answer(20, "digital", **HIGH)

    main = look(colleague, url)

    assert "you have not sent answers about this" in words(main)
    assert main.find("table") is None


def test_the_partners_people_are_in_no_group(look, url, manager, partner, answer, trust, campaign):
    answer(8, "digital", **HIGH)
    answer(8, "practitioner", **LOW)
    assert look(manager, url).find("table")

    assert "No round has asked" in words(look(partner, url))
    look(partner, f"{url}?side={trust.pk}", 404)


def test_the_short_form_has_no_conditions_to_compare(look, url, manager, campaign, trust, partnership):
    campaign.asked.get(organisation=trust).chosen.update(sheet=SheetCode.PARTNERSHIP_PULSE)
    pulse = sheet_answers("partnership_pulse")
    send(campaign, trust, manager, partnership, answers=pulse, sheet="partnership_pulse")

    assert "short form" in words(look(manager, url))


def test_only_reading_is_possible(client, url, manager, campaign):
    client.force_login(manager)

    assert client.post(url).status_code == 405
