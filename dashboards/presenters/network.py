"""An area's network in words: the list and its measures first, then what a picture can hold.

Organisations stand by name. Nothing says that more ties are better, and nobody stands in an order of them.
"""

from assessments.presenters.links import Link
from dashboards.presenters.area_organisations import organisation_href
from dashboards.presenters.shown import is_shown, share_text
from dashboards.selectors.network import Network
from dashboards.selectors.network_measures import Measures

HEADS = ("Number", "Organisation", "Works together with", "In the network")
TIE_HEADS = ("Organisation", "Works together with", "Partnerships")
LINKS_GROUPS = "links groups that would not otherwise meet"
NONE_HERE = "no partnership registered here"
TOO_FEW = "not shown (too few organisations)"


def finding(network: Network, measures: Measures) -> str:
    of = len(network.organisations)
    tied = of - len(measures.isolates)
    if not tied:
        return "No partnership between two organisations here is registered by both of them yet."
    groups = len(measures.groups)
    words = "in one group" if groups == 1 else f"in {groups} groups that have no partnership with each other"
    return f"{tied} of {of} organisations here work together with another one, {words}."


def rows(network: Network, measures: Measures) -> list[tuple[str | Link, ...]]:
    """One for each organisation, by name; the numbers are those of the picture."""
    group = {place: number for number, found in enumerate(measures.groups, 1) for place in found}
    return [
        (
            str(place + 1),
            Link(organisation.name, organisation_href(organisation)),
            _others(measures.degree[place]),
            _part(place, group, measures),
        )
        for place, organisation in enumerate(network.organisations)
    ]


def tie_rows(network: Network) -> list[tuple[str, str, str]]:
    names = [one.name for one in network.organisations]
    return [
        (f"{one + 1}. {names[one]}", f"{other + 1}. {names[other]}", str(count))
        for (one, other), count in network.ties.items()
    ]


def measure_rows(network: Network, measures: Measures) -> list[dict[str, str]]:
    names = [one.name for one in network.organisations]
    brokers = ", ".join(names[place] for place in measures.brokers)
    density = "not worked out for fewer than two organisations"
    if measures.density is not None:
        density = f"{_percent(measures.density)} of all pairs that there could be"
    return [
        {"key": "Pairs that work together", "value": str(measures.ties)},
        {"key": "How dense the network is", "value": density},
        {"key": "Separate groups, with no partnership between them", "value": str(len(measures.groups))},
        {"key": "Organisations that link groups that would not otherwise meet", "value": brokers or "none"},
        {"key": "Organisations with no partnership registered here", "value": str(len(measures.isolates))},
        {
            "key": "Both sides name the partnership",
            "value": f"{share_text(measures.agreement.as_data())} of the pairs that either side named"
            if is_shown(measures.agreement.as_data())
            else TOO_FEW,
        },
    ]


def said(network: Network) -> dict[int, str]:
    """By place, an organisation with those it works together with: what the picture says of its dot."""
    others: dict[int, list[str]] = {}
    for one, other in network.ties:
        others.setdefault(one, []).append(network.organisations[other].name)
        others.setdefault(other, []).append(network.organisations[one].name)
    return {
        place: f"{place + 1}. {network.organisations[place].name}, with {', '.join(names)}"
        for place, names in others.items()
    }


def _others(degree: int) -> str:
    if degree == 0:
        return NONE_HERE
    return f"{degree} other organisation{'' if degree == 1 else 's'}"


def _part(place: int, group: dict[int, int], measures: Measures) -> str:
    if place not in group:
        return "–"
    words = "one group" if len(measures.groups) == 1 else f"group {group[place]}"
    return f"{words}; {LINKS_GROUPS}" if place in measures.brokers else words


def _percent(share: float) -> str:
    if 0 < share < 0.01:
        return "under 1%"
    return f"{share * 100:.0f}%"
