"""The questionnaire on paper. Feature 19."""

import pytest
from django.urls import reverse

from models_engine import load_instrument
from tests.reading import words


@pytest.fixture
def page(client, soup):
    def get(version, name="blank_form"):
        return soup(client.get(reverse(f"assessments:{name}", args=["learning-ecosystem", version])))

    return get


@pytest.mark.parametrize("version", [1, 2])
def test_19_every_statement_stands_there_once_with_its_boxes(page, version):
    rows = page(version).select(".app-paper__table tbody tr")
    codes = [words(row.find("td")) for row in rows]
    instrument = load_instrument("learning-ecosystem", version)
    asked = {item.code for item in instrument.items} | {
        question.code for question in instrument.scale_questions
    }
    assert len(codes) == len(set(codes))
    assert set(codes) == asked
    assert {words(row).count("☐") for row in rows} == {7}


def test_19_every_section_is_a_page_of_its_own(page):
    instrument = load_instrument()
    sections = [s for code in ("organisation", "partnership") for s in instrument.sheet(code).sections]
    assert len(page(2).find_all("section", class_="app-paper")) == len(sections)


def test_19_other_questions_have_their_choices(page):
    said = words(page(2))
    instrument = load_instrument()
    for question in (*instrument.tick_questions, *instrument.fact_questions):
        if question.code in {code for sheet in instrument.sheets for code in sheet.question_codes}:
            assert question.text in said
    assert "{partner}" not in said


@pytest.mark.parametrize("name", ["blank_form", "hand_scoring"])
def test_there_is_no_form_of_a_version_that_is_none(client, name):
    assert client.get(reverse(f"assessments:{name}", args=["learning-ecosystem", 99])).status_code == 404
