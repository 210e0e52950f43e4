"""To whom one side may release its result by name, to whom it has, and what a named reader may read.

Readers are people with a role for the very area that it was released to (not for one above or below), and people who
were in the circle when it was released to that circle. Nobody else, and no administrator.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import AREA_ROLES
from assessments.models import AreaRelease, Campaign
from assessments.selectors.releases import Releasable
from organisations.models import Circle, CircleMember, Organisation, Partnership
from organisations.selectors.areas import area_tree

VIEWING = [code for code, role in AREA_ROLES.items() if Permission.AREA_VIEW in role.permissions]


@dataclass(frozen=True)
class Reader:
    """Who would see a release. `people` are those of a circle, by name; of an area the roles, whoever holds them."""

    area: Organisation | None = None
    circle: Circle | None = None
    people: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """As a form sends it."""
        return f"area-{self.area.pk}" if self.area else f"circle-{self.circle.pk}"

    @property
    def target(self) -> dict:
        return {"area": self.area, "circle": self.circle}

    def __str__(self) -> str:
        return str(self.area or self.circle)


def readers_for(organisation: Organisation, day: date) -> Mapping[str, Reader]:
    """By key: the organisation's board and region of that day, then every circle that has somebody in it."""
    tree = area_tree(day)
    areas = [
        area.organisation
        for code, area in tree.areas.items()
        if area.organisation and organisation.pk in tree.members[code]
    ]
    found = [Reader(area=area) for area in sorted(areas, key=lambda area: (area.kind, area.name))]
    people: dict[Circle, list[str]] = {}
    for member in CircleMember.objects.filter(left_at=None).select_related("circle", "person"):
        people.setdefault(member.circle, []).append(str(member.person))
    for circle in sorted(people, key=lambda circle: circle.name.lower()):
        found.append(Reader(circle=circle, people=tuple(sorted(people[circle]))))
    return {reader.key: reader for reader in found}


def area_releases_of(
    campaign: Campaign, organisation: Organisation, partnership: Partnership
) -> QuerySet[AreaRelease]:
    """Those that stand, and those that were taken back."""
    return AreaRelease.objects.filter(
        campaign=campaign, organisation=organisation, partnership=partnership
    ).select_related("area", "circle", "released_by")


def visible_area_releases(user: User) -> QuerySet[AreaRelease]:
    """For the people of the organisations that released: what they may know about."""
    return AreaRelease.objects.filter(organisation__memberships__person=user).select_related(
        "campaign", "organisation", "partnership", "area", "circle"
    )


def readable_releases(user: User) -> QuerySet[AreaRelease]:
    """For readers: what was released to them and stands, alphabetical by organisation and partnership.

    Whoever joined a circle later was not among those whom the lead saw when they released to it.
    """
    in_circle = CircleMember.objects.filter(
        circle=OuterRef("circle"), person=user, left_at=None, joined_at__lte=OuterRef("released_at")
    )
    for_area = Q(area__area_roles__person=user, area__area_roles__role__in=VIEWING)
    return (
        AreaRelease.objects.filter(for_area | Exists(in_circle), withdrawn_at=None)
        .select_related("campaign__instrument", "organisation", "partnership", "area", "circle")
        .prefetch_related("partnership__organisations")
        .order_by(F("organisation__name").asc(), "partnership__name", "-campaign__opens_at", "pk")
        .distinct()
    )


def would_change(standing: AreaRelease | None, new: Releasable, reader: Reader) -> bool:
    """Whether releasing to the same reader again gives them anything else: other numbers, or other people."""
    if standing is None or standing.sheets != new.sheets:
        return True
    if reader.circle is None:
        return False
    return reader.circle.members.filter(left_at=None, joined_at__gt=standing.released_at).exists()
