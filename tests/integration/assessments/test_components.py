"""The gallery shows every component; a component without an example fails here."""

from collections import Counter

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.urls import reverse

from assessments.presenters.components import EXAMPLES, OF_THE_FRAME
from assessments.views.components import chart_examples

URL = reverse("assessments:components")
FOLDER = settings.BASE_DIR / "templates" / "_components"


@pytest.fixture
def gallery(sign_in, administrator):
    response = sign_in(administrator).get(URL)

    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_every_component_has_an_example():
    assert {path.stem for path in FOLDER.glob("*.html")} == OF_THE_FRAME | set(EXAMPLES) | set(
        chart_examples()
    )


def test_every_component_is_shown_with_its_parameters(gallery):
    names = sorted(set(EXAMPLES) | set(chart_examples()))

    shown = {
        heading.get_text(): (heading.find_next_sibling("p"), heading.find_next_sibling("div"))
        for heading in gallery.select("main > h2[id]")
        if not heading.get_text().startswith("form")
    }

    assert list(shown) == names
    for name, (says, example) in shown.items():
        assert "Parameters:" in says.get_text(), name
        assert example.select_one("*"), name


def test_the_parts_of_the_frame_are_around_the_gallery(gallery):
    selectors = {
        "footer": "footer.nhsuk-footer",
        "header": "header.nhsuk-header",
        "phase_banner": ".app-phase-banner",
    }

    assert set(selectors) == OF_THE_FRAME
    for selector in selectors.values():
        assert len(gallery.select(selector)) == 1


def test_ids_are_unique_and_everything_that_is_pointed_at_exists(gallery):
    ids = Counter(element["id"] for element in gallery.select("[id]"))
    wanted = [
        target
        for attribute in ("aria-describedby", "aria-labelledby", "aria-controls", "for")
        for element in gallery.select(f"[{attribute}]")
        for target in element[attribute].split()
    ]

    assert [name for name, count in ids.items() if count > 1] == []
    assert wanted
    assert [target for target in wanted if target not in ids] == []


def test_every_link_of_the_error_summary_leads_to_a_control(gallery):
    links = gallery.select(".nhsuk-error-summary a")

    assert len(links) == 14
    for link in links:
        assert gallery.find(id=link["href"].removeprefix("#")).name in {"input", "select", "textarea"}


@pytest.mark.parametrize("seat", ["manager", "colleague"])
def test_it_is_for_administrators(sign_in, request, seat):
    assert sign_in(request.getfixturevalue(seat)).get(URL).status_code == 403


@pytest.mark.django_db
def test_a_visitor_is_asked_to_sign_in(client):
    response = client.get(URL)

    assert (response.status_code, response.url) == (302, f"{reverse('account_login')}?next={URL}")


def test_it_cannot_be_posted_to(sign_in, administrator):
    assert sign_in(administrator).post(URL).status_code == 405
