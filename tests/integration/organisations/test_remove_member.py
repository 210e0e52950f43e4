import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from organisations.models import Membership
from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db


def url(person) -> str:
    return reverse("organisations:remove_member", args=[person.memberships.get().pk])


def test_a_removed_person_sees_nothing_at_their_next_click(client, manager, colleague, trust):
    address = url(colleague)
    client.force_login(manager)
    assert "Do you want to remove Cal Colleague" in _html(client.get(address))
    assert colleague.memberships.exists()

    client.post(address)

    assert not colleague.memberships.exists()
    assert AuditEvent.objects.get().action == "member_removed"
    client.force_login(colleague)
    assert client.get(reverse("organisations:people", args=[trust.pk])).status_code == 404


def test_the_last_lead_stays(sign_in, manager):
    response = sign_in(manager).post(url(manager))

    assert response.status_code == 422
    assert "the only organisation lead" in _html(response)
    assert manager.memberships.exists()


def test_one_of_two_leads_can_go(sign_in, manager, trust):
    MembershipFactory(organisation=trust, role="lead")

    assert sign_in(manager).post(url(manager)).url == reverse("assessments:home")
    assert not manager.memberships.exists()


def test_who_may(sign_in, manager, colleague, outsider):
    assert sign_in(colleague).post(url(manager)).status_code == 403
    assert sign_in(outsider).post(url(colleague)).status_code == 404
    assert Membership.objects.filter(person__in=[manager, colleague]).count() == 2


def _html(response) -> str:
    return response.content.decode()
