"""The role to run workshops: given by e-mail, taken back at once, on record, and opening nothing else."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.urls import reverse

from accounts.models import AuditEvent, User
from accounts.permissions import Permission
from jobs.testing import run_jobs
from organisations.models import Invitation
from organisations.rules import can
from tests.factories import UserFactory
from tests.reading import main_part, words

pytestmark = pytest.mark.django_db
LIST, GIVE = "/facilitators/", "/facilitators/new/"
PASSWORD = "three unlikely words"
NEW = {"name": "Ned New", "password": PASSWORD, "password_again": PASSWORD}


@pytest.fixture
def give(sign_in, administrator):
    def given(email="ned@example.org"):
        return sign_in(administrator).post(GIVE, {"email": email})

    return given


def test_somebody_with_an_account_may_at_once_and_is_written_to(give, administrator):
    person = UserFactory(email="Ned@example.org", name="Ned Near")
    assert not can(person, Permission.WORKSHOP_CREATE)

    assert give().url == LIST

    person.refresh_from_db()
    assert can(person, Permission.WORKSHOP_CREATE)
    run_jobs()
    run_jobs()
    assert [letter.to for letter in mail.outbox] == [["Ned@example.org"]]
    assert "you are now a workshop facilitator" in mail.outbox[0].body
    event = AuditEvent.objects.get(action="facilitator_role_given")
    assert (event.by, event.subject_id) == (administrator, str(person.pk))


def test_an_unknown_address_is_invited_and_the_link_makes_account_and_role(client, give):
    assert give("New@example.org").url == LIST
    run_jobs()
    letter = mail.outbox[0]
    assert (letter.to, "run workshops" in letter.subject) == (["new@example.org"], True)
    link = re.search(r"/invitations/\S+", letter.body).group()
    client.logout()

    page = words(main_part(client.get(link)))
    assert "invites you as a workshop facilitator" in page
    assert "What you answer" not in page
    client.post(link, NEW)

    person = User.objects.get(email="new@example.org")
    assert (person.is_facilitator, person.memberships.count(), person.area_roles.count()) == (True, 0, 0)
    assert "You can now run workshops" in client.get("/home/").content.decode()


def test_an_invitation_works_once_is_withdrawn_and_is_sent_again(client, sign_in, administrator, give):
    give("new@example.org")
    run_jobs()
    invitation = Invitation.objects.get()
    again = reverse("organisations:send_facilitator_invitation_again", args=[invitation.pk])
    assert sign_in(administrator).post(again).url == LIST
    run_jobs()
    first, second = (re.search(r"/invitations/\S+", letter.body).group() for letter in mail.outbox)
    client.logout()
    assert (client.get(first).status_code, client.get(second).status_code) == (404, 200)

    withdraw = reverse("organisations:withdraw_facilitator_invitation", args=[invitation.pk])
    assert sign_in(administrator).post(withdraw).url == LIST

    client.logout()
    assert client.post(second, NEW).status_code == 410
    assert not User.objects.filter(is_facilitator=True).exists()


def test_taken_back_it_is_gone_from_the_next_request_on(sign_in, administrator, give):
    person = UserFactory(email="ned@example.org", name="Ned Near")
    give()
    address = reverse("organisations:withdraw_facilitator_role", args=[person.pk])
    client = sign_in(administrator)
    assert "Ned Near" in words(main_part(client.get(LIST)))
    assert "take back the role of Ned Near" in words(main_part(client.get(address)))
    person.refresh_from_db()
    assert person.is_facilitator

    assert client.post(address).url == LIST

    person.refresh_from_db()
    assert not person.is_facilitator
    assert AuditEvent.objects.filter(action="facilitator_role_withdrawn").exists()
    assert client.post(address).status_code == 404


@pytest.mark.parametrize(
    ("sent", "reason"), [({}, "Enter an email address"), ({"email": "no address"}, "in the correct format")]
)
def test_what_cannot_be_meant_is_said_where_the_person_is(sign_in, administrator, sent, reason):
    reply = sign_in(administrator).post(GIVE, sent)

    assert reply.status_code == 422
    summary = BeautifulSoup(reply.content, "html.parser").select_one(".nhsuk-error-summary")
    assert reason in words(summary)
    assert not Invitation.objects.exists()


def test_twice_the_same_is_refused_with_the_reason(give):
    UserFactory(email="ned@example.org")
    give()
    assert "can run workshops already" in give().content.decode()
    give("new@example.org")
    assert "has been invited already" in give("new@example.org").content.decode()


def test_such_an_invitation_is_none_to_an_area(sign_in, administrator, give):
    give("new@example.org")

    client = sign_in(administrator)
    assert "new@example.org" in client.get(LIST).content.decode()
    assert "new@example.org" not in client.get("/area-people/").content.decode()
    reply = client.post(
        "/area-people/new/", {"email": "new@example.org", "role": "national_viewer", "area": "england"}
    )
    assert reply.url == "/area-people/"


def test_the_role_counts_in_no_organisation(facilitator, trust, manager, colleague):
    assert can(facilitator, Permission.WORKSHOP_CREATE)
    assert not can(facilitator, Permission.WORKSHOP_CREATE, trust)
    assert can(manager, Permission.WORKSHOP_CREATE, trust)
    assert not can(colleague, Permission.WORKSHOP_CREATE, trust)


@pytest.mark.parametrize("seat", ["manager", "facilitator", "regional_lead"])
def test_only_administrators_hand_it_out(request, sign_in, seat):
    client = sign_in(request.getfixturevalue(seat))

    assert client.get(LIST).status_code == 403
    assert client.post(GIVE, {"email": "a@example.org"}).status_code == 403
