"""What an organisation releases by name beyond its partners, and to whom, in words."""

from dataclasses import dataclass

from assessments.models import AreaRelease
from assessments.presenters.both_sides import released_lanes, released_place
from assessments.presenters.gap import mean_shown
from assessments.presenters.numbers import agreed_by, people
from assessments.selectors.snapshots import Snapshot, for_named_readers
from models_engine import Instrument
from organisations.presenters.dates import day

VIEWS_DIFFER = "people see this differently"


@dataclass(frozen=True)
class NamedRow:
    name: str
    band: str
    mean: str
    people: str


@dataclass(frozen=True)
class NamedResult:
    """Exactly what a named reader sees."""

    place: str
    factors: tuple[NamedRow, ...]
    lanes: tuple[dict[str, str], ...]


@dataclass(frozen=True)
class StandingRow:
    """`withdrawn` is empty while it stands."""

    release: AreaRelease
    to: str
    released: str
    withdrawn: str


def present_named(instrument: Instrument, full: Snapshot) -> NamedResult:
    snapshot = for_named_readers(full)
    behind = people if snapshot.agreed_by is None else agreed_by
    return NamedResult(
        released_place(instrument, snapshot),
        tuple(
            NamedRow(
                instrument.factor(code).plain_name,
                VIEWS_DIFFER if found.views_differ else instrument.band_of(code, found.mean).words,
                mean_shown(snapshot, code),
                behind(found.people),
            )
            for code, found in snapshot.factors.items()
        ),
        released_lanes(instrument, snapshot),
    )


def standing_rows(releases: list[AreaRelease]) -> tuple[StandingRow, ...]:
    return tuple(
        StandingRow(
            release,
            release.reader,
            f"Released {day(release.released_at)} by {release.released_by or 'the service'}",
            f"taken back {day(release.withdrawn_at)}" if release.withdrawn_at else "",
        )
        for release in releases
    )
