import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from jobs.enums import JobState
from jobs.models import Job
from jobs.testing import run_jobs
from organisations.models import Invitation
from organisations.selectors.people import hash_of
from organisations.services.mail_invitation import mail_invitation
from tests.factories import InvitationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(trust):
    return reverse("organisations:invite_people", args=[trust.pk])


@pytest.fixture
def send(sign_in, request, url):
    def send(addresses, role="respondent", by="manager"):
        person = request.getfixturevalue(by)
        response = sign_in(person).post(url, {"addresses": addresses, "role": role}, follow=True)
        run_jobs(forgiving=True)
        return response

    return send


def test_feature_31_pasted_addresses_each_get_a_link_of_their_own(send, trust, manager, settings):
    settings.SITE_URL = "https://ecotone.example"

    response = send("Ann <ann@example.org>; bob@example.org")

    assert "2 invitations sent." in response.content.decode()
    assert [letter.to for letter in mail.outbox] == [["ann@example.org"], ["bob@example.org"]]
    secrets = [
        re.search(r"https://ecotone\.example/invitations/(\S+)/", m.body).group(1) for m in mail.outbox
    ]
    invitations = list(Invitation.objects.order_by("email"))
    assert [invitation.secret_hash for invitation in invitations] == [hash_of(secret) for secret in secrets]
    assert all(len(secret) >= 43 for secret in secrets)
    assert {(i.organisation, i.role, i.identity_verified, i.invited_by) for i in invitations} == {
        (trust, "respondent", True, manager)
    }
    assert [event.action for event in AuditEvent.objects.filter(by=manager)] == ["person_invited"] * 2
    assert "ann@example.org" not in str(AuditEvent.objects.values())


def test_the_secret_is_stored_nowhere(send):
    send("ann@example.org")

    secret = re.search(r"/invitations/(\S+)/", mail.outbox[0].body).group(1)
    assert secret not in str(Invitation.objects.values())
    assert secret not in str(AuditEvent.objects.values())
    assert secret not in str(Job.objects.values())


def test_the_outbox_holds_no_address(send):
    send("ann@example.org")

    assert Job.objects.get().payload == {"invitation_id": str(Invitation.objects.get().pk)}


def test_every_line_that_cannot_be_read_is_named_and_nothing_is_lost(send):
    typed = "ann@example.org\nbob at example.org\ncat@"

    response = send(typed, role="lead")

    assert response.status_code == 422
    page = BeautifulSoup(response.content, "html.parser")
    assert [item.text.strip() for item in page.select(".nhsuk-error-summary li")] == [
        "Line 2: “bob at example.org” is not an email address",
        "Line 3: “cat@” is not an email address",
    ]
    assert page.select_one("textarea").text.strip().splitlines() == typed.splitlines()
    assert page.select_one("input[value=lead]").has_attr("checked")
    assert not Invitation.objects.exists()


def test_members_and_invited_people_are_told_apart(send, trust, colleague):
    InvitationFactory(organisation=trust, email="ann@example.org")
    InvitationFactory(organisation=trust, email="late@example.org", expires_at=timezone.now())

    text = send("colleague@example.org, ann@example.org, late@example.org, new@example.org").content.decode()

    assert "2 invitations sent." in text
    assert "Here already: colleague@example.org." in text
    assert "Invited before, so not again: ann@example.org." in text
    assert {letter.to[0] for letter in mail.outbox} == {"late@example.org", "new@example.org"}


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "Enter at least one email address"),
        ("colleague@example.org", "Everybody on this list is here already"),
        (
            "\n".join(f"p{n}@example.org" for n in range(101)),
            "You can invite 100 people at once; these are 101",
        ),
    ],
)
def test_what_cannot_be_sent_is_said(send, colleague, typed, reason):
    response = send(typed)

    assert response.status_code == 422
    assert reason in BeautifulSoup(response.content, "html.parser").select_one(".nhsuk-error-summary").text
    assert mail.outbox == []


def test_an_administrator_invites_the_first_lead(sign_in, administrator, send, url):
    page = BeautifulSoup(sign_in(administrator).get(url).content, "html.parser")
    assert "has no lead yet" in page.text
    assert page.select_one("input[value=lead]").has_attr("checked")

    send("lead@example.org", role="lead", by="administrator")

    assert Invitation.objects.get().role == "lead"
    assert "You are asked to lead this" in mail.outbox[0].body


def test_who_may(sign_in, client, colleague, outsider, url):
    answers = {"addresses": "ann@example.org", "role": "respondent"}

    assert client.post(url, answers).status_code == 302
    assert sign_in(colleague).post(url, answers).status_code == 403
    assert sign_in(outsider).post(url, answers).status_code == 404
    assert sign_in(outsider).delete(url).status_code == 405
    assert not Invitation.objects.exists()


def test_a_mail_server_that_is_down_loses_no_invitation(
    send, settings, sign_in, manager, trust, time_machine
):
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    assert send("ann@example.org").status_code == 200
    job = Job.objects.get()
    assert (job.state, job.attempts, Invitation.objects.get().letter_sent_at) == (JobState.WAITING, 1, None)
    assert "ann@example.org" not in job.last_error
    people = reverse("organisations:people", args=[trust.pk])
    assert "letter on its way" in sign_in(manager).get(people).content.decode()
    time_machine.move_to(timezone.now() + timedelta(minutes=3))
    assert "letter not sent yet" in sign_in(manager).get(people).content.decode()

    settings.EMAIL_BACKEND = working
    assert run_jobs() == 1
    assert [letter.to for letter in mail.outbox] == [["ann@example.org"]]
    assert "letter not sent yet" not in sign_in(manager).get(people).content.decode()


def test_a_letter_that_has_left_is_not_written_again(send):
    """The effect is recorded on the invitation, so a job that runs twice changes nothing."""
    send("ann@example.org")
    sent = Invitation.objects.get()

    mail_invitation(invitation_id=sent.pk)

    assert len(mail.outbox) == 1
    assert Invitation.objects.get().secret_hash == sent.secret_hash


def test_an_invitation_that_was_withdrawn_meanwhile_gets_no_letter(sign_in, manager, url):
    sign_in(manager).post(url, {"addresses": "ann@example.org", "role": "respondent"})
    sign_in(manager).post(reverse("organisations:withdraw_invitation", args=[Invitation.objects.get().pk]))

    assert run_jobs() == 1
    assert mail.outbox == []
