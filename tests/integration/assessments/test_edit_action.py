import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from tests.factories import ActionFactory
from tests.integration.assessments.test_add_action import errors, filled
from tests.reading import main_part, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(trust, partnership):
    return ActionFactory(organisation=trust, partnership=partnership, text="As it was")


@pytest.fixture
def url(action):
    return reverse("assessments:edit_action", args=[action.pk])


def test_a_lead_changes_what_who_and_when(sign_in, manager, colleague, url, action):
    form = main_part(sign_in(manager).get(url)).find("form")
    assert form.find(id="id_text").get_text().strip() == "As it was"

    answer = sign_in(manager).post(
        url, filled(text="As it is", owner=str(colleague.pk), owner_name="", revision="1")
    )

    action.refresh_from_db()
    assert answer.url == action.get_absolute_url()
    assert (action.text, action.owner, action.owner_name, action.revision) == ("As it is", colleague, "", 2)
    event = AuditEvent.objects.get(action="action_edited")
    assert event.detail == {"changed": ["text", "due_on", "owner", "owner_name"], "revision": 2}


def test_saving_without_a_change_leaves_no_trace(sign_in, manager, url, action):
    due = {
        "due_on_day": action.due_on.day,
        "due_on_month": action.due_on.month,
        "due_on_year": action.due_on.year,
    }

    sign_in(manager).post(url, filled(text="As it was", revision="1", **due))

    action.refresh_from_db()
    assert action.revision == 1
    assert not AuditEvent.objects.filter(action="action_edited").exists()


def test_a_stale_edit_shows_both_texts_and_saving_again_takes_what_was_typed(sign_in, manager, url, action):
    sign_in(manager).post(url, filled(text="From the other window", revision="1"))

    answer = sign_in(manager).post(url, filled(text="From this window", revision="1"))

    main = main_part(answer)
    assert answer.status_code == 409
    assert "From the other window" in words(main.find("dl"))
    assert main.find(id="id_text").get_text().strip() == "From this window"
    assert main.find("input", attrs={"name": "revision"})["value"] == "2"
    action.refresh_from_db()
    assert action.text == "From the other window"

    sign_in(manager).post(url, filled(text="From this window", revision="2"))
    action.refresh_from_db()
    assert action.text == "From this window"


def test_a_form_without_its_revision_overwrites_nothing(sign_in, manager, url, action):
    assert sign_in(manager).post(url, filled()).status_code == 409
    assert sign_in(manager).post(url, filled(revision="x")).status_code == 422
    action.refresh_from_db()
    assert action.text == "As it was"


def test_what_is_wrong_is_named(sign_in, manager, url):
    answer = sign_in(manager).post(url, filled(text="", revision="1"))

    assert answer.status_code == 422
    assert errors(answer) == ["Enter what will be done"]


def test_who_may(sign_in, colleague, partner, outsider, administrator, manager, url, action):
    action.owner, action.owner_name = colleague, ""
    action.save()
    assert sign_in(colleague).get(url).status_code == 403
    for person in (partner, outsider, administrator):
        assert sign_in(person).post(url, filled(revision="1")).status_code == 404
    assert sign_in(manager).put(url).status_code == 405
    action.refresh_from_db()
    assert action.revision == 1


def test_what_was_typed_when_the_session_had_ended_is_back_in_the_form(client, manager, url, action):
    manager.set_password("correct horse battery")
    manager.save()
    reply = client.post(url, filled(text="Typed too late", shared_with_partner="on", revision="1"))
    client.get(reply.url)
    sign_in = {"login": manager.email, "password": "correct horse battery"}
    main = main_part(client.post(reply.url, sign_in, follow=True))

    assert main.find(id="id_text").get_text().strip() == "Typed too late"
    assert [main.find(id=f"id_due_on_{part}")["value"] for part in ("day", "month", "year")] == [
        "1",
        "3",
        "2027",
    ]
    assert main.find(id="id_shared_with_partner").has_attr("checked")

    client.post(url, filled(text="Typed too late", revision="1"))
    assert main_part(client.get(url)).find(id="id_text").get_text().strip() == "Typed too late"
    action.refresh_from_db()
    assert (action.text, action.revision) == ("Typed too late", 2)
