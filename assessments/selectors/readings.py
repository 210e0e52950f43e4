"""What one viewer may see of one side's answers: decided here for every number, by the instrument's table.

The team's result is for those who answered and for the lead, from the minimum number of people on. Until then a
person who answered sees what their own answers alone give. Minimums count people with a score.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from uuid import UUID

from assessments.selectors.answers import PersonAnswers
from models_engine import (
    EvidenceKind,
    Factor,
    FactorScore,
    Instrument,
    ItemSummary,
    Position,
    Row,
    Showing,
    Subject,
    explain_axis,
    place_partnership,
    score_factors,
)


class Reading(Enum):
    """Whose answers a number comes from, and how much of it is shown.

    CLOSED is for somebody who has not answered and does not lead, NOTHING for too few answers.
    """

    CLOSED = "closed"
    NOTHING = "nothing"
    OWN = "own"
    DISTRIBUTION = "distribution"
    TEAM = "team"

    @property
    def shows_something(self) -> bool:
        return self not in (Reading.CLOSED, Reading.NOTHING)

    @property
    def shows_the_team(self) -> bool:
        return self in (Reading.TEAM, Reading.DISTRIBUTION)


@dataclass(frozen=True)
class Audience:
    """One viewer before the answers about one subject. `own` is their own row, if they answered."""

    team: Sequence[Row]
    own: Row | None
    sees_team: bool
    team_view: bool

    def reading(self, instrument: Instrument, kind: EvidenceKind, people: int) -> Reading:
        if self.sees_team:
            showing = instrument.minimums.own_side(kind, people, self.team_view)
            if showing is Showing.MEAN:
                return Reading.TEAM
            if showing is Showing.DISTRIBUTION:
                return Reading.DISTRIBUTION
        if self.own is not None:
            return Reading.OWN
        return Reading.NOTHING if self.sees_team else Reading.CLOSED

    def rows(self, reading: Reading) -> Sequence[Row]:
        """The answers behind a number of this reading."""
        if not reading.shows_something:
            return []
        return [self.own] if reading is Reading.OWN and self.own is not None else self.team


def audience(
    answered: Sequence[PersonAnswers], viewer_id: UUID, sees_unanswered: bool, team_view: bool
) -> Audience:
    """`sees_unanswered`: the viewer sees the team's result without having answered, as a lead does."""
    own = next((person.row for person in answered if person.person_id == viewer_id), None)
    return Audience([person.row for person in answered], own, own is not None or sees_unanswered, team_view)


@dataclass(frozen=True)
class ItemReading:
    """One item beside its factor. `summary` is None where too few people answered this item."""

    code: str
    summary: ItemSummary | None


@dataclass(frozen=True)
class FactorReading:
    """`score` is the viewer's own or the team's, as `reading` says; `people` are the team's with a score.

    `counts_people`: it may be said how many people stand where, since they are enough that nobody can be told.
    """

    factor: Factor
    reading: Reading
    people: int
    score: FactorScore | None
    items: tuple[ItemReading, ...]
    counts_people: bool

    @property
    def mean(self) -> float | None:
        """What may be shown of it: with Reading.DISTRIBUTION the score has a mean that must not be."""
        return self.score.mean if self.score and self.reading is not Reading.DISTRIBUTION else None

    @property
    def views_differ(self) -> bool:
        return self.reading is Reading.TEAM and bool(self.score and self.score.views_differ)


@dataclass(frozen=True)
class PlaceReading:
    """`people` are the team's with both axes. `position` has no number that fewer people stand behind than may.

    `spread` is each axis's lowest and highest person, for a team's position.
    """

    reading: Reading
    people: int
    position: Position | None
    spread: dict[str, tuple[float, float]] = field(default_factory=dict)


def read_factors(
    instrument: Instrument, who: Audience, view: Subject, codes: Iterable[str]
) -> tuple[FactorReading, ...]:
    """One reading for each factor, in the order of `codes`."""
    wanted = [*codes]
    team = score_factors(instrument, who.team, view, wanted)
    own = score_factors(instrument, [who.own], view, wanted) if who.own is not None else {}
    readings = []
    for code in wanted:
        factor, people = instrument.factor(code), team[code].n
        reading = who.reading(instrument, factor.evidence_kind, people)
        score = own[code] if reading is Reading.OWN else team[code] if reading.shows_something else None
        items = (
            tuple(_read_item(instrument, who, factor, item, reading) for item in score.items if item.asked)
            if score
            else ()
        )
        counted = reading.shows_the_team and instrument.minimums.may_count_people(people)
        readings.append(FactorReading(factor, reading, people, score, items, counted))
    return tuple(readings)


def _read_item(
    instrument: Instrument, who: Audience, factor: Factor, summary: ItemSummary, reading: Reading
) -> ItemReading:
    """An item may have been answered by fewer people than have a score: it then stays closed by itself."""
    if reading is Reading.OWN:
        return ItemReading(summary.code, summary)
    shown = who.reading(instrument, factor.evidence_kind, summary.n).shows_the_team
    return ItemReading(summary.code, summary if shown else None)


@dataclass(frozen=True)
class StatementReading:
    """One statement that stands for a whole factor, as in the short form. `people` of the team answered it."""

    factor: Factor
    code: str
    reading: Reading
    people: int
    summary: ItemSummary | None


def read_statements(
    instrument: Instrument, who: Audience, codes: Iterable[str]
) -> tuple[StatementReading, ...]:
    readings = []
    for code in codes:
        factor = instrument.factor(instrument.item(code).belongs_to)
        team = _summary(instrument, who.team, code)
        reading = who.reading(instrument, factor.evidence_kind, team.n)
        summary = _summary(instrument, who.rows(reading), code) if reading.shows_something else None
        readings.append(StatementReading(factor, code, reading, team.n, summary))
    return tuple(readings)


def _summary(instrument: Instrument, rows: Sequence[Row], code: str) -> ItemSummary:
    factor = instrument.item(code).belongs_to
    items = score_factors(instrument, rows, factors=[factor])[factor].items
    return next(item for item in items if item.code == code)


def read_place(instrument: Instrument, who: Audience) -> PlaceReading:
    team = place_partnership(instrument, who.team)
    people = min(team.formality_answered, team.origin_answered) if len(who.team) > 1 else team.people
    kind = instrument.axis("formality").evidence_kind
    reading = who.reading(instrument, kind, people)
    if not reading.shows_something:
        return PlaceReading(reading, people, None)
    if reading is Reading.OWN:
        return PlaceReading(reading, people, place_partnership(instrument, [who.own]))
    explained = {m.code: explain_axis(instrument, m.code, who.team) for m in instrument.measures}
    closed = {
        code: None
        for code in ("origin_start", "drive_now")
        if who.reading(instrument, kind, explained[code].answered) is not Reading.TEAM
    }
    persons = {axis.code: explained[axis.code].persons for axis in instrument.axes}
    spread = {axis: (scores[0], scores[-1]) for axis, scores in persons.items()}
    return PlaceReading(reading, people, replace(team, **closed), spread)
