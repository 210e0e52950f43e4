"""What a person can find at all. A view looks its object up in one of these, so that a foreign id is a 404;
whether the person may act on what they found is for organisations.rules (403)."""

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.permissions import Permission
from organisations.models import Membership, Organisation, Partnership
from organisations.rules import can
from organisations.selectors.partnerships import partnerships_of


def visible_organisations(user: User) -> QuerySet[Organisation]:
    """The organisations the person belongs to; all of them for an administrator."""
    if can(user, Permission.ORGANISATION_LIST):
        return Organisation.objects.all()
    return Organisation.objects.filter(memberships__person=user)


def own_organisations(user: User) -> QuerySet[Organisation]:
    """The organisations the person belongs to, whatever else they may do."""
    return Organisation.objects.filter(memberships__person=user)


def vouching_organisations(user: User) -> QuerySet[Organisation]:
    """Those of the person's organisations that have vouched for them: what these plan is theirs to see."""
    return Organisation.objects.filter(memberships__person=user, memberships__identity_verified=True)


def visible_partnerships(user: User) -> QuerySet[Partnership]:
    """The partnerships in which one of the person's organisations takes part.

    Whom a partner invited finds only what the invitation was about, until somebody of the organisation has
    confirmed that they work there.
    """
    vouched_for = Q(
        organisations__memberships__person=user, organisations__memberships__identity_verified=True
    )
    invited_to = Q(invitations__accepted_by=user, invitations__organisation__memberships__person=user)
    return Partnership.objects.filter(vouched_for | invited_to).distinct()


def visible_partnerships_of(organisation: Organisation, user: User) -> QuerySet[Partnership]:
    """Those of an organisation that the person has found: all, but for a contact who is not confirmed."""
    membership = membership_in(user, organisation)
    if membership is None or membership.identity_verified:
        return partnerships_of(organisation)
    return partnerships_of(organisation).filter(pk__in=visible_partnerships(user).values("pk"))


def memberships_of(user: User) -> QuerySet[Membership]:
    return Membership.objects.filter(person=user).select_related("organisation")


def membership_in(user: User, organisation: Organisation) -> Membership | None:
    return Membership.objects.filter(person=user, organisation=organisation).first()
