"""What a person can find at all. A view looks its object up in one of these, so that a foreign id is a 404;
whether the person may act on what they found is for organisations.rules (403)."""

from django.db.models import QuerySet

from accounts.models import User
from accounts.permissions import Permission
from organisations.models import Membership, Organisation, Partnership
from organisations.rules import can


def visible_organisations(user: User) -> QuerySet[Organisation]:
    """The organisations the person belongs to; all of them for an administrator."""
    if can(user, Permission.ORGANISATION_LIST):
        return Organisation.objects.all()
    return Organisation.objects.filter(memberships__person=user)


def own_organisations(user: User) -> QuerySet[Organisation]:
    """The organisations the person belongs to, whatever else they may do."""
    return Organisation.objects.filter(memberships__person=user)


def visible_partnerships(user: User) -> QuerySet[Partnership]:
    """The partnerships in which one of the person's organisations takes part."""
    return Partnership.objects.filter(organisations__memberships__person=user).distinct()


def memberships_of(user: User) -> QuerySet[Membership]:
    return Membership.objects.filter(person=user).select_related("organisation")


def membership_in(user: User, organisation: Organisation) -> Membership | None:
    return Membership.objects.filter(person=user, organisation=organisation).first()
