"""Who offers to share what they have learned, who wants to learn, and requests between the two.

All of it is what leads wrote. Nothing is read from answers or results, and nobody is proposed for being strong at
anything: an organisation stands here because it said so.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import MEMBERSHIP_ROLES
from dashboards.models import ContactRequest, LearningOffer, LearningWish
from organisations.enums import AreaLevel
from organisations.models import Organisation
from organisations.selectors.areas import Area, area_tree
from organisations.selectors.visible import vouching_organisations


@dataclass(frozen=True)
class Regions:
    """`of` has the region of each organisation that is in one."""

    all: tuple[Area, ...]
    of: dict[UUID, Area]


def own_offers(user: User) -> QuerySet[LearningOffer]:
    """Those of the person's organisations that have vouched for them."""
    return LearningOffer.objects.filter(
        organisation__in=vouching_organisations(user), withdrawn_at=None
    ).select_related("organisation")


def own_wishes(user: User) -> QuerySet[LearningWish]:
    return LearningWish.objects.filter(
        organisation__in=vouching_organisations(user), withdrawn_at=None
    ).select_related("organisation")


def offers_of_others(user: User, day: date) -> QuerySet[LearningOffer]:
    """What standing organisations offer, for whoever belongs to another one; by name, then by condition."""
    if not vouching_organisations(user).exists():
        return LearningOffer.objects.none()
    return (
        LearningOffer.objects.filter(withdrawn_at=None, organisation__in=Organisation.objects.open_on(day))
        .exclude(organisation__in=vouching_organisations(user))
        .select_related("organisation")
        .order_by("organisation__name", "organisation_id", "factor")
    )


def visible_contact_requests(user: User) -> QuerySet[ContactRequest]:
    """Those from or to one of the person's organisations."""
    own = vouching_organisations(user).values("pk")
    return ContactRequest.objects.filter(
        Q(organisation__in=own) | Q(offer__organisation__in=own)
    ).select_related("organisation", "offer__organisation", "asked_by", "answered_by", "partnership")


def asked_since(organisation: Organisation, moment: datetime) -> int:
    return ContactRequest.objects.filter(
        organisation=organisation, asked_at__gt=moment - timedelta(days=1)
    ).count()


def regions_on(day: date) -> Regions:
    tree = area_tree(day)
    regions = tuple(area for area in tree.areas.values() if area.level == AreaLevel.REGION)
    return Regions(regions, {pk: area for area in regions for pk in tree.members[area.code]})


def arranging_organisations(user: User) -> QuerySet[Organisation]:
    """Those for which the person may offer, wish and ask."""
    roles = [
        code for code, role in MEMBERSHIP_ROLES.items() if Permission.LEARNING_ARRANGE in role.permissions
    ]
    return Organisation.objects.filter(
        memberships__person=user, memberships__identity_verified=True, memberships__role__in=roles
    ).order_by("name")
