"""What one viewer may see of one side's answers: decided here for every number, by the instrument's table.

The team's result is for those who answered and for the lead, from the minimum number of people on. Until then a
person who answered sees what their own answers alone give. Minimums count people with a score.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Enum

from assessments.selectors.numbers import TeamNumbers
from models_engine import EvidenceKind, Factor, FactorScore, Instrument, ItemSummary, Position, Showing


class Reading(Enum):
    """Whose answers a number comes from, and how much of it is shown.

    CLOSED is for somebody who has not answered and does not lead, NOTHING for too few answers. AGREED is from the
    one sheet that people of the side filled in together: theirs to show, and never mixed with single answers.
    """

    CLOSED = "closed"
    NOTHING = "nothing"
    OWN = "own"
    DISTRIBUTION = "distribution"
    TEAM = "team"
    AGREED = "agreed"

    @property
    def shows_something(self) -> bool:
        return self not in (Reading.CLOSED, Reading.NOTHING)

    @property
    def shows_the_team(self) -> bool:
        return self in (Reading.TEAM, Reading.DISTRIBUTION)

    @property
    def is_one_sheet(self) -> bool:
        return self in (Reading.OWN, Reading.AGREED)


@dataclass(frozen=True)
class Audience:
    """One viewer before the numbers of one subject. `own` are those of their own answers, if they answered.

    Where there is an agreed sheet that makes the result, `agreed` are its numbers and `agreed_by` how many people
    stand behind it.
    """

    team: TeamNumbers
    own: TeamNumbers | None
    sees_team: bool
    team_view: bool
    agreed: TeamNumbers | None = None
    agreed_by: int = 0

    def reading(self, instrument: Instrument, kind: EvidenceKind, people: int) -> Reading:
        if self.agreed is not None:
            return Reading.AGREED
        if self.sees_team:
            showing = instrument.minimums.own_side(kind, people, self.team_view)
            if showing is Showing.MEAN:
                return Reading.TEAM
            if showing is Showing.DISTRIBUTION:
                return Reading.DISTRIBUTION
        if self.own is not None:
            return Reading.OWN
        return Reading.NOTHING if self.sees_team else Reading.CLOSED

    def numbers(self, reading: Reading) -> TeamNumbers | None:
        """What a number of this reading is taken from."""
        if not reading.shows_something:
            return None
        return {Reading.OWN: self.own, Reading.AGREED: self.agreed}.get(reading, self.team)

    def behind(self, reading: Reading, people: int) -> int:
        """How many people stand behind a number for which `people` of the team have a score."""
        return self.agreed_by if reading is Reading.AGREED else people


@dataclass(frozen=True)
class ItemReading:
    """One item beside its factor. `summary` is None where too few people answered this item."""

    code: str
    summary: ItemSummary | None


@dataclass(frozen=True)
class FactorReading:
    """`score` is whose `reading` says; `people` are the team's with a score, or those who agreed it.

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
        return self.score.mean if self.score else None

    @property
    def persons(self) -> tuple[float, ...]:
        """Each person's number, lowest first, where they are enough; and where no statement that somebody answered is
        closed: what it says would follow from them and from the statements beside it."""
        if self.score is None or not self.counts_people:
            return ()
        closed = {item.code for item in self.items if item.summary is None}
        if any(item.n and item.code in closed for item in self.score.items):
            return ()
        return tuple(score for score in self.score.person_means if score is not None)

    @property
    def views_differ(self) -> bool:
        return self.reading is Reading.TEAM and bool(self.score and self.score.views_differ)


@dataclass(frozen=True)
class PlaceReading:
    """`people` are the team's with both axes. `position` has no number that fewer people stand behind than may.

    `spread` is each axis's lowest and highest person, for a team's position; `people_behind` how many of the team have
    each of its numbers.
    """

    reading: Reading
    people: int
    position: Position | None
    spread: dict[str, tuple[float, float]] = field(default_factory=dict)
    people_behind: dict[str, int] = field(default_factory=dict)


def read_factors(instrument: Instrument, who: Audience, codes: Iterable[str]) -> tuple[FactorReading, ...]:
    """One reading for each factor, in the order of `codes`."""
    readings = []
    for code in codes:
        factor, people = instrument.factor(code), who.team.factors[code].n
        reading = who.reading(instrument, factor.evidence_kind, people)
        numbers = who.numbers(reading)
        counted = reading.shows_the_team and instrument.minimums.may_count_people(people)
        score = _shown(numbers.factors[code], reading, counted) if numbers else None
        items = (
            tuple(_read_item(instrument, who, factor, item, reading) for item in score.items if item.asked)
            if score
            else ()
        )
        readings.append(FactorReading(factor, reading, who.behind(reading, people), score, items, counted))
    return tuple(readings)


def _shown(score: FactorScore, reading: Reading, counted: bool) -> FactorScore:
    """Without what must not be shown: with a distribution any mean, of two people whatever counts them."""
    if reading is Reading.DISTRIBUTION:
        none = dict.fromkeys(("mean", "band", "average_deviation", "r_star", "views_differ"))
        return replace(score, person_means=(), **none)
    if reading is Reading.TEAM and not counted:
        return replace(score, person_means=(), band_counts=())
    return score


def _read_item(
    instrument: Instrument, who: Audience, factor: Factor, summary: ItemSummary, reading: Reading
) -> ItemReading:
    """An item may have been answered by fewer people than have a score: it then stays closed by itself."""
    if reading.is_one_sheet:
        return ItemReading(summary.code, summary)
    shown = who.reading(instrument, factor.evidence_kind, summary.n)
    return ItemReading(summary.code, _summary(summary, shown) if shown.shows_the_team else None)


def _summary(summary: ItemSummary, reading: Reading) -> ItemSummary:
    return replace(summary, mean=None) if reading is Reading.DISTRIBUTION else summary


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
        people = who.team.statement(code, factor.code).n
        reading = who.reading(instrument, factor.evidence_kind, people)
        numbers = who.numbers(reading)
        summary = _summary(numbers.statement(code, factor.code), reading) if numbers else None
        readings.append(StatementReading(factor, code, reading, who.behind(reading, people), summary))
    return tuple(readings)


def read_place(instrument: Instrument, who: Audience) -> PlaceReading:
    team, measures = who.team.position, who.team.measures
    people = min(team.formality_answered, team.origin_answered) if team.respondents > 1 else team.people
    kind = instrument.axis("formality").evidence_kind
    reading = who.reading(instrument, kind, people)
    if reading is not Reading.TEAM:
        numbers = who.numbers(reading)
        return PlaceReading(reading, who.behind(reading, people), numbers.position if numbers else None)
    closed = {
        code: None
        for code in ("origin_start", "drive_now")
        if who.reading(instrument, kind, len(measures[code])) is not Reading.TEAM
    }
    spread = {axis.code: (measures[axis.code][0], measures[axis.code][-1]) for axis in instrument.axes}
    behind = {code: len(persons) for code, persons in measures.items()}
    return PlaceReading(reading, people, replace(team, person_positions=(), **closed), spread, behind)
