"""What one side lets its partners see of its result: aggregates of at least so many people, coarse enough that nobody's
answers follow from them.

One decimal. A mean near an end of the scale is given as that end "or more", and a spread no smaller than
SMALLEST_SPREAD: where all say the same, a mean would be everybody's answer. Of the lanes, what at least half of the
people named. An agreed sheet has no single answers to hide.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from assessments.selectors.readings import FactorReading, PlaceReading, Reading
from assessments.selectors.results import PartnershipResult
from models_engine import Instrument, Position, SideMean, Wish, axis_word

FORM = 1
LOWEST_MEAN, HIGHEST_MEAN = 1.5, 4.5
SMALLEST_SPREAD = 0.3
INTERVALS = ("formality", "origin", "drive_now")


@dataclass(frozen=True)
class ReleasedFactor:
    """`spread` is the standard deviation of people's scores; an agreed sheet has none."""

    mean: float
    spread: float | None
    people: int
    views_differ: bool = False
    often_unknown: bool = False


@dataclass(frozen=True)
class NamedCondition:
    """Named by at least half of those who answered the part."""

    factor: str
    state: str


@dataclass(frozen=True)
class Snapshot:
    """`agreed_by`: how many agreed the one sheet that all of it is from, None for single people's answers.

    `place` and `intervals` are by measure, 0 to 100. `lanes` are by verb, None where too few answered the part. `wish`
    is None likewise, and each of its axes where too few chose. `items` are raw means of single statements.
    """

    agreed_by: int | None
    place_people: int
    place: Mapping[str, float]
    intervals: Mapping[str, tuple[float, float]]
    factors: Mapping[str, ReleasedFactor]
    lanes: Mapping[str, tuple[NamedCondition, ...]] | None
    wish: Wish | None
    statements: Mapping[str, float]
    items: Mapping[str, float]

    def as_data(self) -> dict[str, Any]:
        return {"form": FORM, **asdict(self)}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Snapshot":
        lanes, wish = data["lanes"], data["wish"]
        return cls(
            data["agreed_by"],
            data["place_people"],
            data["place"],
            {code: (low, high) for code, (low, high) in data["intervals"].items()},
            {code: ReleasedFactor(**factor) for code, factor in data["factors"].items()},
            None
            if lanes is None
            else {verb: tuple(NamedCondition(**one) for one in named) for verb, named in lanes.items()},
            Wish(**wish) if wish else None,
            data["statements"],
            data["items"],
        )

    def side_mean(self, code: str) -> SideMean | None:
        found = self.factors.get(code)
        if found is None:
            return None
        return SideMean(found.mean, found.spread, found.people, agreed=self.agreed_by is not None)

    def place_reading(self, instrument: Instrument) -> PlaceReading:
        reading = Reading.TEAM if self.agreed_by is None else Reading.AGREED
        return PlaceReading(reading, self.place_people, self.position(instrument))

    def position(self, instrument: Instrument) -> Position | None:
        """As the spectrum and its words take it; nobody's own place is in it."""
        if not {"formality", "origin"} <= self.place.keys():
            return None
        formality, origin = (self.place[axis.code] for axis in instrument.axes)
        words = {
            axis.code: axis_word(instrument, axis.code, self.place[axis.code]) for axis in instrument.axes
        }
        return Position(
            formality=formality,
            formality_answered=self.place_people,
            formality_interval=self.intervals.get("formality"),
            formality_word=words["formality"],
            origin=origin,
            origin_answered=self.place_people,
            origin_interval=self.intervals.get("origin"),
            origin_word=words["origin"],
            origin_start=self.place.get("origin_start"),
            drive_now=self.place.get("drive_now"),
            drive_now_interval=self.intervals.get("drive_now"),
            place=f"{words['formality']}-{words['origin']}",
            respondents=self.place_people,
            people=self.place_people,
            person_positions=(),
            missing_formality=0,
            missing_origin=0,
        )


@dataclass(frozen=True)
class _Limits:
    """`least` people stand behind whatever is given; `decimals` are those of the instrument's table."""

    least: int
    decimals: int

    def allow(self, reading: Reading, people: int) -> bool:
        return reading is Reading.AGREED or (reading is Reading.TEAM and people >= self.least)

    def rounded(self, value: float) -> float:
        return round(value, self.decimals)

    def mean(self, value: float, reading: Reading) -> float:
        kept = value if reading is Reading.AGREED else min(HIGHEST_MEAN, max(LOWEST_MEAN, value))
        return self.rounded(kept)


def snapshot_for_partners(result: PartnershipResult) -> Snapshot:
    """What a release gives: nothing from fewer people than the instrument's minimum for a partner's side."""
    return _snapshot(result, result.instrument.minimums.released_side_people)


def for_named_readers(snapshot: Snapshot) -> Snapshot:
    """What of a release people outside the partnership see: its place, its bands and its lanes."""
    factors = {
        code: replace(found, spread=None, often_unknown=False) for code, found in snapshot.factors.items()
    }
    return replace(snapshot, factors=factors, wish=None, statements={}, items={})


def snapshot_for_own(result: PartnershipResult) -> Snapshot:
    """The same numbers, as coarse, from whatever the side's own people may see: what stands beside a partner's."""
    return _snapshot(result, 1)


def _snapshot(result: PartnershipResult, least: int) -> Snapshot:
    limits = _Limits(least, result.instrument.minimums.released_side_decimals)
    place, intervals = _place(result.place, limits)
    return Snapshot(
        result.agreed.people if result.agreed else None,
        result.place.people if place else 0,
        place,
        intervals,
        {
            reading.factor.code: _factor(result.instrument, reading, limits)
            for reading in result.factors
            if reading.mean is not None and limits.allow(reading.reading, reading.people)
        },
        *_moves(result, limits),
        _items(result, limits),
    )


def _place(place: PlaceReading, limits: _Limits) -> tuple[dict[str, float], dict[str, tuple[float, float]]]:
    position = place.position
    if position is None or position.place is None or not limits.allow(place.reading, place.people):
        return {}, {}
    behind = {"formality": place.people, "origin": place.people, **place.people_behind}
    given = {
        code: limits.rounded(getattr(position, code))
        for code in ("formality", "origin", "origin_start", "drive_now")
        if getattr(position, code) is not None and limits.allow(place.reading, behind.get(code, 0))
    }
    ends = {code: getattr(position, f"{code}_interval") for code in INTERVALS if code in given}
    return given, {code: tuple(map(limits.rounded, pair)) for code, pair in ends.items() if pair}


def _factor(instrument: Instrument, reading: FactorReading, limits: _Limits) -> ReleasedFactor:
    score = reading.score
    spread = None
    if reading.reading is Reading.TEAM:
        own = SideMean.of(score.person_means).sd
        spread = None if own is None else max(SMALLEST_SPREAD, limits.rounded(own))
    return ReleasedFactor(
        limits.mean(reading.mean, reading.reading),
        spread,
        reading.people,
        reading.views_differ,
        (score.dont_know_share or 0) >= instrument.minimums.dont_know_share,
    )


def _moves(
    result: PartnershipResult, limits: _Limits
) -> tuple[dict[str, tuple[NamedCondition, ...]] | None, Wish | None, dict[str, float]]:
    """Lanes, wish and statements of the optional section."""
    moves = result.dynamics
    if moves is None or moves.dynamics is None or not limits.allow(moves.reading, moves.people):
        return None, None, {}
    if moves.reading is Reading.TEAM and not moves.counts_people:
        return None, None, {}
    found, half = moves.dynamics, result.instrument.dynamics.lanes.named_from
    lanes = {
        lane.verb: tuple(
            NamedCondition(one.factor, one.state)
            for one in lane.conditions
            if one.ticked and one.share >= half
        )
        for lane in found.lanes
        if limits.allow(moves.reading, lane.respondents - lane.dont_know)
    }
    statements = {
        one.code: limits.mean(one.mean, moves.reading)
        for one in found.statements
        if one.mean is not None and limits.allow(moves.reading, one.n)
    }
    return lanes, _wish(result, limits), statements


def _wish(result: PartnershipResult, limits: _Limits) -> Wish | None:
    """Where most want it, on the axes on which enough people chose."""
    moves, rule = result.dynamics, result.instrument.dynamics.wish
    wish = moves.dynamics.wish
    if wish is None:
        return None
    for axis in ("formality", "origin"):
        counts = moves.dynamics.choice_counts.get(getattr(rule, axis), {})
        chose = sum(count for choice, count in counts.items() if choice != rule.unknown)
        if not limits.allow(moves.reading, chose):
            wish = replace(wish, **{axis: None})
    return wish if wish.formality or wish.origin else None


def _items(result: PartnershipResult, limits: _Limits) -> dict[str, float]:
    """The statements that patterns compare between partners, and no others."""
    wanted = set(items_of_patterns(result.instrument))
    return {
        item.code: limits.mean(item.summary.mean, reading.reading)
        for reading in result.factors
        for item in reading.items
        if item.code in wanted
        and item.summary is not None
        and item.summary.mean is not None
        and limits.allow(reading.reading, item.summary.n)
    }


def items_of_patterns(instrument: Instrument) -> Iterable[str]:
    patterns = instrument.advice.patterns if instrument.advice else ()
    return (clause.of for one in patterns for case in one.cases for clause in case.all if clause.partner)
