"""Everything on the page of an area's network, from the network itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.charts import Chart
from assessments.presenters.links import Link
from assessments.presenters.tables import Table, table
from dashboards import charts
from dashboards.presenters import network as words
from dashboards.selectors.network import Network
from dashboards.selectors.network_measures import measure

TOO_MANY = (
    "There is no picture: {} organisations have a partnership here, and a picture of more than {} cannot be read. "
    "Choose a smaller area, or download the pairs below."
)


@dataclass(frozen=True)
class NetworkPage:
    """`rows` are the whole list, of which a page is shown as a table. Without a tie there is no picture; with too many,
    `why_no_picture` says so."""

    finding: str
    measures: list[dict[str, str]]
    rows: list[tuple[str | Link, ...]]
    chart: Chart | None
    ties: Table
    why_no_picture: str = ""


def network_page(network: Network) -> NetworkPage:
    found = measure(network)
    tied = [place for group in found.groups for place in group]
    drawn = bool(tied) and len(tied) <= charts.MOST_DOTS
    return NetworkPage(
        finding=words.finding(network, found),
        measures=words.measure_rows(network, found),
        rows=words.rows(network, found),
        chart=_chart(network, tied) if drawn else None,
        ties=table("Who works together, pair by pair", words.TIE_HEADS, words.tie_rows(network)),
        why_no_picture=TOO_MANY.format(len(tied), charts.MOST_DOTS) if tied and not drawn else "",
    )


def organisation_table(rows: Sequence[tuple[str | Link, ...]], area_name: str) -> Table:
    return table(f"Organisations in {area_name}", words.HEADS, rows)


def _chart(network: Network, tied: list[int]) -> Chart:
    return charts.network("chart-network", tied, list(network.ties), words.said(network))
