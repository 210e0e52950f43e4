"""Error pages say what happened, what is safe and what to do, with the right status and the service around them."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as base_settings
from django.test import Client
from django.urls import reverse


def main_text(response) -> str:
    document = BeautifulSoup(response.content, "html.parser")
    assert len(document.select("h1")) == 1
    assert document.html["lang"] == "en-GB"
    return " ".join(document.main.get_text(" ", strip=True).split())


@pytest.mark.django_db
def test_not_found_for_a_visitor_offers_the_way_in(client):
    response = client.get("/nothing-here/")

    assert response.status_code == 404
    assert "Page not found" in main_text(response)
    assert reverse("account_login") in response.text


def test_not_found_for_somebody_signed_in_says_who_they_are_and_where_to_go(sign_in, manager):
    response = sign_in(manager).get("/nothing-here/")

    text = main_text(response)
    assert response.status_code == 404
    assert f"You are signed in as {manager.email}" in text
    assert "everything saved before is safe" in text
    assert reverse("assessments:home") in response.text


def test_forbidden_says_what_would_be_needed(sign_in, colleague):
    response = sign_in(colleague).get(reverse("assessments:components"))

    text = main_text(response)
    assert response.status_code == 403
    assert "This needs a role that includes “components view”" in text
    assert "Nothing was changed" in text


@pytest.mark.django_db
def test_a_form_from_elsewhere_is_explained(manager):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(manager)

    response = careful.post(reverse("account_logout"))

    text = main_text(response)
    assert response.status_code == 403
    assert text.startswith("Send that again")
    assert "nothing was changed" in text


@pytest.mark.django_db
def test_too_many_tries(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"reset_password": "1/m/ip"}
    address = {"email": "somebody@example.org"}
    assert client.post(reverse("account_reset_password"), address).status_code == 302

    response = client.post(reverse("account_reset_password"), address)

    text = main_text(response)
    assert response.status_code == 429
    assert text.startswith("Too many tries")
    assert "Wait a few minutes" in text


def test_help_is_where_it_is_on_every_page(client):
    """The frame of these pages is written out by hand, so it is held to the frame of all others."""
    bare = client.get("/", headers={"host": "elsewhere.example"})
    framed = client.get("/")

    links = [
        [(link["href"], link.get_text(strip=True)) for link in footer.select("a")]
        for footer in (BeautifulSoup(page.content, "html.parser").footer for page in (bare, framed))
    ]
    assert len(links[0]) == 4
    assert links[0] == links[1]


def test_bad_request_needs_no_context(client):
    response = client.get("/", headers={"host": "elsewhere.example"})

    text = main_text(response)
    assert response.status_code == 400
    assert text.startswith("We could not read that request")
    assert "everything saved before is safe" in text


@pytest.fixture
def broken(monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("secret detail")

    monkeypatch.setattr("assessments.views.public.load_instrument", fail)
    return Client(raise_request_exception=False)


def test_server_error_needs_no_context_and_gives_a_reference(broken, time_machine, settings):
    settings.CONTACT_EMAIL = "help@example.org"
    time_machine.move_to("2026-11-22 14:02:33", tick=False)

    response = broken.get("/")

    text = main_text(response)
    assert response.status_code == 500
    assert "Everything that a page showed as saved is safe" in text
    assert "help@example.org and give this reference: 22 November 2026, 14:02:33" in text
    assert "secret detail" not in response.text


def test_server_error_looks_nothing_up(broken, settings):
    """Its files are named by hand, since looking one up may be what failed; so they must be where it says."""
    settings.STORAGES = base_settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }

    response = broken.get("/")

    assert response.status_code == 500
    assert base_settings.STATIC_URL == "/static/"
    assert '<link rel="stylesheet" href="/static/css/ecotone.css">' in response.text
