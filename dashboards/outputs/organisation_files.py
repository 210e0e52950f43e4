"""The organisations of an area as a CSV file: what the register says of each, and whether it was asked."""

from collections.abc import Collection, Sequence
from uuid import UUID

from dashboards.outputs.area_files import Column, csv_bytes, metadata
from dashboards.presenters.area_organisations import asked_words
from organisations.models import Organisation
from organisations.selectors.areas import Area

COLUMNS = (
    Column("area", "Area", "Code of the area."),
    Column("code", "Code", "ODS code, or the local id of a body without one."),
    Column("name", "Name", "Its name in the register."),
    Column("kind", "Kind", "Kind of organisation."),
    Column("this_round", "This round", "Whether the round asked it. Who answered is not said."),
    Column("opened_on", "Opened on", "Empty where it is not known.", "date"),
    Column("closed_on", "Last day open", "Empty where it is open.", "date"),
)


def organisations_csv(
    area: Area, organisations: Sequence[Organisation], asked: Collection[UUID] | None
) -> bytes:
    rows = (
        (
            area.code,
            one.code,
            one.name,
            one.get_kind_display(),
            asked_words(one, asked),
            one.opened_on.isoformat() if one.opened_on else "",
            one.closed_on.isoformat() if one.closed_on else "",
        )
        for one in organisations
    )
    return csv_bytes([column.name for column in COLUMNS], rows)


def organisations_metadata(area: Area, url: str) -> bytes:
    return metadata(
        url, f"All organisations in {area.name}", "The register of organisations", COLUMNS, ["code"]
    )
