from bs4 import BeautifulSoup
from django.urls import reverse


def test_it_says_how_far_it_was_tested_and_whom_to_tell(client, settings):
    settings.CONTACT_EMAIL = "help@example.org"

    response = client.get(reverse("assessments:accessibility"))

    page = BeautifulSoup(response.content, "html.parser")
    text = " ".join(page.get_text(" ", strip=True).split())
    assert response.status_code == 200
    assert page.select('main a[href="mailto:help@example.org"]')
    for honest in ("partially compliant", "No one who uses a screen reader", "Written on 22 November 2026"):
        assert honest in text


def test_it_cannot_be_posted_to(client):
    assert client.post(reverse("assessments:accessibility")).status_code == 405
