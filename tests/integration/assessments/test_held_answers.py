from django.contrib.sessions.models import Session
from django.http import QueryDict
from django.test import Client

from assessments.forms.held import MOST_CHARACTERS, held, hold
from assessments.models import Answer

PASSWORD = "correct horse battery"


def sign_in_by_form(client, person, address):
    """As a browser does: the form's page first, then the form."""
    client.get(address)
    return client.post(address, {"login": person.email, "password": PASSWORD}, follow=True)


def expire(client):
    Session.objects.all().delete()


def with_password(person):
    person.set_password(PASSWORD)
    person.save()
    return person


def test_feature_03_text_typed_when_the_session_had_ended_is_back_in_its_box(
    sign_in, colleague, sheets, soup
):
    client = sign_in(with_password(colleague))
    client.get(sheets.page("policy"))
    expire(client)

    reply = client.post(
        f"{sheets.page('policy')}?change=POL1", {"POL1": "4", "note_POL1": "Unsent text.", "POL2": "DK"}
    )
    assert reply.url.startswith("/account/login/?next=")
    assert not Answer.objects.exists()
    reply = sign_in_by_form(client, colleague, reply.url)

    assert reply.redirect_chain[-1] == (f"{sheets.page('policy')}?change=POL1", 302)
    page = soup(reply)
    assert "We kept what you typed" in page.get_text()
    assert page.find("textarea", {"name": "note_POL1"}).get_text().strip() == "Unsent text."
    assert page.find("input", {"name": "POL1", "value": "4"}).has_attr("checked")
    assert page.find("input", {"name": "POL2", "value": "DK"}).has_attr("checked")
    assert page.select_one("[data-save-href]").has_attr("data-unsaved")

    client.post(sheets.page("policy"), {"POL1": "4", "note_POL1": "Unsent text.", "POL2": "DK"})

    assert Answer.objects.get(question="POL1").note == "Unsent text."
    assert "We kept what you typed" not in client.get(sheets.page("policy")).content.decode()


def test_autosave_of_the_page_takes_the_place_of_what_was_held(sign_in, colleague, sheets, soup):
    client = sign_in(with_password(colleague))
    expire(client)
    reply = client.post(sheets.page("policy"), {"note_POL1": "Unsent text."})
    sign_in_by_form(client, colleague, reply.url)

    client.post(sheets.page("policy/save"), {"note_POL1": "Unsent text, and more."})

    page = soup(client.get(sheets.page("policy")))
    assert "We kept what you typed" not in page.get_text()
    assert page.find("textarea", {"name": "note_POL1"}).get_text().strip() == "Unsent text, and more."


def test_it_is_shown_on_its_own_page_only(sign_in, colleague, sheets):
    client = sign_in(with_password(colleague))
    expire(client)
    reply = client.post(sheets.page("policy"), {"note_POL1": "Unsent text."})
    sign_in_by_form(client, colleague, reply.url)

    assert "We kept what you typed" not in client.get(sheets.page("programmes")).content.decode()
    assert "Unsent text." in client.get(sheets.page("policy")).content.decode()


def test_somebody_else_who_signs_in_there_finds_nothing(sign_in, colleague, manager, sheets):
    client = sign_in(colleague)
    expire(client)
    reply = client.post(sheets.page("policy"), {"note_POL1": "Unsent text."})

    reply = sign_in_by_form(client, with_password(manager), reply.url)

    assert reply.status_code == 404
    assert "Unsent text." not in reply.content.decode()


def test_the_reason_for_reopening_and_the_role_are_kept_too(sign_in, colleague, sheets, soup):
    client = sign_in(with_password(colleague))
    client.post(sheets.page("submit"))
    about_you = f"{sheets.assessment.get_absolute_url()}about-you/"
    for address, data in (
        (sheets.page("reopen"), {"reason": "Two years."}),
        (about_you, {"role": "digital"}),
    ):
        expire(client)
        reply = client.post(address, data)

        page = soup(sign_in_by_form(client, colleague, reply.url))

        assert page.find("textarea", string=lambda text: text and "Two years." in text) or page.find(
            "input", {"value": "digital"}
        ).has_attr("checked")


def test_a_forged_form_is_not_held(sheets):
    client = Client(enforce_csrf_checks=True)

    assert client.post(sheets.page("policy"), {"note_POL1": "Forged."}).status_code == 403
    assert not Session.objects.exists()


def test_too_much_is_not_held(client, sheets):
    client.post(sheets.page("policy"), {"note_POL1": "x" * MOST_CHARACTERS})
    assert not Session.objects.exists()

    client.post(sheets.page("policy"), {"note_POL1": "x" * (MOST_CHARACTERS // 2)})
    assert Session.objects.exists()


def test_the_pages_typed_last_are_held():
    typed = ["policy", "resources", "policy", "incentives", "leadership"]
    session = {}

    for number, page in enumerate(typed):
        assert hold(session, page, QueryDict(f"note={number}"))

    assert [held(session, page) for page in ("resources", "policy", "incentives", "leadership")] == [
        {},
        {"note": "2"},
        {"note": "3"},
        {"note": "4"},
    ]


def test_other_forms_are_not_held(client, campaign, trust):
    reply = client.post(f"/campaigns/{campaign.pk}/organisations/{trust.pk}/start/", {"text": "x"})

    assert reply.status_code == 302
    assert not Session.objects.exists()
