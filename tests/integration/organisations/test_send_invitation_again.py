import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from jobs.testing import run_jobs
from tests.factories import InvitationFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def test_only_the_new_link_works(sign_in, manager, trust, client):
    late = InvitationFactory(organisation=trust, secret="old", expires_at=timezone.now() - timedelta(days=1))

    sign_in(manager).post(reverse("organisations:send_invitation_again", args=[late.pk]))
    assert client.get("/invitations/old/").status_code == 404
    run_jobs()

    client.logout()
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body).group(1)
    assert client.get(link).status_code == 200
    assert client.get("/invitations/old/").status_code == 404
    assert AuditEvent.objects.get(by=manager).action == "invitation_sent_again"


def test_not_what_was_withdrawn(sign_in, manager, trust):
    withdrawn = InvitationFactory(organisation=trust, withdrawn_at=timezone.now())
    address = reverse("organisations:send_invitation_again", args=[withdrawn.pk])

    response = sign_in(manager).post(address, follow=True)

    assert "was not sent again" in response.content.decode()
    assert run_jobs() == 0
    assert mail.outbox == []


def test_who_may(sign_in, colleague, outsider, manager, trust):
    own = reverse("organisations:send_invitation_again", args=[InvitationFactory(organisation=trust).pk])
    foreign = reverse(
        "organisations:send_invitation_again", args=[InvitationFactory(organisation=OrganisationFactory()).pk]
    )

    assert sign_in(colleague).post(own).status_code == 403
    assert sign_in(outsider).post(own).status_code == 404
    assert sign_in(manager).post(foreign).status_code == 404
    assert sign_in(manager).get(own).status_code == 405
