"""Whoever is invited reads in the letter whether the rounds that wait for them are confidential or anonymous."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from assessments.enums import CampaignMode, CampaignPrivacy
from organisations.services.mail_invitation import mail_invitation
from tests.factories import CampaignFactory, CampaignOrganisationFactory, InvitationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(trust, manager):
    """The letter that somebody is sent whom the trust invites."""

    def written(**asked):
        mail.outbox.clear()
        invitation = InvitationFactory(
            letter_sent_at=None, invited_by=manager, **({"organisation": trust} | asked)
        )
        mail_invitation(invitation_id=invitation.pk)
        return " ".join(mail.outbox[0].body.split())

    return written


def round_of(organisation, title, **changed):
    campaign = CampaignFactory(title=title, **changed)
    CampaignOrganisationFactory(campaign=campaign, organisation=organisation)
    return campaign


def test_the_letter_says_of_each_round_that_asks_the_organisation(letter, trust):
    round_of(trust, "Autumn round")
    round_of(trust, "Staff round", privacy=CampaignPrivacy.ANONYMOUS)

    text = letter()

    assert "Autumn round (until " in text
    assert ") is confidential, not anonymous: your answers are stored with your account" in text
    assert ") is anonymous: you answer by a link, and nothing that is stored says which" in text


def test_it_names_no_round_that_is_over_asks_others_or_asks_for_one_answer(letter, trust, partner_trust):
    now = timezone.now()
    round_of(trust, "Old round", opens_at=now - timedelta(days=9), closes_at=now - timedelta(days=2))
    round_of(partner_trust, "Round of others")
    round_of(trust, "Shared round", mode=CampaignMode.SHARED)
    round_of(trust, "Round to come", opens_at=now + timedelta(days=2), closes_at=now + timedelta(days=9))

    text = letter()

    assert "Round to come (until " in text
    assert not any(title in text for title in ("Old round", "Round of others", "Shared round"))


def test_an_invitation_to_an_area_speaks_of_no_round(letter, trust, board):
    round_of(trust, "Autumn round")

    text = letter(organisation=None, area=board, area_role="regional_viewer")

    assert "Open this link to join." in text
    assert "Autumn round" not in text
