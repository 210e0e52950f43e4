import pytest
from bs4 import BeautifulSoup
from django.urls import reverse


def page(client) -> BeautifulSoup:
    response = client.get("/")

    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_a_visitor_finds_the_taster_first_and_three_doors(client):
    start = page(client)

    assert start.select_one("main a.nhsuk-button")["href"] == reverse("assessments:taster")
    assert [door["href"] for door in start.select(".nhsuk-card__link")] == [
        reverse("assessments:home"),
        reverse("assessments:method"),
        reverse("assessments:taster"),
    ]


def test_the_picture_has_an_example_in_each_corner_and_a_table_beside_it(client):
    start = page(client)

    column = [heading.get_text() for heading in start.select("table thead th")].index("Place")
    places = [row.select("td")[column].get_text() for row in start.select("table tbody tr")]
    assert [place.removeprefix("Place ") for place in places] == [
        "Mandated partnership",
        "Chosen alliance",
        "Self-organised exchange",
        "Convened community",
    ]
    assert len(start.select("svg .app-spectrum__place")) == 4
    assert "Answers from" not in start.select_one("table").get_text()  # nobody answered about invented ones


def test_it_says_what_it_is_not(client):
    text = page(client).main.get_text(" ", strip=True)

    for denied in ("assurance", "ranking", "no overall score", "have not been validated"):
        assert denied in text


@pytest.mark.django_db
def test_somebody_signed_in_finds_the_way_home(sign_in, manager, client):
    assert not page(client).select(f'main a.app-beside-button[href="{reverse("assessments:home")}"]')

    start = page(sign_in(manager))

    assert start.select(f'main a.app-beside-button[href="{reverse("assessments:home")}"]')


def test_it_cannot_be_posted_to(client):
    assert client.post("/").status_code == 405
