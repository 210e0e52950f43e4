"""The register as people look through it, and one organisation's place in it."""

import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Replace

from accounts.models import User
from organisations.enums import OrganisationKind
from organisations.models import Organisation, OrganisationParent, Succession
from organisations.selectors.visible import visible_organisations

# Few people type the apostrophe of King's College, and phones type another one.
APOSTROPHES = "['’]"
PLAIN_NAME = Replace(Replace("name", Value("'"), Value("")), Value("’"), Value(""))


@dataclass(frozen=True)
class Place:
    """Where an organisation belonged for a time: the body above it and, where that is a board, the region above it."""

    link: OrganisationParent
    region: Organisation | None


@dataclass(frozen=True)
class Neighbours:
    """Who came after and before an organisation; `visible` are the ids of those whose page the reader can open."""

    successors: list[Succession]
    predecessors: list[Succession]
    visible: frozenset[uuid.UUID]


def search_organisations(
    organisations: QuerySet[Organisation], words: str, kind: str = ""
) -> QuerySet[Organisation]:
    """Those whose name holds every word, in any order, or whose code is what was typed; all where nothing was."""
    if kind:
        organisations = organisations.filter(kind=kind)
    words = words.strip()
    if not words:
        return organisations
    named = Q()
    for word in re.sub(APOSTROPHES, "", words).split():
        named &= Q(plain_name__icontains=word)
    return organisations.alias(plain_name=PLAIN_NAME).filter(
        named | Q(ods_code__iexact=words) | Q(local_id__iexact=words)
    )


def register_names(words: str) -> QuerySet[Organisation]:
    """Anybody in the register, for choosing a partner: names and codes are no secret between organisations."""
    return search_organisations(Organisation.objects.all(), words)


def chosen_organisations(ids: Iterable[str]) -> QuerySet[Organisation]:
    """The organisations of these ids; what is no id, or nobody's, is passed over."""
    return Organisation.objects.filter(pk__in=filter(None, map(_uuid, ids)))


def same_named(name: str) -> Organisation | None:
    return Organisation.objects.filter(name__iexact=" ".join(name.split())).first()


def with_code(code: str) -> Organisation | None:
    return Organisation.objects.filter(Q(ods_code__iexact=code) | Q(local_id__iexact=code)).first()


def open_boards(day: date) -> QuerySet[Organisation]:
    return Organisation.objects.filter(kind=OrganisationKind.ICB).open_on(day)


def places_of(organisation: Organisation, day: date) -> list[Place]:
    """Where it belongs on that day, or last belonged, first; then where it belonged before, latest first."""
    links = list(
        organisation.parents.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=day))
        .select_related("parent")
        .order_by(F("valid_from").desc(nulls_last=True))
    )
    regions = _regions_above({link.parent_id for link in links})
    return [Place(link, _region_on(link, regions.get(link.parent_id, []))) for link in links]


def neighbours_of(organisation: Organisation, user: User) -> Neighbours:
    successors = list(
        organisation.succeeded_by.select_related("successor").order_by("happened_on", "successor__name")
    )
    predecessors = list(
        organisation.succeeds.select_related("predecessor").order_by("happened_on", "predecessor__name")
    )
    ids = [link.successor_id for link in successors] + [link.predecessor_id for link in predecessors]
    visible = visible_organisations(user).filter(pk__in=ids).values_list("pk", flat=True) if ids else ()
    return Neighbours(successors, predecessors, frozenset(visible))


def _regions_above(boards: set[uuid.UUID]) -> dict[uuid.UUID, list[OrganisationParent]]:
    above: dict[uuid.UUID, list[OrganisationParent]] = {}
    for link in OrganisationParent.objects.filter(organisation__in=boards).select_related("parent"):
        above.setdefault(link.organisation_id, []).append(link)
    return above


def _region_on(link: OrganisationParent, above: list[OrganisationParent]) -> Organisation | None:
    """The board's region at the end of the organisation's time in it (or now)."""
    last = link.valid_to or date.max
    known = [higher for higher in above if (higher.valid_from or date.min) <= last]
    return max(known, key=lambda higher: higher.valid_from or date.min).parent if known else None


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
