from datetime import date

import pytest
import time_machine
from django.urls import reverse

from accounts.models import AuditEvent
from assessments.models import Action
from tests.factories import ActionFactory
from tests.integration.assessments.test_add_action import errors
from tests.reading import main_part, words

pytestmark = pytest.mark.django_db
# Late in the evening of the 22nd in London, still the 22nd there, whatever UTC says in summer.
NIGHT = "2026-07-21 23:30:00+00:00"


@pytest.fixture
def action(trust, partnership, colleague):
    return ActionFactory(organisation=trust, partnership=partnership, owner=colleague)


@pytest.fixture
def url(action):
    return reverse("assessments:report_on_action", args=[action.pk])


@time_machine.travel(NIGHT, tick=False)
def test_its_owner_says_that_it_is_done_and_what_came_of_it(sign_in, colleague, url, action):
    sent = {"status": "done", "review_note": "Both wards use it.", "revision": "1"}

    answer = sign_in(colleague).post(url, sent)

    action.refresh_from_db()
    assert answer.url == action.get_absolute_url()
    assert (action.status, action.review_note) == ("done", "Both wards use it.")
    assert action.closed_on == date(2026, 7, 22)
    event = AuditEvent.objects.get(action="action_reported_on")
    assert event.detail == {"before": "open", "after": "done", "revision": 2}


@pytest.mark.parametrize("status", ["done", "dropped"])
def test_an_end_needs_a_note(sign_in, colleague, url, action, status):
    answer = sign_in(colleague).post(url, {"status": status, "revision": "1"})

    assert answer.status_code == 422
    assert errors(answer) == ["Enter what came of it, or why you dropped it"]
    action.refresh_from_db()
    assert action.status == "open"


def test_under_way_needs_none_and_an_end_can_be_taken_back(sign_in, manager, url, action):
    client = sign_in(manager)
    client.post(url, {"status": "in_progress", "revision": "1"})
    client.post(url, {"status": "dropped", "review_note": "No money.", "revision": "2"})
    action.refresh_from_db()
    assert action.closed_on is not None

    client.post(url, {"status": "open", "review_note": "No money.", "revision": "3"})

    action.refresh_from_db()
    assert (action.status, action.closed_on, action.revision) == ("open", None, 4)


def test_mending_the_note_keeps_the_day_it_ended(sign_in, manager, url, action):
    Action.objects.filter(pk=action.pk).update(status="done", closed_on=date(2026, 1, 5), review_note="Dnoe")

    sign_in(manager).post(url, {"status": "done", "review_note": "Done", "revision": "1"})

    action.refresh_from_db()
    assert (action.review_note, action.closed_on) == ("Done", date(2026, 1, 5))


def test_a_stale_report_shows_both(sign_in, manager, url, action):
    client = sign_in(manager)
    client.post(url, {"status": "done", "review_note": "It works.", "revision": "1"})

    answer = client.post(url, {"status": "dropped", "review_note": "Nobody wanted it.", "revision": "1"})

    main = main_part(answer)
    assert answer.status_code == 409
    assert "It works." in words(main.find("dl"))
    assert main.find(id="id_review_note").get_text().strip() == "Nobody wanted it."
    action.refresh_from_db()
    assert action.status == "done"


@pytest.mark.parametrize("sent", [{}, {"status": "nonsense"}, {"status": "done", "review_note": "x" * 1001}])
def test_what_is_wrong_is_named(sign_in, manager, url, sent):
    answer = sign_in(manager).post(url, {"revision": "1"} | sent)

    assert answer.status_code == 422
    assert len(errors(answer)) == 1


def test_who_may(sign_in, colleague, partner, outsider, administrator, manager, url, action):
    sent = {"status": "in_progress", "revision": "1"}
    for person in (partner, outsider, administrator):
        assert sign_in(person).post(url, sent).status_code == 404
    Action.objects.filter(pk=action.pk).update(owner=manager)
    assert sign_in(colleague).post(url, sent).status_code == 403
    assert sign_in(manager).put(url).status_code == 405
    action.refresh_from_db()
    assert action.status == "open"


def test_an_owner_whom_nobody_has_confirmed_does_not_find_it(sign_in, colleague, url):
    colleague.memberships.update(identity_verified=False)
    assert sign_in(colleague).get(url).status_code == 404


def test_an_owner_who_has_left_has_left_the_plan_as_well(sign_in, colleague, url):
    assert sign_in(colleague).get(url).status_code == 200
    colleague.memberships.all().delete()
    assert sign_in(colleague).get(url).status_code == 404
