"""A panel of an area: its question, its findings with picture and table, what it does not show, and its files."""

import csv
import io
import json

import pytest
from django.urls import reverse

from dashboards.enums import Panel
from dashboards.presenters.facts import MAKERS
from tests.factories.area_contents import full, nothing, publish
from tests.integration.dashboards.reading import soup

pytestmark = pytest.mark.django_db
PANELS = [panel.value for panel in MAKERS]


def address(panel, code="y90", name="area_panel"):
    return reverse(f"dashboards:{name}", args=[code, panel])


def rows_of(response):
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("panel", PANELS)
def test_a_panel_is_headed_by_its_question_and_says_that_nothing_is_validated(
    sign_in, regional_viewer, published, panel
):
    page = soup(sign_in(regional_viewer).get(address(panel)))

    assert [h1.text for h1 in page.find_all("h1")] == [Panel(panel).label]
    assert "prototype, not validated" in page.main.text
    assert page.select_one(".nhsuk-contents-list__current").text == Panel(panel).label


@pytest.mark.parametrize("panel", PANELS)
def test_feature_70_every_picture_has_its_finding_its_table_and_a_drawing_without_script(
    sign_in, regional_viewer, published, panel
):
    page = soup(sign_in(regional_viewer).get(address(panel)))

    for figure in page.select("figure[data-chart]"):
        assert figure.figcaption.text.strip()
        assert figure.select_one("svg")["aria-label"] == figure.figcaption.text
        assert figure.select_one("table tbody tr")
        assert json.loads(figure.find("script", id=figure["data-chart"]).string)["data"]


def test_the_pictures_are_there_for_the_panels_that_have_some(sign_in, regional_viewer, published):
    client = sign_in(regional_viewer)
    pictures = {panel: len(soup(client.get(address(panel))).select("figure[data-chart]")) for panel in PANELS}

    assert pictures == {
        "coverage": 0,
        "positions": 1,
        "verbs": 1,
        "factors": 8,
        "questions": 1,
        "patterns": 0,
        "change": 0,
    }


@pytest.mark.parametrize("panel", PANELS)
def test_where_nothing_may_be_shown_a_panel_says_why_and_what_would_open_it(
    sign_in, regional_viewer, autumn, board, panel
):
    publish(autumn, "qx1", nothing())

    page = soup(sign_in(regional_viewer).get(address(panel, "qx1")))

    assert "fewer than 3 organisations" in page.main.text
    assert "It opens when" in page.main.text
    assert page.select("figure") == []
    # Tables with nothing but stars would say it again and again; whom the round asked is known all the same.
    assert bool(page.main.select("table")) == (panel == Panel.COVERAGE)


def test_an_area_without_figures_has_panels_that_say_so(sign_in, regional_viewer, board):
    page = soup(sign_in(regional_viewer).get(address("positions", "qx1")))

    assert "No figures have been published" in page.main.text


def test_the_name_of_the_round_before_stands_with_a_change(sign_in, regional_viewer, published, spring):
    content = full()
    content["change"]["since"] = str(spring.pk)
    publish(spring, "y90", full())
    publish(published.batch.campaign, "y90", content)

    page = soup(sign_in(regional_viewer).get(address("change")))

    assert "Since Spring round, higher: National and regional policy" in page.main.text
    assert "A break" in page.main.text
    assert len(page.select("figure[data-chart]")) == 1


@pytest.mark.parametrize("panel", ["nonsense", "england", "COVERAGE", "levels"])
def test_there_is_no_other_panel(sign_in, regional_viewer, published, panel):
    assert sign_in(regional_viewer).get(address(panel)).status_code == 404


@pytest.mark.parametrize("name", ["area_panel", "area_panel_csv", "area_panel_metadata"])
def test_no_page_or_file_is_for_others_or_by_another_method(
    sign_in, regional_viewer, outsider, published, name
):
    where = address("factors", name=name)
    assert sign_in(regional_viewer).get(where).status_code == 200

    assert sign_in(regional_viewer).post(where).status_code == 405
    assert sign_in(regional_viewer).get(address("factors", "england", name)).status_code == 404
    assert sign_in(outsider).get(where).status_code == 404


@pytest.mark.parametrize("panel", PANELS)
def test_feature_49_a_file_has_the_described_columns_and_the_pages_words(
    sign_in, regional_viewer, published, panel
):
    client = sign_in(regional_viewer)
    rows = rows_of(client.get(address(panel, name="area_panel_csv")))
    described = json.loads(client.get(address(panel, name="area_panel_metadata")).content)

    names = [column["name"] for column in described["tableSchema"]["columns"]]
    assert list(rows[0]) == names
    assert described["url"] == f"y90-{panel}.csv"
    keys = [tuple(row[name] for name in described["tableSchema"]["primaryKey"]) for row in rows]
    assert len(keys) == len(set(keys))
    assert {row["round"] for row in rows} == {"Autumn round"}


def test_feature_68_what_the_page_hides_the_file_hides(sign_in, regional_viewer, published):
    rows = rows_of(sign_in(regional_viewer).get(address("factors", name="area_panel_csv")))
    hidden = [row for row in rows if row["code"] == "XMO" and row["part"] == "mean"]
    shown = [row for row in rows if row["code"] == "POL" and row["part"] == "mean"]

    assert [(row["shown"], row["value"], row["low"]) for row in hidden] == [("not shown", "", "")]
    assert [(row["shown"], row["value"], row["low"], row["high"]) for row in shown] == [
        ("2.4", "2.4", "2.1", "2.7")
    ]


def test_a_name_that_a_spreadsheet_takes_for_a_formula_is_made_safe(
    sign_in, regional_viewer, published, board
):
    board.name = "=HYPERLINK(1)"
    board.save()

    rows = rows_of(sign_in(regional_viewer).get(address("coverage", "qx1", "area_panel_csv")))

    assert {row["area_name"] for row in rows} == {"'=HYPERLINK(1)"}


def test_a_file_of_what_is_not_published_is_not_there(sign_in, regional_viewer, published, board):
    refused = f"{address('factors', name='area_panel_csv')}?kind=nhs_trust"

    assert sign_in(regional_viewer).get(refused).status_code == 404


def test_the_codebook_explains_every_code_of_every_file(sign_in, regional_viewer, published):
    client = sign_in(regional_viewer)
    codebook = {row["Code"] for row in rows_of(client.get(reverse("dashboards:area_codebook")))}
    parts = {row["Part"] for row in rows_of(client.get(reverse("dashboards:area_codebook")))}

    for panel in PANELS:
        for row in rows_of(client.get(address(panel, name="area_panel_csv"))):
            assert row["code"] in codebook or row["part"] in parts, row
