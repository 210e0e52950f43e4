"""An organisation beside others of its kind: its own dot, and how many of them lie in each part of the scale.

Nobody is named, nothing is ranked, and neither the lowest nor the highest is told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assessments.models import Campaign
from assessments.presenters.links import Link
from assessments.presenters.tables import Table, table
from assessments.selectors.readings import FactorReading, Reading
from dashboards.presenters.blocks import Mark
from dashboards.presenters.shown import NOT_SHOWN, ROUNDED, STAR, count_text, interval_text, mean_text
from dashboards.selectors.peers import FEWEST, PeerGroup

HEADS = (
    "Condition",
    "Your organisation",
    "All of the kind together",
    "Likely range",
    "Lower band",
    "Middle band",
    "Upper band",
)
NOTES = (STAR, ROUNDED)
ANSWER_FIRST = (
    "Your organisation's own result is not shown to you, so there is nothing to put beside the others. You may have to "
    "answer first, or more people have to."
)


@dataclass(frozen=True)
class Peers:
    """`refused` says why there is no comparison; then everything else is empty."""

    finding: str = ""
    marks: tuple[Mark, ...] = ()
    table: Table | None = None
    notes: tuple[str, ...] = ()
    refused: str = ""


def other_rounds(rounds: Sequence[Campaign], shown: Campaign) -> tuple[Link, ...]:
    return tuple(Link(one.title, f"?campaign={one.pk}") for one in rounds if one != shown)


def present_peers(readings: Sequence[FactorReading], group: PeerGroup, kind: str) -> Peers:
    if group.others < FEWEST:
        return Peers(
            refused=f"In {group.name}, fewer than {FEWEST} other organisations of this kind ({kind}) have published "
            "figures in this round. With so few, each could be told from the others."
        )
    if group.content is None:
        return Peers(
            refused=f"Figures of organisations of this kind ({kind}) in {group.name} are not shown: without yours, the "
            "others are too few people, or most of them are at one organisation."
        )
    factors = group.content["factors"]
    if all(_own(reading) is None for reading in readings):
        return Peers(refused=ANSWER_FIRST)
    own = [(reading, _own(reading)) for reading in readings if reading.factor.code in factors]
    return Peers(
        finding=_finding(sum(mean is not None for _, mean in own), len(own), group, kind),
        marks=tuple(_mark(reading, mean, factors[reading.factor.code]) for reading, mean in own),
        table=table(
            f"Your organisation beside {group.others} others of its kind in {group.name}",
            HEADS,
            [_row(reading, mean, factors[reading.factor.code]) for reading, mean in own],
        ),
        notes=NOTES,
    )


def _own(reading: FactorReading) -> float | None:
    """The organisation's own value as its result shows it to this reader; a single person's sheet is none."""
    if reading.reading in (Reading.TEAM, Reading.AGREED):
        return reading.mean
    return None


def _finding(known: int, of: int, group: PeerGroup, kind: str) -> str:
    return (
        f"{known} of {of} conditions can be seen beside {group.others} other organisations of your kind ({kind}) in "
        f"{group.name}."
    )


def _mark(reading: FactorReading, mean: float | None, figure: dict[str, Any]) -> Mark:
    text = "not shown" if mean is None else f"{mean:.1f}"
    return Mark(
        name=reading.factor.plain_name,
        text=f"{text}; all: {mean_text(figure['mean'])}",
        said=f"{reading.factor.plain_name}: your organisation {text}, all of the kind {mean_text(figure['mean'])}",
        value=None if mean is None else round(mean, 1),
    )


def _row(reading: FactorReading, mean: float | None, figure: dict[str, Any]) -> list[str]:
    return [
        reading.factor.plain_name,
        NOT_SHOWN if mean is None else f"{mean:.1f}",
        mean_text(figure["mean"]),
        interval_text(figure["mean"]),
        *(count_text(figure["bands"][band]) for band in ("low", "middle", "high")),
    ]
