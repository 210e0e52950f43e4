"""An area as its pages find it: with the areas of today, or as it last was where it has closed since."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from accounts.models import User
from assessments.models import CampaignOrganisation
from organisations.models import Organisation, Succession
from organisations.selectors.areas import (
    ENGLAND,
    LEVEL_OF_KIND,
    Area,
    AreaTree,
    area_of,
    area_tree,
    roles_for,
    visible_areas,
)


@dataclass(frozen=True)
class AreaPlace:
    """`tree` is of today, or of the area's last day. `visible` are the codes in it whose figures the reader may see."""

    area: Area
    tree: AreaTree
    visible: frozenset[str]
    closed_on: date | None = None


@dataclass(frozen=True)
class OrganisationPlace:
    """An organisation that stood in an area which the reader sees, in the tree by which it was found."""

    organisation: Organisation
    tree: AreaTree


def find_area(user: User, code: str, today: date) -> AreaPlace | None:
    """None where there is no such area, or the reader may not know of its figures."""
    tree = area_tree(today)
    visible = visible_areas(user, tree)
    if code in visible:
        return AreaPlace(tree.areas[code], tree, frozenset(visible))
    if code in tree.areas:
        return None
    body = _closed_body(code, today)
    if body is None:
        return None
    tree = area_tree(body.closed_on)
    visible = visible_areas(user, tree)
    if code not in visible:
        return None
    return AreaPlace(tree.areas[code], tree, frozenset(visible), body.closed_on)


def tree_on(place: AreaPlace, day: date) -> AreaTree:
    return place.tree if day == place.tree.day else area_tree(day)


def areas_of(user: User, today: date) -> tuple[AreaTree, dict[str, Area]]:
    """The areas of today that the person sees, and the closed ones for which they hold a role."""
    tree = area_tree(today)
    visible = visible_areas(user, tree)
    closed = [held.area for held in roles_for(user) if held.area and held.area.code.lower() not in tree.areas]
    return tree, visible | {body.code.lower(): area_of(body) for body in closed}


def held_codes(user: User) -> list[str]:
    """Of the areas that the person holds a role for, by name; England first."""
    held = roles_for(user).order_by("area__name")
    return sorted(
        (one.area.code.lower() if one.area else ENGLAND for one in held), key=lambda code: code != ENGLAND
    )


def before_and_after(area: Area) -> tuple[list[Succession], list[Succession]]:
    """Which areas came before this one, and which after; England has neither."""
    if area.organisation is None:
        return [], []
    rows = (
        Succession.objects.filter(Q(predecessor=area.organisation) | Q(successor=area.organisation))
        .select_related("predecessor", "successor")
        .order_by("happened_on", "successor__name", "predecessor__name")
    )
    found = list(rows)
    before = [row for row in found if row.successor_id == area.organisation.pk]
    after = [row for row in found if row.predecessor_id == area.organisation.pk]
    return before, after


def organisations_in(tree: AreaTree, code: str) -> list[Organisation]:
    """By name, without the regions, which are areas and are asked nothing."""
    return list(
        Organisation.objects.filter(pk__in=tree.members[code]).exclude(kind="region").order_by("name")
    )


def asked_in(campaign_id: UUID, organisations: list[Organisation]) -> frozenset[UUID]:
    """Which of them the round asked. Whether anybody there answered is not said of any one of them."""
    return frozenset(
        CampaignOrganisation.objects.filter(
            campaign=campaign_id, organisation__in=[one.pk for one in organisations]
        ).values_list("organisation_id", flat=True)
    )


def rounds_that_asked(organisation: Organisation) -> list[CampaignOrganisation]:
    return list(
        CampaignOrganisation.objects.filter(organisation=organisation)
        .select_related("campaign")
        .order_by("-campaign__opens_at")
    )


def organisation_in_sight(user: User, organisation_id: UUID, today: date) -> OrganisationPlace | None:
    """An organisation of an area that the reader sees, today or on its last day."""
    organisation = Organisation.objects.filter(pk=organisation_id).exclude(kind="region").first()
    if organisation is None:
        return None
    tree = area_tree(min(today, organisation.closed_on or today))
    if any(organisation.pk in tree.members[code] for code in visible_areas(user, tree)):
        return OrganisationPlace(organisation, tree)
    return None


def _closed_body(code: str, today: date) -> Organisation | None:
    return Organisation.objects.filter(
        Q(ods_code__iexact=code) | Q(local_id__iexact=code), kind__in=LEVEL_OF_KIND, closed_on__lt=today
    ).first()
