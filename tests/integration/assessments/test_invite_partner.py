from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from assessments.enums import AskedFor, SheetCode
from assessments.models import Assessment, CampaignOrganisation
from assessments.selectors.parts import asked_subjects
from assessments.selectors.readings import Reading
from assessments.selectors.results import result_of_partnership
from jobs.testing import run_jobs
from organisations.models import Invitation
from tests.factories import (
    CampaignOrganisationFactory,
    ChosenPartnershipFactory,
    InvitationFactory,
    MembershipFactory,
    OrganisationFactory,
    PartnershipFactory,
)
from tests.factories.sides import send as send_answers

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(campaign, trust, partnership):
    return reverse("assessments:invite_partner", args=[campaign.pk, trust.pk, partnership.pk])


@pytest.fixture
def send(sign_in, manager, url, partner_trust):
    def send(email="pat@example.org", partner=partner_trust):
        response = sign_in(manager).post(url, {"email": email, "partner": partner.pk}, follow=True)
        run_jobs()
        return response

    return send


def test_a_contact_is_invited_for_this_partnership_alone(send, campaign, manager, partner_trust, partnership):
    assert "Invitation sent to pat@example.org" in send("Pat@Example.org").content.decode()

    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.organisation, invitation.partnership, invitation.role) == (
        "pat@example.org",
        partner_trust,
        partnership,
        "respondent",
    )
    theirs = campaign.asked.get(organisation=partner_trust)
    assert theirs.asked_for == AskedFor.PARTNERSHIPS_ONLY
    assert [(c.partnership, c.sheet) for c in theirs.chosen.all()] == [(partnership, SheetCode.PARTNERSHIP)]
    (letter,) = mail.outbox
    assert letter.to == ["pat@example.org"]
    assert "You are asked about one partnership: Shared record" in letter.body
    assert {event.action for event in AuditEvent.objects.filter(by=manager)} == {
        "person_invited",
        "partner_invited",
    }


def test_feature_18_nobody_there_has_an_account_so_the_contact_is_not_verified(send, client):
    send()
    secret = mail.outbox[0].body.split("/invitations/")[1].split("/")[0]
    assert not Invitation.objects.get().identity_verified

    client.logout()
    password = "three unlikely words"
    client.post(f"/invitations/{secret}/", {"name": "Pat", "password": password, "password_again": password})

    contact = Invitation.objects.get().accepted_by
    assert not contact.memberships.get().identity_verified


def test_leads_at_the_partner_are_told(send, partner):
    send()

    told = mail.outbox[1] if mail.outbox[0].to == ["pat@example.org"] else mail.outbox[0]
    assert told.to == [partner.email]
    assert "Maya Manager of Northmoor Hospitals has invited pat@example.org" in told.body
    assert not Invitation.objects.get().identity_verified


def test_somebody_who_works_at_both_vouches_for_the_contact(send, manager, partner_trust):
    MembershipFactory(person=manager, organisation=partner_trust)

    send()

    assert Invitation.objects.get().identity_verified


def test_whoever_is_not_confirmed_there_vouches_for_nobody(send, manager, partner_trust, partner):
    """Else a lead gets in by a link of their own, and from inside lets others in as confirmed."""
    MembershipFactory(person=manager, organisation=partner_trust, identity_verified=False)

    send()

    assert not Invitation.objects.get().identity_verified
    assert [letter.to for letter in mail.outbox] == [["pat@example.org"], [partner.email]]


def test_what_the_partner_is_asked_already_stays(send, campaign, partner_trust, partnership):
    theirs = CampaignOrganisationFactory(campaign=campaign, organisation=partner_trust)
    ChosenPartnershipFactory(
        campaign_organisation=theirs, partnership=partnership, sheet=SheetCode.PARTNERSHIP_PULSE
    )

    send()

    theirs.refresh_from_db()
    assert theirs.asked_for == AskedFor.WHOLE
    assert [choice.sheet for choice in theirs.chosen.all()] == [SheetCode.PARTNERSHIP_PULSE]


def test_a_fourth_partnership_is_asked_in_the_short_form(send, campaign, partner_trust, partnership):
    theirs = CampaignOrganisationFactory(campaign=campaign, organisation=partner_trust)
    for position in (1, 2, 3):
        ChosenPartnershipFactory(campaign_organisation=theirs, position=position)

    send()

    last = list(theirs.chosen.all())[-1]
    assert (last.partnership, last.sheet) == (partnership, SheetCode.PARTNERSHIP_PULSE)


@pytest.mark.parametrize(
    ("email", "reason"),
    [
        ("", "Enter the email address of your contact"),
        ("pat at example.org", "Enter an email address in the correct format"),
        (f"pat@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.{'f' * 10}.org", "254 characters or fewer"),
        ("partner@example.org", "is at Eastvale Care here already"),
    ],
)
def test_an_address_that_cannot_be_invited(send, partner, email, reason):
    response = send(email)

    assert response.status_code == 422
    assert reason in BeautifulSoup(response.content, "html.parser").select_one(".nhsuk-error-summary").text
    assert not Invitation.objects.exists()


def test_nobody_is_invited_twice(send):
    send()

    assert "has been invited to Eastvale Care already" in send().content.decode()
    assert Invitation.objects.count() == 1


def test_of_several_partners_one_is_chosen(sign_in, manager, send, trust, partnership, url):
    third = OrganisationFactory(name="Third Partner")
    partnership.organisations.add(third)
    assert "Which partner does this person work for?" in sign_in(manager).get(url).content.decode()

    assert send(partner=OrganisationFactory()).status_code == 422
    assert send(partner=trust).status_code == 422
    assert not Invitation.objects.exists()
    send(partner=third)

    assert Invitation.objects.get().organisation == third


def test_a_closed_round_invites_nobody(send, campaign):
    campaign.closes_at = timezone.now() - timedelta(minutes=1)
    campaign.save()

    assert "closed on" in send().content.decode()
    assert mail.outbox == []


def test_who_may(client, sign_in, manager, colleague, outsider, administrator, campaign, trust, url):
    unchosen = PartnershipFactory(organisations=[trust, OrganisationFactory()])

    assert client.get(url).status_code == 302
    assert sign_in(colleague).post(url).status_code == 403
    assert sign_in(administrator).post(url).status_code == 403
    assert sign_in(outsider).post(url).status_code == 404
    assert sign_in(outsider).put(url).status_code == 405
    other = reverse("assessments:invite_partner", args=[campaign.pk, trust.pk, unchosen.pk])
    assert sign_in(manager).get(other).status_code == 404


class TestWhatAContactSees:
    """A lead who invites an address of their own into a partner must not read the partner's result through it."""

    @pytest.fixture
    def contact(self, campaign, partner_trust, partnership):
        theirs = CampaignOrganisationFactory(campaign=campaign, organisation=partner_trust)
        ChosenPartnershipFactory(campaign_organisation=theirs, partnership=partnership)
        for _ in range(6):
            send_answers(campaign, partner_trust, partnership=partnership)
        membership = MembershipFactory(organisation=partner_trust, identity_verified=False)
        InvitationFactory(organisation=partner_trust, partnership=partnership, accepted_by=membership.person)
        send_answers(campaign, partner_trust, person=membership.person, partnership=partnership)
        return membership

    def result(self, contact, campaign, partnership):
        return result_of_partnership(contact.person, campaign, contact.organisation, partnership)

    def test_own_answers_only_until_somebody_there_confirms_them(self, contact, campaign, partnership):
        before = self.result(contact, campaign, partnership)
        assert before.place.reading is Reading.OWN
        assert {reading.reading for reading in before.factors} == {Reading.OWN}

        contact.identity_verified = True
        contact.save()

        after = self.result(contact, campaign, partnership)
        assert after.place.reading is Reading.TEAM
        assert Reading.TEAM in {reading.reading for reading in after.factors}

    def test_the_page_says_so(self, sign_in, contact, partnership):
        address = reverse("assessments:partnership_result", args=[partnership.pk])

        assert (
            "somebody at your organisation has confirmed"
            in sign_in(contact.person).get(address).content.decode()
        )

    def test_they_are_asked_about_that_partnership_and_find_no_other_until_confirmed(
        self, sign_in, contact, campaign, partner_trust, partnership
    ):
        other = PartnershipFactory(
            name="Not theirs to see", organisations=[partner_trust, OrganisationFactory()]
        )
        theirs = CampaignOrganisation.objects.get(campaign=campaign, organisation=partner_trust)
        ChosenPartnershipFactory(campaign_organisation=theirs, partnership=other)
        client = sign_in(contact.person)
        pages = {
            "tasks": Assessment.objects.get(person=contact.person).get_absolute_url(),
            "organisation": partner_trust.get_absolute_url(),
            "result": reverse("assessments:organisation_result", args=[partner_trust.pk]),
        }

        def seen() -> dict[str, bool]:
            return {name: other.name in client.get(url).content.decode() for name, url in pages.items()}

        assert asked_subjects([theirs], contact.person)[theirs.pk] == [(SheetCode.PARTNERSHIP, partnership)]
        assert client.get(other.get_absolute_url()).status_code == 404
        assert client.get(partnership.get_absolute_url()).status_code == 200
        assert seen() == {"tasks": False, "organisation": False, "result": False}

        contact.identity_verified = True
        contact.save()

        assert {subject for _, subject in asked_subjects([theirs], contact.person)[theirs.pk]} == {
            None,
            partnership,
            other,
        }
        assert client.get(other.get_absolute_url()).status_code == 200
        assert seen() == {"tasks": True, "organisation": True, "result": True}

    def test_a_contact_who_was_taken_out_again_finds_nothing(self, sign_in, contact, partnership):
        client = sign_in(contact.person)
        assert client.get(partnership.get_absolute_url()).status_code == 200

        contact.delete()

        assert client.get(partnership.get_absolute_url()).status_code == 404
