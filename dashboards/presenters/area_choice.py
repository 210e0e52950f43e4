"""Which round, boundaries and kind of organisation a page of an area is about: read from its address.

Whatever the address says, there is a page: what cannot be had falls back to the usual choice, and a sentence says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboards.models import Batch

ANOTHER_ROUND = "This area has no figures of the round in the address. You see the newest one it has."
NOTHING_YET = "Nothing of {newest} can be shown for this area yet. You see {usual}."
OTHER_BOUNDARIES = (
    "There are no figures by the boundaries in the address. You see those of the round's first day."
)
NEW_AREA = "This area did not exist when the round began. The round is recast to the boundaries of later."
NO_SUCH_KIND = "There is no such kind of organisation in this area. You see all kinds together."

Group = tuple[date, str]


@dataclass(frozen=True)
class Choice:
    """`refused`: the kind is one of this area, and its figures are not given out."""

    batch: Batch
    boundaries: date
    kind: str
    remarks: tuple[str, ...]
    refused: bool = False


def chosen_batch(batches: Sequence[Batch], query: Mapping[str, str]) -> tuple[Batch, tuple[str, ...]]:
    """`batches` are one for each round, the newest round first, and not empty.

    Where nothing of the newest round can be shown yet, the newest one with figures is the usual choice.
    """
    wanted = query.get("round", "")
    for batch in batches:
        if str(batch.campaign_id) == wanted:
            return batch, ()
    usual = next((batch for batch in batches if batch.has_figures), batches[0])
    remarks = (ANOTHER_ROUND,) if wanted else ()
    if usual is not batches[0]:
        remarks += (NOTHING_YET.format(newest=batches[0].campaign.title, usual=usual.campaign.title),)
    return usual, remarks


def choose(
    batch: Batch,
    groups: Sequence[Group],
    kinds: Sequence[str],
    query: Mapping[str, str],
    remarks: tuple[str, ...] = (),
) -> Choice:
    """`groups` are what was published of the area in this batch, and not empty; `kinds` those of its organisations."""
    days = sorted({boundaries for boundaries, kind in groups if not kind})
    first = batch.campaign.first_day
    boundaries = first if first in days else days[0]
    wanted, kind = query.get("boundaries", ""), query.get("kind", "")
    found = next((day for day in days if day.isoformat() == wanted), None)
    if found:
        boundaries = found
    elif wanted:
        remarks += (OTHER_BOUNDARIES,)
    if boundaries != first and first not in days:
        remarks += (NEW_AREA,)
    if kind and kind not in kinds:
        kind, remarks = "", (*remarks, NO_SUCH_KIND)
    return Choice(batch, boundaries, kind, remarks, refused=bool(kind) and (boundaries, kind) not in groups)
