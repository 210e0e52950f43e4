"""What changed from one version of the questionnaire to the next. Feature 27."""

import pytest
from django.urls import reverse

from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client, soup):
    def get(version):
        return soup(client.get(reverse("assessments:version_changes", args=["learning-ecosystem", version])))

    return get


def section(page, heading: str) -> str:
    return words(page.find(id=heading).find_next_sibling())


def test_feature_27_the_page_lists_what_was_added_removed_and_reworded(page):
    second = page(2)

    assert words(second.find(class_="nhsuk-lede-text")) == (
        "Of the statements and questions, 9 added and 1 worded anew."
    )
    (row,) = second.find(id="reworded").find_next("table").select("tbody tr")
    assert "helps us work with this partner." in words(row)
    assert "helps us work with our partners." in words(row)
    assert "answers are not compared" in words(row)
    assert "W2: It would go on if two key people left." in section(second, "added")
    assert section(second, "removed") == "None."


def test_feature_27_it_says_which_trends_break_and_which_go_on(page):
    second = page(2)

    assert "(INT): no line is drawn from version 1 to 2, because of INT2." in section(second, "breaks")
    assert "15 of 16 factors can be compared" in words(second)
    assert "Places on the spectrum can be compared." in words(second)


def test_the_first_version_has_nothing_before_it(page):
    assert "This is the first version" in words(page(1))


def test_no_such_version_and_no_other_method(client):
    url = "/instruments/learning-ecosystem/{}/changes/"

    assert client.get(url.format(99)).status_code == 404
    assert client.get("/instruments/another/2/changes/").status_code == 404
    assert client.post(url.format(2)).status_code == 405


def test_the_method_page_leads_there(client):
    url = reverse("assessments:version_changes", args=["learning-ecosystem", 2])

    assert url in client.get(reverse("assessments:method")).content.decode()
