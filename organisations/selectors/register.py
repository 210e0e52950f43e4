"""The register as an import sees it: by code, in three queries, without model rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from organisations.enums import OrganisationKind
from organisations.models import Organisation, OrganisationParent, RegisterImport


@dataclass(frozen=True)
class KnownParent:
    """The link that an import compares with: the one without an end, else the last to end."""

    code: str | None
    valid_from: date | None
    valid_to: date | None
    set_by_person: bool


@dataclass(frozen=True)
class KnownOrganisation:
    code: str
    name: str
    kind: str
    opened_on: date | None
    closed_on: date | None
    parent: KnownParent | None = None

    @property
    def is_area(self) -> bool:
        return self.kind in (OrganisationKind.ICB, OrganisationKind.REGION)


def known_organisations() -> dict[str, KnownOrganisation]:
    """Every organisation with an ODS code, by that code."""
    parents = _last_parents(
        OrganisationParent.objects.filter(organisation__ods_code__isnull=False)
        .select_related("organisation", "parent")
        .order_by("valid_from")
    )
    return {
        code: KnownOrganisation(code, name, kind, opened_on, closed_on, parents.get(code))
        for code, name, kind, opened_on, closed_on in Organisation.objects.filter(
            ods_code__isnull=False
        ).values_list("ods_code", "name", "kind", "opened_on", "closed_on")
    }


def earlier_import(sha256: str) -> RegisterImport | None:
    """The last time this very file was read, where another one has been read since."""
    imports = RegisterImport.objects.order_by("-pk")
    last = imports.first()
    if last is None or last.file_sha256 == sha256:
        return None
    return imports.filter(file_sha256=sha256).first()


def _last_parents(links: Iterable[OrganisationParent]) -> dict[str, KnownParent]:
    last: dict[str, KnownParent] = {}
    for link in links:
        code = link.organisation.ods_code or ""
        if code not in last or _end(link.valid_to) >= _end(last[code].valid_to):
            last[code] = KnownParent(link.parent.ods_code, link.valid_from, link.valid_to, link.set_by_person)
    return last


def _end(day: date | None) -> date:
    return day or date.max
