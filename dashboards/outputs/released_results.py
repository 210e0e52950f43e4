"""The results that were released by name, round by round: a picture and its table each; and the same as a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.timezone import localdate

from assessments import charts
from assessments.charts import Chart
from assessments.models import AreaRelease
from assessments.presenters.area_releases import present_named
from assessments.presenters.spectrum import SpectrumRow
from assessments.selectors.snapshots import Snapshot
from dashboards.outputs.area_files import Column, csv_bytes, metadata
from dashboards.presenters.released import mark_names, released_row, released_sentence
from organisations.presenters.partners import partner_names

COLUMNS = (
    Column("organisation", "Organisation", "Whose people answered, and whose lead released this."),
    Column("partnership", "Partnership", "Its name in the register."),
    Column(
        "partners", "Partners", "The other organisations of the partnership. None of their answers are here."
    ),
    Column("round", "Round", "In which round people answered."),
    Column("released_on", "Released on", "The numbers stand as on this day.", "date"),
    Column("part", "Part", "place, condition or lane."),
    Column("name", "Name", "What the words and the number are of."),
    Column("words", "In words", "As the page says it."),
    Column("average", "Average", "From 1 to 5; near an end “4.5 or more” or “1.5 or less”."),
    Column("answers_from", "Answers from", "How many people stand behind it."),
)


@dataclass(frozen=True)
class RoundOfReleases:
    title: str
    finding: str
    chart: Chart | None
    rows: tuple[SpectrumRow, ...]


def released_by_round(releases: Sequence[AreaRelease]) -> tuple[RoundOfReleases, ...]:
    """The newest round first; within it as they come, by name."""
    by_round = sorted(releases, key=lambda one: (-one.campaign.opens_at.timestamp(), str(one.campaign_id)))
    rounds = groupby(by_round, key=lambda one: one.campaign)
    return tuple(_round(list(group), number) for number, (_, group) in enumerate(rounds, start=1))


def _round(releases: list[AreaRelease], number: int) -> RoundOfReleases:
    instrument = releases[0].campaign.instrument.definition
    places = [Snapshot.from_data(release.snapshot).place_reading(instrument) for release in releases]
    placed = [(name, place.position) for name, place in zip(mark_names(releases), places, strict=True)]
    some = any(position for _, position in placed)
    return RoundOfReleases(
        releases[0].campaign.title,
        released_sentence(instrument, releases, places),
        charts.spectrum(instrument, placed, f"released-{number}") if some else None,
        tuple(released_row(release, place) for release, place in zip(releases, places, strict=True)),
    )


def released_csv(releases: Sequence[AreaRelease]) -> bytes:
    rows = (row for release in releases for row in _lines(release))
    return csv_bytes([column.name for column in COLUMNS], rows)


def released_metadata(title: str, url: str) -> bytes:
    return metadata(url, title, "Results that organisations released by name", COLUMNS, [])


def _lines(release: AreaRelease) -> Iterator[tuple[str, ...]]:
    page = present_named(release.campaign.instrument.definition, Snapshot.from_data(release.snapshot))
    about = (
        release.organisation.name,
        release.partnership.name,
        partner_names(release.partnership, release.organisation),
        release.campaign.title,
        localdate(release.released_at).isoformat(),
    )
    yield (*about, "place", "Place", page.place, "", "")
    for row in page.factors:
        yield (*about, "condition", row.name, row.band, row.mean, row.people)
    for lane in page.lanes:
        yield (*about, "lane", lane["key"], lane["value"].replace("\n", "; "), "", "")
