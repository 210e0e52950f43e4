import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from organisations.enums import OrganisationKind, SuccessionKind
from organisations.models import Organisation, OrganisationParent, Succession
from organisations.services.record_succession import record_succession

REFERENCE = Path(__file__).resolve().parent.parent / "reference"


@dataclass(frozen=True)
class ReferenceChanges:
    """How many rows the register did not have, or had otherwise."""

    regions: int
    icbs: int
    successions: int

    def __bool__(self) -> bool:
        return bool(self.regions or self.icbs or self.successions)


@transaction.atomic
def load_reference_data(*, by: User | None) -> ReferenceChanges:
    """Bring regions, ICBs and their successions up to the tables in organisations/reference.

    Loading them again changes nothing. Rows that are not in the tables are left alone, and so is a region
    that a person set for an ICB.
    """
    regions = [_keep(row, OrganisationKind.REGION, by=by) for row in _rows("regions.csv")]
    icbs = [_keep(row, OrganisationKind.ICB, by=by) for row in _rows("icbs.csv")]
    return ReferenceChanges(sum(regions), sum(icbs), _keep_successions(by=by))


def _rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def _keep(row: dict[str, str], kind: OrganisationKind, *, by: User | None) -> bool:
    """Whether the organisation, or its place in a region, had to be written."""
    facts = {
        "name": row["name"],
        "kind": kind,
        "opened_on": _day(row.get("opened_on")),
        "closed_on": _day(row.get("closed_on")),
    }
    organisation = Organisation.objects.filter(ods_code=row["code"]).first()
    stands = organisation is not None and all(
        getattr(organisation, field) == fact for field, fact in facts.items()
    )
    if not stands:
        organisation, _ = Organisation.objects.update_or_create(ods_code=row["code"], defaults=facts)
    moved = "region" in row and _keep_region(organisation, row["region"])
    if stands and not moved:
        return False
    record_event(by=by, action="reference_organisation_loaded", subject=organisation, code=row["code"])
    return True


def _keep_region(icb: Organisation, region_code: str) -> bool:
    span = {"valid_from": icb.opened_on, "valid_to": icb.closed_on}
    parents = icb.parents.select_related("parent")
    if any(link.set_by_person for link in parents):
        return False
    if any(link.parent.ods_code == region_code and _span(link) == span for link in parents):
        return False
    region = Organisation.objects.get(ods_code=region_code)
    OrganisationParent.objects.update_or_create(organisation=icb, defaults={"parent": region, **span})
    return True


def _span(link: OrganisationParent) -> dict[str, date | None]:
    return {"valid_from": link.valid_from, "valid_to": link.valid_to}


def _keep_successions(*, by: User | None) -> int:
    """How many successions had to be written."""
    known = {
        (pair.predecessor.ods_code, pair.successor.ods_code, pair.kind, pair.happened_on.isoformat())
        for pair in Succession.objects.select_related("predecessor", "successor")
    }
    missing = [row for row in _rows("icb_successions.csv") if _key(row) not in known]
    organisations = Organisation.objects.in_bulk(
        {code for row in missing for code in (row["predecessor"], row["successor"])}, field_name="ods_code"
    )
    for row in missing:
        record_succession(
            predecessor=organisations[row["predecessor"]],
            successor=organisations[row["successor"]],
            happened_on=date.fromisoformat(row["happened_on"]),
            kind=SuccessionKind(row["kind"]),
            by=by,
        )
    return len(missing)


def _key(row: dict[str, str]) -> tuple[str, str, str, str]:
    return row["predecessor"], row["successor"], row["kind"], row["happened_on"]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
