"""The lever log of an area, its programmes, and which levers are claimed for an organisation."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from accounts.models import User
from dashboards.models import Lever, LeverDispute, LeverVersion, Programme, ProgrammeVersion
from dashboards.selectors.area_places import AreaPlace, find_area
from dashboards.selectors.commentary import writes_for
from organisations.models import Organisation, OrganisationParent
from organisations.selectors.areas import ENGLAND, LEVEL_OF_KIND
from organisations.selectors.visible import visible_organisations


@dataclass(frozen=True)
class LeverFound:
    """`earlier` are former versions, the newest first. `disputes` are those that stand."""

    row: Lever
    current: LeverVersion
    earlier: tuple[LeverVersion, ...]
    disputes: tuple[LeverDispute, ...]

    @property
    def is_withdrawn(self) -> bool:
        return self.row.withdrawn_at is not None


@dataclass(frozen=True)
class ProgrammeFound:
    row: Programme
    current: ProgrammeVersion
    earlier: tuple[ProgrammeVersion, ...]


@dataclass(frozen=True)
class Claim:
    """A lever claimed for an organisation, with the area's name and what the organisation itself says against it."""

    lever: LeverFound
    area: str
    dispute: LeverDispute | None


def levers_of(codes: Collection[str]) -> list[LeverFound]:
    """The newest date first. Three queries."""
    found = [_lever(row) for row in _levers().filter(area_code__in=codes)]
    return sorted(found, key=lambda lever: (lever.current.happened_on, lever.row.recorded_at), reverse=True)


def programmes_of(codes: Collection[str]) -> list[ProgrammeFound]:
    """By name. Two queries."""
    found = [_programme(row) for row in _programmes().filter(area_code__in=codes)]
    return sorted(found, key=lambda programme: programme.current.name)


def find_lever(user: User, lever_id: UUID, today: date) -> tuple[LeverFound, AreaPlace] | None:
    """For whoever sees its area; to everybody else it does not exist."""
    row = _levers().filter(pk=lever_id).first()
    place = find_area(user, row.area_code, today) if row else None
    return (_lever(row), place) if row and place else None


def find_programme(user: User, programme_id: UUID, today: date) -> ProgrammeFound | None:
    row = _programmes().filter(pk=programme_id).first()
    return _programme(row) if row and find_area(user, row.area_code, today) else None


def may_write(user: User, place: AreaPlace) -> bool:
    """For this very area, and only while there is one."""
    return place.closed_on is None and writes_for(user, place.area.code)


def claims_on(organisation: Organisation) -> list[Claim]:
    """The levers of the areas that it stood in on their date, the newest first; withdrawn ones are left out.

    Six queries, however many levers there are.
    """
    stood = _stood_in(organisation)
    codes = {ENGLAND} | {body.code.lower() for body, _, _ in stood}
    names = {body.code.lower(): body.name for body, _, _ in stood} | {ENGLAND: "England"}
    return [
        Claim(
            lever,
            names[lever.row.area_code],
            next((one for one in lever.disputes if one.organisation_id == organisation.pk), None),
        )
        for lever in levers_of(codes)
        if not lever.is_withdrawn and lever.row.area_code in _codes_on(stood, lever.current.happened_on)
    ]


def claim_on(organisation: Organisation, lever_id: UUID) -> Claim | None:
    return next((claim for claim in claims_on(organisation) if claim.lever.row.pk == lever_id), None)


def own_disputes(user: User) -> QuerySet[LeverDispute]:
    """Of organisations that the person finds."""
    return LeverDispute.objects.filter(
        organisation__in=visible_organisations(user), withdrawn_at=None
    ).select_related("organisation", "lever")


Stood = tuple[Organisation, date | None, date | None]


def _stood_in(organisation: Organisation) -> list[Stood]:
    """The areas over it, and itself where it is one, each with the days between which it stood in them."""
    found: list[Stood] = []
    if organisation.kind in LEVEL_OF_KIND:
        found.append((organisation, None, organisation.closed_on))
    links = OrganisationParent.objects.select_related("parent")
    own = list(links.filter(organisation=organisation))
    above = list(links.filter(organisation__in=[link.parent_id for link in own]))
    for link in own:
        found.append((link.parent, link.valid_from, link.valid_to))
        for upper in above:
            if upper.organisation_id == link.parent_id:
                since = max(filter(None, (link.valid_from, upper.valid_from)), default=None)
                until = min(filter(None, (link.valid_to, upper.valid_to)), default=None)
                found.append((upper.parent, since, until))
    return found


def _codes_on(stood: list[Stood], day: date) -> set[str]:
    return {ENGLAND} | {
        body.code.lower()
        for body, since, until in stood
        if (since is None or since <= day) and (until is None or day <= until)
    }


def _levers() -> QuerySet[Lever]:
    versions = LeverVersion.objects.select_related("written_by", "programme")
    disputes = LeverDispute.objects.filter(withdrawn_at=None).select_related("organisation")
    return Lever.objects.select_related("recorded_by", "withdrawn_by").prefetch_related(
        Prefetch("versions", versions), Prefetch("disputes", disputes, to_attr="standing_disputes")
    )


def _lever(row: Lever) -> LeverFound:
    *earlier, current = row.versions.all()
    disputes = sorted(row.standing_disputes, key=lambda dispute: dispute.organisation.name)
    return LeverFound(row, current, tuple(reversed(earlier)), tuple(disputes))


def _programmes() -> QuerySet[Programme]:
    versions = ProgrammeVersion.objects.select_related("written_by")
    return Programme.objects.select_related("created_by").prefetch_related(Prefetch("versions", versions))


def _programme(row: Programme) -> ProgrammeFound:
    *earlier, current = row.versions.all()
    return ProgrammeFound(row, current, tuple(reversed(earlier)))
