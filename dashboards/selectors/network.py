"""Which organisations of an area work together, as far as both of them, or one to this area, have said so.

A tie between two organisations is in the network of a round where

- each of the two chose the same partnership for that round: both sides have registered it, or
- one of them has released its result about the partnership to this very area (decision 19), and has not taken it back.

What one side alone has put into the register is in no tie and in no list: the other side may not know of it. Of a
partnership of more than two every pair is looked at on its own. Nothing that anybody answered is read here.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from django.db.models import Q

from accounts.models import User
from assessments.models import Campaign, ChosenPartnership
from assessments.selectors.area_releases import readable_releases
from organisations.models import Organisation, Partnership
from organisations.selectors.areas import Area

Pair = frozenset[UUID]


@dataclass(frozen=True)
class Network:
    """`organisations` by name; `ties` are pairs of their places in it, the lower first, with how many partnerships.

    Of the pairs (as in `ties`) of which anybody chose a partnership, `both` are those where both sides did, and
    `one_sided` the others: these are for counting, never for showing.
    """

    organisations: tuple[Organisation, ...]
    ties: dict[tuple[int, int], int]
    both: frozenset[tuple[int, int]]
    one_sided: frozenset[tuple[int, int]]


def network_of(user: User, area: Area, campaign: Campaign, organisations: Sequence[Organisation]) -> Network:
    """Of these organisations, in a number of queries that does not depend on them. Ties that lead out are left out."""
    place = {organisation.pk: number for number, organisation in enumerate(organisations)}
    chosen = _choices(campaign, place)
    released = _released(user, area, campaign)
    sides = _sides(campaign, {partnership for _, partnership in released}, place)
    ties: dict[tuple[int, int], int] = defaultdict(int)
    both, one_sided = set(), set()
    for partnership, members in sides.items():
        for pair in combinations(sorted(members, key=place.__getitem__), 2):
            key = (place[pair[0]], place[pair[1]])
            said = [one in chosen[partnership] for one in pair]
            if any(said):
                (both if all(said) else one_sided).add(key)
            if all(said) or any((one, partnership) in released for one in pair):
                ties[key] += 1
    return Network(
        tuple(organisations), dict(sorted(ties.items())), frozenset(both), frozenset(one_sided - both)
    )


def _choices(campaign: Campaign, inside: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """By partnership, the organisations inside that chose it."""
    rows = ChosenPartnership.objects.filter(campaign_organisation__campaign=campaign).order_by()
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for partnership, organisation in rows.values_list(
        "partnership_id", "campaign_organisation__organisation_id"
    ):
        if organisation in inside:
            found[partnership].add(organisation)
    return found


def _released(user: User, area: Area, campaign: Campaign) -> set[tuple[UUID, UUID]]:
    """(organisation, partnership) of what was released to the area and may be read by this person."""
    if area.organisation is None:
        return set()
    rows = readable_releases(user).filter(area=area.organisation, campaign=campaign)
    return set(rows.order_by().values_list("organisation_id", "partnership_id"))


def _sides(campaign: Campaign, released: Collection[UUID], inside: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """By partnership that was chosen or released, those of its organisations that are inside."""
    chosen = ChosenPartnership.objects.filter(campaign_organisation__campaign=campaign)
    through = Partnership.organisations.through.objects.filter(
        Q(partnership__in=chosen.order_by().values("partnership")) | Q(partnership__in=list(released))
    )
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for partnership, organisation in through.values_list("partnership_id", "organisation_id"):
        if organisation in inside:
            found[partnership].add(organisation)
    return found
