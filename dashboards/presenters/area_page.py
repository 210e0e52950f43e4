"""What every page of an area has around its panel: where it is, what it is about, and where else to go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode

from assessments.presenters.links import Link
from dashboards.enums import Panel
from dashboards.models import Batch, Publication
from dashboards.presenters.area_choice import Choice
from dashboards.selectors.area_places import AreaPlace
from organisations.enums import OrganisationKind
from organisations.models import Succession
from organisations.presenters.dates import day
from organisations.selectors.areas import Area

ALL_KINDS = "All kinds together"
REFUSED = (
    "Figures for this kind of organisation alone are not given out here. There may be too few of them, or, beside the "
    "figures of all kinds together, they would let people be told apart."
)
STANDS_ON = (
    "A few people have answered since these figures were counted. To show them now would tell about those few, so the "
    "earlier figures stand until more have come."
)


@dataclass(frozen=True)
class AreaPage:
    """`crumbs` lead down to the area; `query` keeps the choice in every link from page to page."""

    name: str
    heading: str
    caption: str
    crumbs: tuple[dict[str, str], ...]
    contents: tuple[Link, ...]
    remarks: tuple[str, ...]
    basis: str
    query: str
    here: str
    refused: str = ""
    current: str = ""

    @property
    def parent(self) -> dict[str, str]:
        """Where back leads: the nearest page above that the reader has."""
        return [crumb for crumb in self.crumbs if crumb["href"]][-1]


def present_area_page(
    place: AreaPlace, choice: Choice | None, panel: Panel | None, publication: Publication | None
) -> AreaPage:
    query = choice_query(choice)
    remarks = choice.remarks if choice else ()
    if publication and choice and publication.counted_in != choice.batch.number:
        remarks = (*remarks, STANDS_ON)
    if publication and publication.kind and not publication.has_figures:
        remarks = (*remarks, REFUSED)
    if place.closed_on:
        remarks = (f"{place.area.name} closed: its last day was {day(place.closed_on)}.", *remarks)
    return AreaPage(
        name=place.area.name,
        heading=panel.label if panel else place.area.name,
        caption=caption(place.area, choice, with_name=panel is not None),
        crumbs=_crumbs(place, query, with_own=panel is not None),
        contents=tuple(Link(one.label, panel_href(place.area.code, one, query)) for one in Panel),
        remarks=remarks,
        basis=basis(choice) if choice else "",
        query=query,
        here=panel_href(place.area.code, panel, "") if panel else area_href(place.area.code, ""),
        refused=REFUSED if choice and choice.refused else "",
        current=panel_href(place.area.code, panel, query) if panel else "",
    )


def area_href(code: str, query: str) -> str:
    return _with(reverse("dashboards:area", args=[code]), query)


def panel_href(code: str, panel: str, query: str) -> str:
    return _with(reverse("dashboards:area_panel", args=[code, str(panel)]), query)


def file_links(code: str, panel: str, query: str) -> tuple[Link, ...]:
    keys = [code, str(panel)]
    return (
        Link(
            "Download the numbers of this page (CSV)",
            _with(reverse("dashboards:area_panel_csv", args=keys), query),
        ),
        Link(
            "What its columns are (CSV on the Web)",
            _with(reverse("dashboards:area_panel_metadata", args=keys), query),
        ),
        Link("Codebook of all panels (CSV)", reverse("dashboards:area_codebook")),
    )


def choice_query(choice: Choice | None) -> str:
    if choice is None:
        return ""
    keys = {"round": choice.batch.campaign_id, "boundaries": choice.boundaries.isoformat()}
    return urlencode(keys | ({"kind": choice.kind} if choice.kind else {}))


def caption(area: Area, choice: Choice | None, *, with_name: bool) -> str:
    # England is its own level, and its name stands below.
    level = area.level.label if area.level.label != area.name else "The whole country"
    parts = [area.name] if with_name else [level]
    if choice:
        parts.append(choice.batch.campaign.title)
        if choice.kind:
            parts.append(OrganisationKind(choice.kind).label)
    return ": ".join(parts[:2]) + (f", {parts[2]}" if len(parts) > 2 else "")


def basis(choice: Choice) -> str:
    """Which round, when it came out, by which boundaries: what has to be said wherever a figure is quoted."""
    batch = choice.batch
    state = "after the round closed" if batch.final else "while the round is open; more may come"
    return (
        f"Figures of {batch.campaign.title}, published on {day(batch.published_at)} {state}. "
        f"Areas {boundaries_words(batch, choice.boundaries, begin=False)}."
    )


def boundaries_words(batch: Batch, boundaries: date, *, begin: bool = True) -> str:
    first = boundaries == batch.campaign.first_day
    words = f"as on {day(boundaries)}" + (
        ", when the round began" if first else ", to which the round is recast"
    )
    return words[:1].upper() + words[1:] if begin else words


def offered(batches: Sequence[Batch], choice: Choice, groups, kinds: Sequence[str]) -> dict:
    """What the form offers: each a list of (value, words)."""
    days = sorted({boundaries for boundaries, kind in groups if not kind})
    labels = dict(OrganisationKind.choices)
    return {
        "rounds": [(str(batch.campaign_id), batch.campaign.title) for batch in batches],
        "boundaries": [(one.isoformat(), boundaries_words(choice.batch, one)) for one in days],
        "kinds": [("", ALL_KINDS), *((kind, labels[kind]) for kind in kinds)],
        "chosen": {
            "round": str(choice.batch.campaign_id),
            "boundaries": choice.boundaries.isoformat(),
            "kind": choice.kind,
        },
    }


def successions(before: Sequence[Succession], after: Sequence[Succession]) -> tuple[Link, ...]:
    """Sentences that lead to the areas before and after; each keeps its own page."""
    return (
        *(
            Link(f"Its work went to {row.successor.name} on {day(row.happened_on)}", _area_of(row.successor))
            for row in after
        ),
        *(
            Link(
                f"It took over from {row.predecessor.name} on {day(row.happened_on)}",
                _area_of(row.predecessor),
            )
            for row in before
        ),
    )


def _area_of(organisation) -> str:
    return reverse("dashboards:area", args=[organisation.code.lower()])


def _crumbs(place: AreaPlace, query: str, *, with_own: bool) -> tuple[dict[str, str], ...]:
    """Areas above that the reader may not see stand in no link: their names are in the register, their figures not."""
    crumbs = [{"text": "Areas", "href": reverse("dashboards:area_list")}]
    for area in place.tree.path(place.area.code):
        if with_own or area.code != place.area.code:
            href = area_href(area.code, query) if area.code in place.visible else ""
            crumbs.append({"text": area.name, "href": href})
    return tuple(crumbs)


def _with(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path
