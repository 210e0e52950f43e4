"""England, its regions and their boards (ICBs): which organisation belonged to which area on which day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import AREA_ROLES
from organisations.enums import AreaLevel, OrganisationKind
from organisations.models import AreaRole, Organisation, OrganisationParent

ENGLAND = "england"
LEVEL_OF_KIND = {OrganisationKind.REGION: AreaLevel.REGION, OrganisationKind.ICB: AreaLevel.BOARD}


@dataclass(frozen=True)
class Area:
    """`code` stands in addresses: "england", or the code of the region or board in small letters."""

    code: str
    name: str
    level: AreaLevel
    organisation: Organisation | None = None


@dataclass(frozen=True)
class AreaTree:
    """The areas as they were on one day. Regions and boards stand by name, never by a figure.

    `above` has for each area but England the code of the one above; `members` for each area the organisations in
    it at any depth, the areas' own bodies among them (a board is an organisation of its area and of its region).
    """

    day: date
    areas: dict[str, Area]
    above: dict[str, str]
    members: dict[str, frozenset[UUID]]

    def children(self, code: str) -> list[Area]:
        return [self.areas[child] for child, parent in self.above.items() if parent == code]

    def path(self, code: str) -> list[Area]:
        """From England down to the area itself: its breadcrumb."""
        path = [self.areas[code]]
        while code in self.above:
            code = self.above[code]
            path.insert(0, self.areas[code])
        return path

    def inside(self, code: str) -> frozenset[str]:
        """The codes of the area and of every area in it."""
        return frozenset(found for found in self.areas if code in {area.code for area in self.path(found)})


def area_of(organisation: Organisation) -> Area:
    """The area that a region's or a board's row in the register stands for."""
    level = LEVEL_OF_KIND[OrganisationKind(organisation.kind)]
    return Area(organisation.code.lower(), organisation.name, level, organisation)


def area_tree(day: date) -> AreaTree:
    """Two queries. Areas closed before that day, or opened after it, are not in it."""
    rows = Organisation.objects.filter(kind__in=LEVEL_OF_KIND).open_on(day).order_by("name")
    found = {row.pk: area_of(row) for row in rows}
    links = dict(OrganisationParent.objects.on(day).values_list("organisation_id", "parent_id"))
    above = {area.code: _above(pk, area, links, found) for pk, area in found.items()}
    areas = {ENGLAND: Area(ENGLAND, "England", AreaLevel.ENGLAND)} | {
        area.code: area for area in found.values()
    }
    members: dict[str, set[UUID]] = {code: set() for code in areas}
    for pk in links.keys() | found.keys():
        for code in _codes_up(pk, links, found):
            members[code].add(pk)
    return AreaTree(day, areas, above, {code: frozenset(pks) for code, pks in members.items()})


def roles_for(user: User) -> QuerySet[AreaRole]:
    return AreaRole.objects.filter(person=user).select_related("area")


def visible_areas(user: User, tree: AreaTree) -> dict[str, Area]:
    """The areas whose figures the person may see: those they have a role for, and every area in these."""
    codes: set[str] = set()
    for code in _codes_with(roles_for(user), Permission.AREA_VIEW):
        codes |= tree.inside(code) if code in tree.areas else set()
    return {code: area for code, area in tree.areas.items() if code in codes}


def _codes_with(roles: Iterable[AreaRole], permission: Permission) -> list[str]:
    return [
        held.area.code.lower() if held.area else ENGLAND
        for held in roles
        if permission in AREA_ROLES[held.role].permissions
    ]


def _above(pk: UUID, area: Area, links: dict[UUID, UUID], found: dict[UUID, Area]) -> str:
    parent = found.get(links[pk]) if pk in links else None
    return parent.code if parent and area.level == AreaLevel.BOARD else ENGLAND


def _codes_up(pk: UUID, links: dict[UUID, UUID], found: dict[UUID, Area]) -> list[str]:
    """England, and every area over the organisation, its own where it is one. Links lead at most two steps up."""
    codes = [ENGLAND]
    for _ in range(3):
        if pk in found:
            codes.append(found[pk].code)
        if pk not in links:
            break
        pk = links[pk]
    return codes
