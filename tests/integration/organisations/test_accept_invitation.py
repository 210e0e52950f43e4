import threading

import pytest
from allauth.account.models import EmailAddress
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import close_old_connections, connection
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent, User
from organisations.models import Invitation, Membership
from organisations.services.accept_invitation import accept_invitation, accept_invitation_as_new_person
from tests.factories import InvitationFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "three unlikely words"
NEW = {"name": "Ned New", "password": PASSWORD, "password_again": PASSWORD}
URL = "/invitations/the-secret/"


@pytest.fixture
def invitation(trust, manager, partnership):
    return InvitationFactory(
        secret="the-secret",
        email="ned@example.org",
        organisation=trust,
        invited_by=manager,
        partnership=partnership,
    )


def test_the_page_says_who_invites_to_what(client, invitation):
    text = client.get(URL).content.decode()

    for word in ("Maya Manager", "Northmoor Hospitals", "Shared record", "ned@example.org"):
        assert word in text


def test_looking_does_not_use_the_link_up(client, invitation):
    for _ in range(3):
        assert client.head(URL).status_code == 200
        assert client.get(URL).status_code == 200

    invitation.refresh_from_db()
    assert invitation.accepted_at is None


def test_a_new_person_gets_an_account_and_is_signed_in(client, invitation, trust):
    response = client.post(URL, NEW)

    assert response.url == reverse("assessments:home")
    person = User.objects.get(email="ned@example.org")
    assert (person.name, person.check_password(PASSWORD)) == ("Ned New", True)
    assert client.session["_auth_user_id"] == str(person.pk)
    assert EmailAddress.objects.get(user=person).verified
    membership = Membership.objects.get(person=person)
    assert (membership.organisation, membership.role, membership.identity_verified) == (
        trust,
        "respondent",
        True,
    )
    assert {event.action for event in AuditEvent.objects.filter(by=person)} == {
        "account_created",
        "invitation_accepted",
    }


def test_whom_nobody_vouched_for_is_not_verified(client, invitation):
    Invitation.objects.update(identity_verified=False)

    client.post(URL, NEW)

    assert not Membership.objects.get(person__email="ned@example.org").identity_verified


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({}, "Enter your full name"),
        (NEW | {"password": "short", "password_again": "short"}, "This password is too short"),
        (NEW | {"password_again": "another"}, "The two passwords differ"),
    ],
)
def test_what_is_missing_is_said(client, invitation, answers, reason):
    response = client.post(URL, answers)

    assert response.status_code == 422
    assert reason in BeautifulSoup(response.content, "html.parser").select_one(".nhsuk-error-summary").text
    assert not User.objects.filter(email="ned@example.org").exists()


def test_somebody_with_an_account_signs_in_first_and_comes_back(client, invitation):
    ned = UserFactory(email="ned@example.org", password=PASSWORD)

    page = BeautifulSoup(client.get(URL).content, "html.parser")
    link = page.select_one("main a.nhsuk-button")["href"]
    assert client.post(URL, NEW).url == link
    back = client.post(link, {"login": "ned@example.org", "password": PASSWORD})
    assert back.url == URL
    client.post(back.url)

    assert Membership.objects.get(person=ned).organisation == invitation.organisation


def test_somebody_who_is_signed_in_needs_one_button(sign_in, invitation):
    ned = UserFactory(email="Ned@example.org")
    client = sign_in(ned)

    page = BeautifulSoup(client.get(URL).content, "html.parser")
    assert page.select("main form input:not([type=hidden])") == []
    assert client.post(URL).url == reverse("assessments:home")

    assert Membership.objects.filter(person=ned).exists()
    assert client.get(URL).url == reverse("assessments:home")


def test_a_different_person_is_told_and_gets_nowhere(sign_in, invitation, outsider):
    client = sign_in(outsider)

    assert "You are signed in with a different address" in client.get(URL).content.decode()
    assert client.post(URL).status_code == 403
    assert not Membership.objects.filter(person=outsider, organisation=invitation.organisation).exists()


def test_a_member_who_is_invited_as_lead_becomes_lead(sign_in, invitation, trust):
    membership = MembershipFactory(
        organisation=trust, person=UserFactory(email="ned@example.org"), identity_verified=False
    )
    Invitation.objects.update(role="lead")

    sign_in(membership.person).post(URL)

    membership.refresh_from_db()
    assert (membership.role, membership.identity_verified) == ("lead", True)


@pytest.mark.parametrize(
    ("ended", "status", "words"),
    [
        ({"accepted_at": timezone.now()}, 410, "This link has been used"),
        ({"withdrawn_at": timezone.now()}, 410, "This invitation was withdrawn"),
        ({"expires_at": timezone.now()}, 410, "This link is out of date"),
        ({"secret_hash": "0" * 64}, 404, "This link does not work"),
    ],
)
def test_a_dead_link_says_why_and_what_to_do(client, invitation, ended, status, words):
    Invitation.objects.update(**ended)

    for response in (client.get(URL), client.post(URL, NEW)):
        assert response.status_code == status
        assert words in response.content.decode()
    assert not User.objects.filter(email="ned@example.org").exists()


def test_the_link_works_once(client, invitation):
    client.post(URL, NEW)
    client.logout()

    assert client.post(URL, NEW | {"name": "Second"}).status_code == 410
    assert User.objects.get(email="ned@example.org").name == "Ned New"


def test_of_two_who_looked_at_the_same_moment_the_second_gets_no_account(invitation):
    """Both have read the row while it was open: the guard is the UPDATE, not the reading."""
    first, second = Invitation.objects.get(), Invitation.objects.get()
    ned = accept_invitation_as_new_person(invitation=first, name="Ned", password=PASSWORD)
    ned.memberships.all().delete()

    with pytest.raises(ValidationError):
        accept_invitation(by=ned, invitation=second)

    assert not ned.memberships.exists()


def test_a_double_click_on_join_is_no_error(client, invitation, monkeypatch):
    """The second request has looked for an account before the first one made it."""
    monkeypatch.setattr("organisations.views.invitations.person_with_email", lambda email: None)
    UserFactory(email="ned@example.org")

    response = client.post(URL, NEW)

    assert (response.status_code, response.url) == (302, URL)
    invitation.refresh_from_db()
    assert invitation.accepted_at is None


def test_ten_at_once_make_one_member(threaded_database, invitation):
    ned = UserFactory(email="ned@example.org")
    accepted = []

    def accept():
        try:
            accept_invitation(by=ned, invitation=Invitation.objects.get())
            accepted.append(True)
        except ValidationError:
            accepted.append(False)
        finally:
            close_old_connections()
            connection.close()

    threads = [threading.Thread(target=accept) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(accepted) == [False] * 9 + [True]
    assert Membership.objects.filter(person=ned).count() == 1
