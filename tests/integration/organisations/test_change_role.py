import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from accounts.models import AuditEvent
from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db


def url(person) -> str:
    return reverse("organisations:change_role", args=[person.memberships.get().pk])


def test_a_lead_makes_a_colleague_lead(sign_in, manager, colleague):
    client = sign_in(manager)
    assert 'value="respondent" checked' in _html(client.get(url(colleague)))

    response = client.post(url(colleague), {"role": "lead"})

    assert response.url == reverse("organisations:people", args=[colleague.memberships.get().organisation_id])
    assert colleague.memberships.get().role == "lead"
    event = AuditEvent.objects.get()
    assert (event.by, event.action, event.detail) == (
        manager,
        "role_changed",
        {"before": "respondent", "after": "lead"},
    )


def test_the_last_lead_stays_lead(sign_in, manager, colleague):
    response = sign_in(manager).post(url(manager), {"role": "respondent"})

    assert response.status_code == 422
    assert "the only organisation lead" in _summary(response)
    assert manager.memberships.get().role == "lead"


def test_a_lead_who_steps_down_lands_at_home(sign_in, manager, trust):
    MembershipFactory(organisation=trust, role="lead")

    response = sign_in(manager).post(url(manager), {"role": "respondent"})

    assert response.url == reverse("assessments:home")
    assert manager.memberships.get().role == "respondent"


@pytest.mark.parametrize("answer", [{}, {"role": "king"}])
def test_an_answer_that_is_none(sign_in, manager, colleague, answer):
    response = sign_in(manager).post(url(colleague), answer)

    assert response.status_code == 422
    assert _summary(response)
    assert colleague.memberships.get().role == "respondent"


def test_who_may(sign_in, manager, colleague, outsider):
    assert sign_in(colleague).post(url(colleague), {"role": "lead"}).status_code == 403
    assert sign_in(outsider).post(url(colleague), {"role": "lead"}).status_code == 404
    assert sign_in(manager).put(url(colleague)).status_code == 405
    assert colleague.memberships.get().role == "respondent"


def _html(response) -> str:
    return response.content.decode()


def _summary(response) -> str:
    return BeautifulSoup(response.content, "html.parser").select_one(".nhsuk-error-summary").text
