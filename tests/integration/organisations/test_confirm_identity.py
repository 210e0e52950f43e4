import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from tests.factories import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def contact(trust):
    return MembershipFactory(organisation=trust, person=UserFactory(name="Ned New"), identity_verified=False)


def test_a_lead_confirms_whom_a_partner_invited(sign_in, manager, contact, trust):
    client, url = sign_in(manager), reverse("organisations:people", args=[trust.pk])
    assert "Identity not verified" in _html(client.get(url))

    client.post(reverse("organisations:confirm_identity", args=[contact.pk]))

    contact.refresh_from_db()
    assert contact.identity_verified
    assert "Identity not verified" not in _html(client.get(url))
    assert AuditEvent.objects.get().action == "identity_confirmed"


def test_who_may(sign_in, colleague, outsider, manager, contact):
    address = reverse("organisations:confirm_identity", args=[contact.pk])

    assert sign_in(colleague).post(address).status_code == 403
    assert sign_in(outsider).post(address).status_code == 404
    assert sign_in(manager).get(address).status_code == 405
    contact.refresh_from_db()
    assert not contact.identity_verified


def _html(response) -> str:
    return response.content.decode()
