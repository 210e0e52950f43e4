import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from organisations.models import Membership
from tests.factories import InvitationFactory, MembershipFactory, UserFactory

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
    InvitationFactory(organisation=trust, email="accepted@example.org", accepted_at=now)

    text = {row.split()[1]: row for row in rows(sign_in(manager).get(url))[1:]}

    assert set(text) == {"open@example.org", "late@example.org", "withdrawn@example.org"}
    assert "Waiting for an answer" in text["open@example.org"]
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

    with django_assert_num_queries(6):
        client.get(url)


class TestChangeRole:
    def url(self, person):
        return reverse("organisations:change_role", args=[person.memberships.get().pk])

    def test_a_lead_makes_a_colleague_lead(self, sign_in, manager, colleague):
        client = sign_in(manager)
        assert 'value="respondent" checked' in _html(client.get(self.url(colleague)))

        response = client.post(self.url(colleague), {"role": "lead"})

        assert response.url == reverse(
            "organisations:people", args=[colleague.memberships.get().organisation_id]
        )
        assert colleague.memberships.get().role == "lead"
        event = AuditEvent.objects.get()
        assert (event.by, event.action, event.detail) == (
            manager,
            "role_changed",
            {"before": "respondent", "after": "lead"},
        )

    def test_the_last_lead_stays_lead(self, sign_in, manager, colleague):
        response = sign_in(manager).post(self.url(manager), {"role": "respondent"})

        assert response.status_code == 422
        assert "the only organisation lead" in _summary(response)
        assert manager.memberships.get().role == "lead"

    def test_a_lead_who_steps_down_lands_at_home(self, sign_in, manager, trust):
        MembershipFactory(organisation=trust, role="lead")

        response = sign_in(manager).post(self.url(manager), {"role": "respondent"})

        assert response.url == reverse("assessments:home")
        assert manager.memberships.get().role == "respondent"

    @pytest.mark.parametrize("answer", [{}, {"role": "king"}])
    def test_an_answer_that_is_none(self, sign_in, manager, colleague, answer):
        response = sign_in(manager).post(self.url(colleague), answer)

        assert response.status_code == 422
        assert _summary(response)
        assert colleague.memberships.get().role == "respondent"

    def test_who_may(self, sign_in, manager, colleague, outsider):
        assert sign_in(colleague).post(self.url(colleague), {"role": "lead"}).status_code == 403
        assert sign_in(outsider).post(self.url(colleague), {"role": "lead"}).status_code == 404
        assert sign_in(manager).put(self.url(colleague)).status_code == 405
        assert colleague.memberships.get().role == "respondent"


class TestRemoveMember:
    def url(self, person):
        return reverse("organisations:remove_member", args=[person.memberships.get().pk])

    def test_a_removed_person_sees_nothing_at_their_next_click(self, client, manager, colleague, trust):
        address = reverse("organisations:remove_member", args=[colleague.memberships.get().pk])
        client.force_login(manager)
        assert "Do you want to remove Cal Colleague" in _html(client.get(address))
        assert colleague.memberships.exists()

        client.post(address)

        assert not colleague.memberships.exists()
        assert AuditEvent.objects.get().action == "member_removed"
        client.force_login(colleague)
        assert client.get(reverse("organisations:people", args=[trust.pk])).status_code == 404

    def test_the_last_lead_stays(self, sign_in, manager):
        response = sign_in(manager).post(self.url(manager))

        assert response.status_code == 422
        assert "the only organisation lead" in _html(response)
        assert manager.memberships.exists()

    def test_one_of_two_leads_can_go(self, sign_in, manager, trust):
        MembershipFactory(organisation=trust, role="lead")

        assert sign_in(manager).post(self.url(manager)).url == reverse("assessments:home")
        assert not manager.memberships.exists()

    def test_who_may(self, sign_in, manager, colleague, outsider):
        assert sign_in(colleague).post(self.url(manager)).status_code == 403
        assert sign_in(outsider).post(self.url(colleague)).status_code == 404
        assert Membership.objects.filter(person__in=[manager, colleague]).count() == 2


class TestConfirmIdentity:
    @pytest.fixture
    def contact(self, trust):
        return MembershipFactory(
            organisation=trust, person=UserFactory(name="Ned New"), identity_verified=False
        )

    def test_a_lead_confirms_whom_a_partner_invited(self, sign_in, manager, contact, url):
        client = sign_in(manager)
        assert "Identity not verified" in _html(client.get(url))

        client.post(reverse("organisations:confirm_identity", args=[contact.pk]))

        contact.refresh_from_db()
        assert contact.identity_verified
        assert "Identity not verified" not in _html(client.get(url))
        assert AuditEvent.objects.get().action == "identity_confirmed"

    def test_who_may(self, sign_in, colleague, outsider, manager, contact):
        address = reverse("organisations:confirm_identity", args=[contact.pk])

        assert sign_in(colleague).post(address).status_code == 403
        assert sign_in(outsider).post(address).status_code == 404
        assert sign_in(manager).get(address).status_code == 405
        contact.refresh_from_db()
        assert not contact.identity_verified


def _html(response) -> str:
    return response.content.decode()


def _summary(response) -> str:
    return BeautifulSoup(response.content, "html.parser").select_one(".nhsuk-error-summary").text
