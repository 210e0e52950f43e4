from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from organisations.enums import MemberRole
from organisations.models import Membership
from organisations.services.accept_invitation import accept_invitation
from tests.factories import InvitationFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


def invite(person, trust, **fields):
    return InvitationFactory(email=person.email.upper(), organisation=trust, **fields)


def test_whoever_has_the_link_of_another_address_gets_nowhere(trust):
    invitation = InvitationFactory(email="ned@example.org", organisation=trust)

    with pytest.raises(PermissionDenied):
        accept_invitation(by=UserFactory(email="olu@example.org"), invitation=invitation)

    assert not Membership.objects.exists()


@pytest.mark.parametrize(
    "end",
    [{"expires_at": -timedelta(seconds=1)}, {"withdrawn_at": timedelta(0)}, {"accepted_at": timedelta(0)}],
)
def test_a_link_that_has_ended_since_the_page_was_opened_lets_nobody_in(trust, end):
    moments = {name: timezone.now() + ago for name, ago in end.items()}
    person = UserFactory()

    with pytest.raises(ValidationError):
        accept_invitation(by=person, invitation=invite(person, trust, **moments))

    assert not Membership.objects.exists()


@pytest.mark.parametrize(
    ("had", "offered", "has"),
    [
        (MemberRole.LEAD, MemberRole.RESPONDENT, MemberRole.LEAD),
        (MemberRole.RESPONDENT, MemberRole.LEAD, MemberRole.LEAD),
        (MemberRole.RESPONDENT, MemberRole.RESPONDENT, MemberRole.RESPONDENT),
    ],
)
def test_a_member_keeps_the_wider_role(trust, had, offered, has):
    person = MembershipFactory(organisation=trust, role=had).person

    assert accept_invitation(by=person, invitation=invite(person, trust, role=offered)).role == has


@pytest.mark.parametrize(
    ("was", "invited", "is_verified"), [(True, False, True), (False, True, True), (False, False, False)]
)
def test_a_partners_invitation_takes_no_confirmation_away(trust, was, invited, is_verified):
    person = MembershipFactory(organisation=trust, identity_verified=was).person

    membership = accept_invitation(by=person, invitation=invite(person, trust, identity_verified=invited))

    membership.refresh_from_db()
    assert membership.identity_verified is is_verified
