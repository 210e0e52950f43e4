"""The lever log in rows, newest date first, and how much there is of each area."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from assessments.presenters.links import Link
from assessments.presenters.tables import Table, table
from dashboards.models import Programme
from dashboards.selectors.levers import LeverFound, ProgrammeFound
from organisations.presenters.dates import day
from organisations.selectors.areas import Area


@dataclass(frozen=True)
class LogRow:
    """`disputed` is a sentence, empty where nobody disputes it; `withdrawn` says when and why."""

    title: str
    href: str
    when: str
    kind: str
    disputed: str
    withdrawn: str


def log_rows(levers: Sequence[LeverFound]) -> tuple[LogRow, ...]:
    return tuple(_row(lever) for lever in levers)


def disputed_words(count: int) -> str:
    if not count:
        return ""
    return f"{'1 organisation disputes' if count == 1 else f'{count} organisations dispute'} it"


def present_areas(
    areas: Mapping[str, Area], levers: Sequence[LeverFound], programmes: Sequence[ProgrammeFound]
) -> Table:
    """By the order of the areas; nothing is ranked."""
    rows = [
        [
            Link(area.name, reverse("dashboards:area_levers", args=[code])),
            str(sum(lever.row.area_code == code and not lever.is_withdrawn for lever in levers)),
            str(sum(programme.row.area_code == code for programme in programmes)),
        ]
        for code, area in areas.items()
    ]
    return table("Levers and programmes of the areas you see", ("Area", "Levers", "Programmes"), rows)


def offered_programmes(programmes: Sequence[ProgrammeFound]) -> list[tuple[Programme, str]]:
    return [(programme.row, programme.current.name) for programme in programmes]


def _row(lever: LeverFound) -> LogRow:
    current, row = lever.current, lever.row
    withdrawn = ""
    if row.withdrawn_at is not None:
        withdrawn = f"Withdrawn on {day(row.withdrawn_at)}: {row.withdrawn_because}"
    return LogRow(
        title=current.title,
        href=reverse("dashboards:lever", args=[row.pk]),
        when=day(current.happened_on),
        kind=current.get_kind_display(),
        disputed="" if withdrawn else disputed_words(len(lever.disputes)),
        withdrawn=withdrawn,
    )
