"""The first screen of an area: who speaks here, what is withheld, three findings, and every panel."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from assessments.presenters.links import Link
from assessments.presenters.tables import Table, table
from dashboards.models import Batch, Publication
from dashboards.presenters.area_page import area_href, panel_href
from dashboards.presenters.coverage import coverage_sentence
from dashboards.presenters.findings import MOST, Finding, findings
from dashboards.presenters.questions import HEADINGS
from dashboards.presenters.shown import count_text
from dashboards.presenters.withheld import ORGANISATIONS_MAY_RELEASE, Closed, closed_panels
from models_engine import Instrument
from organisations.presenters.dates import day
from organisations.selectors.areas import Area, AreaTree

NOTHING_YET = "No figures have been published for this area yet."
WHEN = (
    "They come out when a round closes, or earlier in steps of at least 8 people, if people from at least "
    "3 organisations have answered."
)
NOTHING_HELD_BACK = "So there are no figures here for this round. Nothing is held back."
NEEDED = "Figures of an area take answers of at least 8 people from at least 3 organisations"
ORDER = (
    "The same questions are gone through in the same order for every area, and the first three that can be answered "
    "stand here."
)
NO_FIGURES = "no figures of this round"


@dataclass(frozen=True)
class FindingLine:
    sentence: str
    href: str
    where: str
    withheld: bool


@dataclass(frozen=True)
class Summary:
    """`needed` is said where nobody has answered; then nothing is closed and nothing found."""

    speaks: str
    withheld: str
    closed: tuple[Closed, ...]
    release: str
    heading: str
    findings: tuple[FindingLine, ...] = ()
    order: str = ""
    needed: str = ""

    @property
    def is_list(self) -> bool:
        return len(self.findings) > 1


def present_summary(
    area: Area, content: dict[str, Any], instrument: Instrument, since: str, query: str
) -> Summary:
    if not content["base"]["answering"]:
        return _nobody(content)
    closed, found = closed_panels(content), findings(content, instrument, since)
    said = sum(not one.withheld for one in found)
    return Summary(
        speaks=coverage_sentence(content),
        withheld=_withheld(closed),
        closed=closed,
        release=ORGANISATIONS_MAY_RELEASE if closed else "",
        heading="Three findings" if said == MOST else "What can be said, and what would open more",
        findings=tuple(
            FindingLine(one.sentence, _anchored(area, one, query), _where(one), one.withheld) for one in found
        ),
        order=ORDER if said else "",
    )


def inside(
    areas: Iterable[Area], publications: dict[str, Publication], query: str, heading: str
) -> Table | None:
    """The areas in this one by name, each with who speaks there and nothing else."""
    rows = []
    for area in sorted(areas, key=lambda one: one.name):
        publication = publications.get(area.code)
        link = Link(area.name, area_href(area.code, query if publication else ""))
        if publication is None:
            rows.append([link, NO_FIGURES, ""])
        else:
            base = publication.content["base"]
            rows.append([link, f"{base['answering']} of {base['organisations']}", count_text(base["people"])])
    return (
        table(heading, ("Area", "Organisations with answers, of those asked", "People"), rows)
        if rows
        else None
    )


def area_rows(tree: AreaTree, areas: dict[str, Area], newest: dict[str, Batch]) -> Table:
    """The list of areas: England first, then each region with its boards, by name."""
    ordered = sorted(areas.values(), key=lambda area: _order(tree, area))
    rows = [
        [Link(area.name, area_href(area.code, "")), area.level.label, _news(newest.get(area.code))]
        for area in ordered
    ]
    return table("Areas that you can see", ("Area", "Level", "Figures"), rows)


def news_links(areas: Iterable[Area], newest: dict[str, Batch]) -> tuple[Link, ...]:
    """ "North: Autumn round published on 12 March 2026"."""
    return tuple(
        Link(f"{area.name}: {_news(newest.get(area.code))}", area_href(area.code, "")) for area in areas
    )


def _news(batch: Batch | None) -> str:
    if batch is None:
        return "nothing published yet"
    return f"{batch.campaign.title} published on {day(batch.published_at)}"


def _order(tree: AreaTree, area: Area) -> tuple[str, ...]:
    """Closed areas come last."""
    if area.code not in tree.areas:
        return ("~", area.name)
    return tuple("" if one.level == "england" else one.name for one in tree.path(area.code))


def _nobody(content: dict[str, Any]) -> Summary:
    """Nobody is protected by what nobody said."""
    asked = content["base"]["organisations"]
    few = f", and only {asked} {'was' if asked == 1 else 'were'} asked here" if 0 < asked < 3 else ""
    return Summary(
        speaks=coverage_sentence(content),
        withheld=NOTHING_HELD_BACK,
        closed=(),
        release="",
        heading="What would open figures",
        needed=f"{NEEDED}{few}. Earlier rounds, where there are any, can be chosen on this page.",
    )


def _withheld(closed: tuple[Closed, ...]) -> str:
    if not closed:
        return "Single numbers that are too small are not shown, here or in any file."
    panels = len({one.panel for one in closed})
    questions = "1 question" if panels == 1 else f"{panels} questions"
    protected = [one.protects for one in closed]
    if all(protected):
        return f"{questions} cannot be answered here, to protect the people who did answer."
    if any(protected):
        return (
            f"{questions} cannot be answered here: some to protect the people who did answer, and some because nobody "
            "did."
        )
    return f"{questions} cannot be answered here: nobody has answered {'it' if panels == 1 else 'them'}."


def _where(found: Finding) -> str:
    """The question that it answers."""
    return HEADINGS.get(found.anchor, found.panel.label)


def _anchored(area: Area, found: Finding, query: str) -> str:
    href = panel_href(area.code, found.panel, query)
    return f"{href}#{found.anchor}" if found.anchor else href
