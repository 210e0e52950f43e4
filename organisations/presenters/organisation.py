"""An organisation in words: what it is, where it belongs, who came before and after it."""

from collections.abc import Iterable
from datetime import date

from organisations.enums import SuccessionKind
from organisations.models import Organisation, OrganisationParent, Partnership, Succession
from organisations.presenters.dates import day
from organisations.presenters.partners import partner_names
from organisations.selectors.organisations import Neighbours, Place

Row = dict[str, str]


def fact_rows(organisation: Organisation, places: list[Place], today: date) -> list[Row]:
    rows = [
        {"key": "Kind", "value": organisation.get_kind_display()},
        {"key": "ODS code" if organisation.ods_code else "Local id", "value": organisation.code},
    ]
    if organisation.opened_on:
        rows.append(
            {
                "key": "Open since" if organisation.is_open(today) else "Opened",
                "value": day(organisation.opened_on),
            }
        )
    if organisation.closed_on:
        rows.append({"key": "Last day open", "value": day(organisation.closed_on)})
    return rows + _place_rows(places)


def _place_rows(places: list[Place]) -> list[Row]:
    if not places:
        return []
    now, *before = places
    rows = [{"key": now.link.parent.get_kind_display(), "value": _belonged(now.link)}]
    if now.region:
        rows.append({"key": now.region.get_kind_display(), "value": now.region.name})
    if before:
        rows.append({"key": "Before that", "value": "\n".join(_belonged(place.link) for place in before)})
    return rows


def _belonged(link: OrganisationParent) -> str:
    spans = {
        (True, True): f"from {day(link.valid_from)} to {day(link.valid_to)}",
        (True, False): f"since {day(link.valid_from)}",
        (False, True): f"until {day(link.valid_to)}",
        (False, False): "",
    }
    span = spans[link.valid_from is not None, link.valid_to is not None]
    return f"{link.parent.name}, {span}" if span else link.parent.name


def succession_rows(neighbours: Neighbours) -> list[Row]:
    """Who followed and who came before; those the reader can see are linked, the others are named only."""
    after = [
        _succession("Its work went to", link, link.successor, neighbours) for link in neighbours.successors
    ]
    before = [
        _succession("It took over from", link, link.predecessor, neighbours)
        for link in neighbours.predecessors
    ]
    return after + before


def _succession(key: str, link: Succession, other: Organisation, neighbours: Neighbours) -> Row:
    how = "" if link.kind == SuccessionKind.UNKNOWN else f" ({link.get_kind_display().lower()})"
    row = {"key": key, "value": f"{other.name}, on {day(link.happened_on)}{how}"}
    if other.pk in neighbours.visible:
        row |= {"href": other.get_absolute_url(), "action": "Open", "hidden": f"the page of {other.name}"}
    return row


def partnership_rows(
    partnerships: Iterable[Partnership], organisation: Organisation, today: date
) -> tuple[list[dict], list[dict]]:
    """(open, ended), each with name, href, partners, kind, since, until. Needs the organisations prefetched."""
    rows: tuple[list[dict], list[dict]] = ([], [])
    for partnership in partnerships:
        row = {
            "name": partnership.name,
            "href": partnership.get_absolute_url(),
            "partners": partner_names(partnership, organisation),
            "kind": partnership.get_kind_display(),
            "since": day(partnership.started_on),
            "until": day(partnership.ended_on),
        }
        rows[0 if partnership.is_open(today) else 1].append(row)
    return rows
