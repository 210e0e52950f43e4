"""Addresses that refuse letters, and whose they are."""

from collections.abc import Collection

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from accounts.models import Bounce, User
from organisations.models import Invitation, Organisation


def bounces_of(organisation: Organisation) -> QuerySet[Bounce]:
    """Those of the organisation's people, and of whom it has invited and who are not here yet."""
    people = organisation.memberships.annotate(small=Lower("person__email")).values("small")
    waiting = organisation.invitations.filter(accepted_at=None, withdrawn_at=None)
    invited = waiting.annotate(small=Lower("email")).values("small")
    return Bounce.objects.filter(Q(address__in=people) | Q(address__in=invited))


def known_addresses(addresses: Collection[str]) -> set[str]:
    """Of these, in small letters, the ones to which the service has ever had a reason to write."""
    small = {address.lower() for address in addresses}
    known: set[str] = set()
    for model in (User, Invitation):
        rows = model.objects.annotate(small=Lower("email")).filter(small__in=small)
        known |= set(rows.values_list("small", flat=True))
    return known
