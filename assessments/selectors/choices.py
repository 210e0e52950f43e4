"""Which partnerships a lead can choose for a round, and what they have chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import MEMBERSHIP_ROLES
from assessments.models import CampaignOrganisation, ChosenPartnership
from assessments.selectors.campaigns import sent_by_subject
from organisations.models import Organisation, Partnership
from organisations.selectors.partnerships import partnerships_of
from organisations.selectors.visible import memberships_of


def choosable_partnerships(asking: CampaignOrganisation, day: date) -> QuerySet[Partnership]:
    """The organisation's open ones, and what was chosen before even if it has ended since."""
    chosen = asking.chosen.values("partnership")
    still_open = Q(ended_on__isnull=True) | Q(ended_on__gte=day)
    return partnerships_of(asking.organisation).filter(still_open | Q(pk__in=chosen))


def chosen_in(asking: CampaignOrganisation) -> QuerySet[ChosenPartnership]:
    return asking.chosen.select_related("partnership").prefetch_related("partnership__organisations")


def chosen_partnership(asking: CampaignOrganisation, partnership_id: UUID) -> QuerySet[ChosenPartnership]:
    return chosen_in(asking).filter(partnership=partnership_id)


def partners_in(partnership: Partnership, organisation: Organisation) -> QuerySet[Organisation]:
    return partnership.organisations.exclude(pk=organisation.pk).order_by("name")


@dataclass(frozen=True)
class OwnAsking:
    """What a round asks of one of the person's own organisations, and what the person may do about it there."""

    asking: CampaignOrganisation
    permissions: frozenset[Permission]
    vouched_for: bool
    chosen: tuple[ChosenPartnership, ...]
    sent: dict[UUID | None, int]


def own_askings(user: User, askings: Iterable[CampaignOrganisation]) -> list[OwnAsking]:
    own = {membership.organisation_id: membership for membership in memberships_of(user)}
    return [
        OwnAsking(
            asking,
            MEMBERSHIP_ROLES[own[asking.organisation_id].role].permissions,
            own[asking.organisation_id].identity_verified,
            tuple(chosen_in(asking)),
            sent_by_subject(asking),
        )
        for asking in askings
        if asking.organisation_id in own
    ]
