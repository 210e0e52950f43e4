"""Organisations of one kind, as one of them may see the others: together, and unnamed.

Everything shown is of a publication, so it passed disclosure control. One thing more is looked at here: the reader
knows their own organisation's numbers, and could take them out. So the others alone have to be safe too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from assessments.models import Campaign
from dashboards.models import BatchShare, Publication
from models_engine import is_safe
from organisations.enums import AreaLevel
from organisations.models import Organisation
from organisations.selectors.areas import ENGLAND, area_tree

FEWEST = 5


@dataclass(frozen=True)
class PeerGroup:
    """`others` are how many organisations of the kind answered beside the reader's own. `content` is None where they
    are fewer than five, where they are not safe without the reader's, or where nothing is published."""

    area: str
    name: str
    others: int
    content: dict[str, Any] | None


def peer_groups(campaign: Campaign, organisation: Organisation) -> list[PeerGroup]:
    """In the organisation's region, where it has one, and in England; the areas are as the round found them."""
    tree = area_tree(campaign.first_day)
    regions = [
        area
        for area in tree.areas.values()
        if area.level == AreaLevel.REGION and organisation.pk in tree.members[area.code]
    ]
    return [_group(campaign, organisation, area.code, area.name) for area in regions] + [
        _group(campaign, organisation, ENGLAND, "England")
    ]


def latest_with_figures(rounds: Sequence[Campaign], organisation: Organisation) -> Campaign:
    """The first of the rounds in which England has figures of the kind and enough others of it answered; the first of
    all where there is none. Two queries, however many rounds there are."""
    rows = Publication.objects.filter(
        batch__campaign__in=rounds, area=ENGLAND, kind__in=["", organisation.kind], has_figures=True
    )
    answered = (
        BatchShare.objects.filter(batch__campaign__in=rounds, organisation__kind=organisation.kind)
        .exclude(organisation=organisation)
        .values("batch__campaign")
        .annotate(others=Count("organisation", distinct=True))
        .filter(others__gte=FEWEST)
    )
    known = set(rows.values_list("batch__campaign_id", flat=True)) & set(
        answered.values_list("batch__campaign", flat=True)
    )
    return next((one for one in rounds if one.pk in known), rounds[0])


def _group(campaign: Campaign, organisation: Organisation, code: str, name: str) -> PeerGroup:
    found = _published(campaign, organisation, code)
    if found is None:
        return PeerGroup(code, name, 0, None)
    # Whom the figures count: they may be those of an earlier batch.
    shares = BatchShare.objects.filter(
        batch__campaign=campaign, batch__number=found.counted_in, organisation__in=found.organisations
    ).exclude(organisation=organisation)
    people = [len(marks) for marks in shares.values_list("marks", flat=True) if marks]
    open_to_it = found.has_figures and len(people) >= FEWEST and is_safe(people)
    return PeerGroup(code, name, len(people), found.content if open_to_it else None)


def _published(campaign: Campaign, organisation: Organisation, code: str) -> Publication | None:
    """Of the kind; where all organisations are of that kind, nothing is published of it beside all together."""
    rows = Publication.objects.filter(
        batch__campaign=campaign, area=code, boundaries=campaign.first_day, kind__in=["", organisation.kind]
    ).order_by("-batch__number", "-kind")
    found = rows.first()
    if found is None or found.kind:
        return found
    others = Organisation.objects.filter(pk__in=found.organisations).exclude(kind=organisation.kind)
    return None if others.exists() else found
