"""Who is written to for an organisation."""

from django.db.models import QuerySet

from organisations.enums import MemberRole
from organisations.models import Membership, Organisation


def leads_of(organisation: Organisation) -> QuerySet[Membership]:
    """Its leads for whom it has vouched and who can still sign in."""
    return organisation.memberships.filter(
        role=MemberRole.LEAD, identity_verified=True, person__is_active=True
    ).select_related("person")
