"""Which organisations of an area work together, as far as both of them, or one to this area, have said so.

A tie between two organisations is in the network of a round where

- each of the two chose the same partnership for that round: both sides have registered it, or
- one of them has released its result about the partnership to this very area (decision 19), and has not taken it back.

What one side alone has put into the register is in no tie and in no list: the other side may not know of it. Of a
partnership of more than two every pair is looked at on its own. Nothing that anybody answered is read here.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from accounts.models import User
from assessments.models import Campaign, ChosenPartnership
from assessments.selectors.area_releases import readable_releases
from organisations.models import Organisation, Partnership
from organisations.selectors.areas import Area

# The other organisation of a pair, as seen from the row of the one.
OTHER = "partnership__organisations"
BOTH = 2


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
    """Of these organisations, in a number of queries that does not depend on them. Ties that lead out are left out.

    The database puts the pairs together: a country has thousands of partnerships, and as rows of their own they took
    longer to read than the whole page may take.
    """
    place = {organisation.pk: number for number, organisation in enumerate(organisations)}
    ties: dict[tuple[int, int], int] = defaultdict(int)
    both, one_sided = set(), set()
    for one, other, said in _chosen(campaign, list(place)):
        key = _key(place[one], place[other])
        if said == BOTH:
            both.add(key)
            ties[key] += 1
        else:
            one_sided.add(key)
    for one, other in _only_released(user, area, campaign, list(place)):
        ties[_key(place[one], place[other])] += 1
    return Network(
        tuple(organisations), dict(sorted(ties.items())), frozenset(both), frozenset(one_sided - both)
    )


def _pairs(inside: list[UUID], more: Q) -> QuerySet:
    """Each partnership of two of the organisations once for each pair of them. Conditions about a partnership's
    organisations are about the same one only where they stand in one filter."""
    pair = Q(organisation__in=inside, organisation__lt=F(OTHER), **{f"{OTHER}__in": inside})
    return Partnership.organisations.through.objects.filter(pair & more)


def _chosen(campaign: Campaign, inside: list[UUID]) -> QuerySet:
    """(one, other, how many of the two chose it), for each partnership that at least one of them chose."""
    choice = "partnership__chosen_in__campaign_organisation"
    own = Q(**{f"{choice}__organisation": F("organisation")}) | Q(**{f"{choice}__organisation": F(OTHER)})
    rows = _pairs(inside, Q(**{f"{choice}__campaign": campaign}) & own)
    return (
        rows.values("pk", "organisation", OTHER)
        .annotate(said=Count("pk"))
        .values_list("organisation", OTHER, "said")
    )


def _only_released(user: User, area: Area, campaign: Campaign, inside: list[UUID]) -> list[tuple[UUID, UUID]]:
    """The pairs, once for each partnership, that stand here only because one of the two has released its result about
    it to the area and the reader may read that."""
    if area.organisation is None:
        return []
    releases = readable_releases(user).filter(area=area.organisation, campaign=campaign).order_by()
    released = set(releases.values_list("organisation_id", "partnership_id"))
    chosen = ChosenPartnership.objects.filter(
        campaign_organisation__campaign=campaign, partnership=OuterRef("partnership")
    ).order_by()
    rows = (
        _pairs(inside, Q(partnership__in=releases.values("partnership")))
        .annotate(
            one=Exists(chosen.filter(campaign_organisation__organisation=OuterRef("organisation"))),
            the_other=Exists(chosen.filter(campaign_organisation__organisation=OuterRef(OTHER))),
        )
        .exclude(one=True, the_other=True)
    )
    return [
        (one, other)
        for partnership, one, other in rows.values_list("partnership", "organisation", OTHER)
        if {(one, partnership), (other, partnership)} & released
    ]


def _key(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
