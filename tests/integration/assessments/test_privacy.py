from bs4 import BeautifulSoup
from django.urls import reverse

from models_engine import load_instrument


def read(client) -> BeautifulSoup:
    response = client.get(reverse("assessments:privacy"))

    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_it_names_the_cookies_that_are_set(client, settings):
    settings.SESSION_COOKIE_NAME = "__Host-sessionid"
    settings.SESSION_COOKIE_AGE = 7200

    cookies = read(client).find("h2", string="Cookies").find_next("table")

    rows = [
        [cell.get_text(" ", strip=True) for cell in row.select("th, td")]
        for row in cookies.select("tbody tr")
    ]
    assert rows[0] == ["__Host-sessionid", "Keeps you signed in", "2 hours after your last visit"]
    assert [row[0] for row in rows[1:]] == [settings.CSRF_COOKIE_NAME, "seat", "messages"]


def test_it_says_from_how_many_people_on_colleagues_see_results(client):
    minimums = load_instrument().minimums

    text = " ".join(read(client).get_text(" ", strip=True).split())

    assert f"Reported facts from {minimums.own_side_factual_mean} people on" in text
    assert f"opinions from {minimums.own_side_perception_mean} people on" in text


def test_it_says_what_a_workshop_keeps_and_what_it_cannot_do(client):
    heading = read(client).find("h2", id="workshops")
    lists = heading.find_all_next("ul", limit=2)

    kept, limits = [" ".join(found.get_text(" ", strip=True).split()) for found in lists]
    assert "It is deleted when the workshop ends." in kept
    assert "may show what they answered" in limits


def test_it_warns_only_in_the_demonstration_that_anyone_may_sign_in(client, settings):
    settings.DEMONSTRATION = True
    assert "anyone may sign in" in read(client).get_text()

    settings.DEMONSTRATION = False
    assert "anyone may sign in" not in read(client).get_text()


def test_it_cannot_be_posted_to(client):
    assert client.post(reverse("assessments:privacy")).status_code == 405
