"""The ties of an area's network as a CSV file: the pairs that its page has, and no others."""

from dashboards.outputs.area_files import Column, csv_bytes, metadata
from dashboards.presenters.area_choice import Choice
from dashboards.selectors.network import Network
from organisations.selectors.areas import Area

COLUMNS = (
    Column("area", "Area", "Code of the area."),
    Column("round", "Round", "Name of the round in which the pair was registered."),
    Column("boundaries", "Boundaries", "The area is as it was on this day.", "date"),
    Column("code", "Code", "ODS code, or the local id of a body without one."),
    Column("name", "Name", "Its name in the register."),
    Column("other_code", "Code of the other", "ODS code or local id of the other organisation."),
    Column("other_name", "Name of the other", "Its name in the register."),
    Column("partnerships", "Partnerships", "How many partnerships the pair has here.", "integer"),
)


def network_csv(area: Area, choice: Choice | None, network: Network | None) -> bytes:
    """No rows where no round has figures here."""
    rows = []
    if choice and network:
        for (first, second), count in network.ties.items():
            one, other = network.organisations[first], network.organisations[second]
            rows.append(
                (
                    area.code,
                    choice.batch.campaign.title,
                    choice.boundaries.isoformat(),
                    one.code,
                    one.name,
                    other.code,
                    other.name,
                    count,
                )
            )
    return csv_bytes([column.name for column in COLUMNS], rows)


def network_metadata(area: Area, url: str) -> bytes:
    return metadata(
        url,
        f"Which organisations in {area.name} work together",
        "Partnerships that both sides have registered in the round, or that one side has released to the area",
        COLUMNS,
        ["round", "boundaries", "code", "other_code"],
    )
