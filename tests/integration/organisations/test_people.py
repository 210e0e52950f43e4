import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from tests.factories import InvitationFactory, MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(trust):
    return reverse("organisations:people", args=[trust.pk])


def rows(response) -> list[str]:
    page = BeautifulSoup(response.content, "html.parser")
    return [" ".join(row.text.split()) for row in page.select("tbody tr")]


def test_a_lead_sees_everybody_with_role(sign_in, manager, colleague, url):
    people = rows(sign_in(manager).get(url))

    assert len(people) == 2
    assert "Cal Colleague" in people[0]
    assert "Respondent" in people[0]
    assert "Maya Manager (you)" in people[1]
    assert "Organisation lead" in people[1]


def test_invitations_stand_there_with_their_state(sign_in, manager, trust, url):
    now = timezone.now()
    InvitationFactory(organisation=trust, email="open@example.org")
    InvitationFactory(organisation=trust, email="late@example.org", expires_at=now)
    InvitationFactory(organisation=trust, email="withdrawn@example.org", withdrawn_at=now)
    InvitationFactory(organisation=trust, email="unsent@example.org", letter_sent_at=None)
    InvitationFactory(organisation=trust, email="accepted@example.org", accepted_at=now)

    text = {row.split()[1]: row for row in rows(sign_in(manager).get(url))[1:]}

    assert set(text) == {f"{name}@example.org" for name in ("open", "late", "withdrawn", "unsent")}
    assert "Waiting for an answer" in text["open@example.org"]
    assert "works until" in text["open@example.org"]
    assert "letter on its way" in text["unsent@example.org"]
    assert "Out of date" in text["late@example.org"]
    assert "Send again" in text["late@example.org"]
    assert "Withdrawn" in text["withdrawn@example.org"]
    assert "Send again" not in text["withdrawn@example.org"]


def test_who_may_see_it(client, sign_in, colleague, outsider, administrator, url):
    assert client.get(url).status_code == 302
    assert sign_in(colleague).get(url).status_code == 403
    assert sign_in(outsider).get(url).status_code == 404
    assert sign_in(administrator).get(url).status_code == 200
    assert sign_in(administrator).post(url).status_code == 405


@pytest.mark.parametrize("many", [1, 3])
def test_queries_do_not_grow_with_the_rows(sign_in, manager, trust, url, many, django_assert_num_queries):
    MembershipFactory.create_batch(many, organisation=trust)
    InvitationFactory.create_batch(many, organisation=trust)
    client = sign_in(manager)
    client.get(url)

    with django_assert_num_queries(7):
        client.get(url)
