import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from tests.factories import InvitationFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def test_the_link_stops_working(sign_in, manager, trust, client):
    invitation = InvitationFactory(organisation=trust, secret="mine")

    sign_in(manager).post(reverse("organisations:withdraw_invitation", args=[invitation.pk]))

    client.logout()
    response = client.get("/invitations/mine/")
    assert response.status_code == 410
    assert "was withdrawn" in response.content.decode()
    assert AuditEvent.objects.get().action == "invitation_withdrawn"


def test_not_what_was_accepted(sign_in, manager, trust):
    accepted = InvitationFactory(organisation=trust, accepted_at=timezone.now())
    address = reverse("organisations:withdraw_invitation", args=[accepted.pk])

    assert "Nothing was changed" in sign_in(manager).post(address, follow=True).content.decode()
    accepted.refresh_from_db()
    assert accepted.withdrawn_at is None


def test_who_may(sign_in, colleague, outsider, manager, trust):
    own = reverse("organisations:withdraw_invitation", args=[InvitationFactory(organisation=trust).pk])
    foreign = reverse(
        "organisations:withdraw_invitation", args=[InvitationFactory(organisation=OrganisationFactory()).pk]
    )

    assert sign_in(colleague).post(own).status_code == 403
    assert sign_in(outsider).post(own).status_code == 404
    assert sign_in(manager).post(foreign).status_code == 404
    assert sign_in(manager).get(own).status_code == 405
