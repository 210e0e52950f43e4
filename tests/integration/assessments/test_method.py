"""The method page reads the instrument: what is scored and what is told cannot drift apart."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from models_engine import load_instrument


@pytest.fixture
def document(client):
    response = client.get(reverse("assessments:method"))

    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_sixteen_factors_at_four_levels_in_the_papers_order(document):
    instrument = load_instrument()

    tables = document.select("table.app-table-of-text")

    assert [[row["id"] for row in table.select("tbody tr")] for table in tables] == [
        [factor.code for factor in instrument.factors if factor.level == level.code]
        for level in instrument.levels
    ]


def test_what_is_the_papers_and_what_is_ours_stands_apart(document):
    instrument = load_instrument()
    heading = document.find("h2", id="whose-idea")

    lists = [
        [item.get_text(strip=True) for item in ul.select("li")] for ul in heading.find_all_next("ul", limit=2)
    ]

    assert lists == [
        [part.subject for part in instrument.provenance if part.basis == basis] for basis in ("paper", "ours")
    ]
    assert instrument.citation in document.get_text()


def test_the_bands_and_minimum_numbers_are_the_instruments(document):
    instrument = load_instrument()
    text = " ".join(document.get_text(" ", strip=True).split())

    for direction in ("strength", "presence", "barrier"):
        for band in instrument.bands(direction):
            assert band.words.capitalize()[:12] in text
    people = [
        int(row.select("td")[1].get_text())
        for row in document.find("h2", id="minimums").find_next("table").select("tbody tr")
    ]
    minimums = instrument.minimums
    assert people == [
        minimums.own_answers,
        minimums.own_side_factual_mean,
        minimums.own_side_perception_mean,
        minimums.own_side_perception_distribution,
        minimums.released_side_people,
        minimums.views_differ_people,
        minimums.interval_respondents,
        minimums.breakdown,
    ]


def test_it_says_prototype_and_its_limits(document):
    assert "not validated" in document.select_one(".nhsuk-card--warning").get_text()
    assert document.find("h2", id="limits").find_next("ul").select("li")


def test_it_cannot_be_posted_to(client):
    assert client.post(reverse("assessments:method")).status_code == 405
