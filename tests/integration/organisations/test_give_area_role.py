"""Roles for areas: given by e-mail, taken back, at once, on record, and never to oneself."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.urls import reverse

from accounts.models import AuditEvent, User
from jobs.testing import run_jobs
from organisations.models import AreaRole, Invitation
from tests.factories import UserFactory
from tests.reading import main_part, words

pytestmark = pytest.mark.django_db
LIST, GIVE = "/area-people/", "/area-people/new/"
PASSWORD = "three unlikely words"
NEW = {"name": "Ned New", "password": PASSWORD, "password_again": PASSWORD}


@pytest.fixture
def give(sign_in, administrator, board):
    def given(email="ned@example.org", role="regional_viewer", area="qx1"):
        return sign_in(administrator).post(GIVE, {"email": email, "role": role, "area": area})

    return given


def test_feature_33_somebody_with_an_account_holds_the_role_at_once_and_is_written_to(
    client, give, board, administrator
):
    person = UserFactory(email="Ned@example.org", name="Ned Near")

    assert give().url == LIST

    held = AreaRole.objects.get()
    assert (held.person, held.area, held.role) == (person, board, "regional_viewer")
    run_jobs()
    run_jobs()
    assert [letter.to for letter in mail.outbox] == [["Ned@example.org"]]
    assert "regional viewer for Moorland ICB" in mail.outbox[0].body
    event = AuditEvent.objects.get(action="area_role_given")
    assert (event.by, event.detail["after"]) == (administrator, "regional_viewer")
    client.force_login(person)
    assert client.get("/areas/qx1/").status_code == 200


def test_a_role_that_was_taken_back_opens_nothing_from_the_next_request_on(
    client, sign_in, administrator, regional_viewer, board
):
    held = regional_viewer.area_roles.get()
    address = reverse("organisations:withdraw_area_role", args=[held.pk])
    client.force_login(regional_viewer)
    assert client.get("/areas/y90/").status_code == 200
    session = dict(client.cookies)

    assert "North" in sign_in(administrator).get(address).content.decode()
    assert client.post(address).url == LIST

    client.cookies.update(session)
    client.force_login(regional_viewer)
    assert client.get("/areas/y90/").status_code == 404
    event = AuditEvent.objects.get(action="area_role_withdrawn")
    assert (event.by, event.detail["before"]) == (administrator, "regional_viewer")


def test_a_new_role_for_the_same_area_takes_the_place_of_the_one_before(give, board):
    UserFactory(email="ned@example.org")
    give()

    give(role="regional_lead")

    assert AreaRole.objects.get().role == "regional_lead"
    detail = AuditEvent.objects.get(action="area_role_changed").detail
    assert (detail["before"], detail["after"]) == ("regional_viewer", "regional_lead")


def test_an_unknown_address_is_invited_and_the_link_makes_account_and_role(client, give, board):
    assert give("New@example.org").url == LIST
    run_jobs()
    letter = mail.outbox[0]
    assert (letter.to, "Moorland ICB" in letter.subject) == (["new@example.org"], True)
    link = re.search(r"/invitations/\S+", letter.body).group()
    client.logout()

    page = main_part(client.get(link))
    assert "invites you as regional viewer for Moorland ICB" in words(page)
    assert "What you answer" not in words(page)
    client.post(link, NEW)

    person = User.objects.get(email="new@example.org")
    assert (person.area_roles.get().area, person.memberships.count()) == (board, 0)
    assert client.get("/areas/qx1/").status_code == 200
    assert client.get("/areas/y90/").status_code == 404


def test_an_invitation_works_once_and_not_after_it_was_withdrawn(client, sign_in, administrator, give):
    give("new@example.org")
    run_jobs()
    link = re.search(r"/invitations/\S+", mail.outbox[0].body).group()
    invitation = Invitation.objects.get()

    address = reverse("organisations:withdraw_area_invitation", args=[invitation.pk])
    assert sign_in(administrator).post(address).url == LIST

    client.logout()
    assert client.get(link).status_code == 410
    assert client.post(link, NEW).status_code == 410
    assert not AreaRole.objects.exists()


def test_sent_again_only_the_new_link_works(client, sign_in, administrator, give):
    give("new@example.org")
    run_jobs()
    sign_in(administrator).post(
        reverse("organisations:send_area_invitation_again", args=[Invitation.objects.get().pk])
    )
    run_jobs()
    client.logout()

    first, second = (re.search(r"/invitations/\S+", letter.body).group() for letter in mail.outbox)
    assert (client.get(first).status_code, client.get(second).status_code) == (404, 200)


def test_nobody_gives_themselves_a_role_and_the_page_says_so(sign_in, administrator, give):
    reply = give("ADMINISTRATOR@example.org")

    assert reply.status_code == 422
    assert "You cannot give yourself a role" in reply.content.decode()
    assert not AreaRole.objects.exists()
    assert "You cannot give yourself a role" in sign_in(administrator).get(LIST).content.decode()


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ({}, "Enter an email address"),
        ({"email": "no address", "role": "regional_viewer", "area": "qx1"}, "in the correct format"),
        ({"email": "a@example.org", "role": "administrator", "area": "qx1"}, "is not one of the available"),
        ({"email": "a@example.org", "role": "regional_viewer", "area": "atlantis"}, "available choices"),
        (
            {"email": "a@example.org", "role": "regional_viewer", "area": "england"},
            "Select a region or an ICB",
        ),
        ({"email": "a@example.org", "role": "national_viewer", "area": "qx1"}, "select England"),
    ],
)
def test_what_cannot_be_meant_is_said_where_the_person_is(sign_in, administrator, board, sent, reason):
    reply = sign_in(administrator).post(GIVE, sent)

    assert reply.status_code == 422
    summary = BeautifulSoup(reply.content, "html.parser").select_one(".nhsuk-error-summary")
    assert reason in words(summary)
    assert not AreaRole.objects.exists()
    assert not Invitation.objects.exists()


def test_twice_the_same_is_refused_with_the_reason(give):
    UserFactory(email="ned@example.org")
    give()
    assert "has this role already" in give().content.decode()
    give("new@example.org")
    assert "has been invited for this area" in give("new@example.org").content.decode()


def test_hidden_fields_give_nothing_more(sign_in, administrator, board):
    person = UserFactory(email="ned@example.org")

    sign_in(administrator).post(
        GIVE,
        {
            "email": "ned@example.org",
            "role": "regional_viewer",
            "area": "qx1",
            "is_administrator": "on",
            "person": str(administrator.pk),
            "organisation": str(board.pk),
        },
    )

    person.refresh_from_db()
    assert not person.is_administrator
    assert (person.area_roles.count(), person.memberships.count()) == (1, 0)
    assert not administrator.area_roles.exists()


def test_everybody_with_a_role_stands_in_the_list_by_area(
    sign_in, administrator, regional_viewer, national_viewer, give
):
    give("new@example.org")

    main = main_part(sign_in(administrator).get(LIST))

    headings = [words(heading) for heading in main.select("h2.nhsuk-heading-m")]
    assert headings == ["England", "North", "Invitations"]
    assert "Nia National" in words(main)
    assert "Vera Viewer" in words(main)
    assert "new@example.org : Regional viewer, Moorland ICB" in words(main)


@pytest.mark.parametrize("seat", ["manager", "regional_lead", "national_viewer"])
def test_only_administrators_hand_out_roles(request, sign_in, seat, board):
    client = sign_in(request.getfixturevalue(seat))

    assert client.get(LIST).status_code == 403
    sent = {"email": "a@example.org", "role": "regional_lead", "area": "qx1"}
    assert client.post(GIVE, sent).status_code == 403
