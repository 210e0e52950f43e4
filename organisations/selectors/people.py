import hashlib
from datetime import datetime

from django.db.models import QuerySet

from accounts.models import User
from organisations.enums import MemberRole
from organisations.models import Invitation, Membership, Organisation
from organisations.selectors.visible import visible_organisations


def members_of(organisation: Organisation) -> QuerySet[Membership]:
    return organisation.memberships.select_related("person").order_by("person__name")


def invitations_of(organisation: Organisation) -> QuerySet[Invitation]:
    return organisation.invitations.select_related("invited_by", "partnership")


def leads_of(organisation: Organisation) -> QuerySet[Membership]:
    """Those who can act for it: a switched-off account leads nothing."""
    return organisation.memberships.filter(role=MemberRole.LEAD, person__is_active=True)


def visible_memberships(user: User) -> QuerySet[Membership]:
    return Membership.objects.filter(organisation__in=visible_organisations(user)).select_related(
        "person", "organisation"
    )


def visible_invitations(user: User) -> QuerySet[Invitation]:
    return Invitation.objects.filter(organisation__in=visible_organisations(user)).select_related(
        "organisation"
    )


def already_here(
    organisation: Organisation, emails: list[str], *, moment: datetime
) -> tuple[set[str], set[str]]:
    """Which of the addresses are members' and which have an open invitation; all in small letters."""
    members = {email.lower() for email in organisation.memberships.values_list("person__email", flat=True)}
    invited = {
        email.lower() for email in organisation.invitations.open_at(moment).values_list("email", flat=True)
    }
    return members & set(emails), (invited - members) & set(emails)


def hash_of(secret: str) -> str:
    """What is stored of a link's secret: 256 random bits need no salt and no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def invitation_with_secret(secret: str) -> Invitation | None:
    return (
        Invitation.objects.filter(secret_hash=hash_of(secret))
        .select_related("organisation", "partnership", "area", "invited_by", "accepted_by")
        .first()
    )
