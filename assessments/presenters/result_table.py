"""A result as one table, a row for each number of its page: what the CSV file and the workbook hold.

Built from the result that the page is built from, so what is not shown there is not here either: not even more
decimals, from which somebody could reckon back to an answer that is not shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from assessments.presenters.factors import NOT_ANSWERED
from assessments.presenters.lanes import IN_THE_WAY, STATES
from assessments.presenters.numbers import axis_number, factor_number, item_number, people
from assessments.presenters.place import NOT_NAMED, place_name
from assessments.presenters.workbook import Cell
from assessments.selectors.dynamics import DynamicsReading
from assessments.selectors.readings import FactorReading, PlaceReading, Reading, StatementReading
from assessments.selectors.results import OrganisationResult, PartnershipResult
from models_engine import Instrument, axis_word

NOT_SHOWN = "not shown (too few answers)"
WHOSE = {
    Reading.OWN: "your own answers",
    Reading.AGREED: "agreed sheet",
    Reading.TEAM: "team",
    Reading.DISTRIBUTION: "team, spread only",
}
MEASURES = {
    "formality": "Formality",
    "origin": "Origin",
    "origin_start": "Origin: how it began",
    "drive_now": "Origin: who drives it today",
}


@dataclass(frozen=True)
class ResultColumn:
    """`datatype` is a name of the CSV on the Web vocabulary; `width` is for a spreadsheet."""

    name: str
    title: str
    meaning: str
    datatype: str = "string"
    width: int = 18
    number_format: str = "General"


COLUMNS = (
    ResultColumn("about", "About", "The partnership, or the organisation itself.", width=30),
    ResultColumn("part", "Part", "place, condition, statement, moves, wish or first move.", width=12),
    ResultColumn("code", "Code", "What the number is of; the codebook explains each code.", width=14),
    ResultColumn("name", "Name", "The same in words.", width=40),
    ResultColumn("shown", "As the page shows it", "The number as a reader of the page sees it.", width=24),
    ResultColumn("words", "In words", "The words that go with the number.", width=34),
    ResultColumn(
        "value", "Value", "The number as the page shows it, on the scale of its code.", "double", 10, "0.00"
    ),
    ResultColumn("whose", "Whose answers", "Your own, the agreed sheet's or the team's.", width=18),
    ResultColumn("people", "People", "How many people stand behind the number.", "integer", 8),
    ResultColumn("low", "Low", "Lower end of the 95 % interval.", "double", 8, "0.0"),
    ResultColumn("high", "High", "Upper end of the 95 % interval.", "double", 8, "0.0"),
    ResultColumn("unknown", "Don't know", "Share of answers that are “don't know”.", "double", 10, "0%"),
)


@dataclass(frozen=True)
class ResultRow:
    about: str
    part: str
    code: str
    name: str
    shown: str = ""
    words: str = ""
    value: float | int | None = None
    whose: str = ""
    people: int | None = None
    low: float | None = None
    high: float | None = None
    unknown: float | None = None

    @property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(getattr(self, column.name) for column in COLUMNS)


def result_rows(result: PartnershipResult | OrganisationResult) -> tuple[ResultRow, ...]:
    if isinstance(result, PartnershipResult):
        return tuple(_of_partnership(result))
    return tuple(_of_organisation(result))


def _of_partnership(result: PartnershipResult) -> Iterator[ResultRow]:
    instrument, about = result.instrument, result.partnership.name
    yield from _place(instrument, about, result.place)
    for reading in result.conditions:
        yield _condition(instrument, about, reading)
    for statement in result.statements:
        yield _statement(instrument, about, statement)
    yield from _first_moves(result)
    if result.dynamics:
        yield from _moves(instrument, about, result.dynamics)


def _of_organisation(result: OrganisationResult) -> Iterator[ResultRow]:
    instrument = result.instrument
    for reading in result.factors:
        yield _condition(instrument, result.organisation.name, reading)
    for line in result.partnerships:
        yield from _place(instrument, line.partnership.name, line.place)
        for reading in () if line.pulse else line.factors:
            yield _condition(instrument, line.partnership.name, reading)


def _place(instrument: Instrument, about: str, place: PlaceReading) -> Iterator[ResultRow]:
    position = place.position
    whose = WHOSE.get(place.reading, "")
    name = place_name(instrument, position) if position else NOT_NAMED
    shown = place.reading.shows_something
    yield ResultRow(about, "place", "place", "Place", name if shown else _why_not(place.reading), whose=whose)
    for code, words in MEASURES.items():
        value = getattr(position, code) if position else None
        if value is None:
            yield ResultRow(about, "place", code, words, _why_not(place.reading))
            continue
        ends = getattr(position, f"{code}_interval", None)
        low, high = (float(axis_number(instrument, end)) for end in ends) if ends else (None, None)
        behind = place.people_behind.get(code, place.people)
        word = axis_word(instrument, instrument.measure(code).axis, value) or ""
        number = axis_number(instrument, value)
        yield ResultRow(
            about, "place", code, words, number, word, float(number), whose, _behind(place, behind), low, high
        )


def _behind(place: PlaceReading, people_behind: int) -> int | None:
    return 1 if place.reading is Reading.OWN else people_behind


def _condition(instrument: Instrument, about: str, reading: FactorReading) -> ResultRow:
    factor, mean, score = reading.factor, reading.mean, reading.score
    shown, words = _why_not(reading.reading), ""
    if mean is not None:
        shown = factor_number(instrument, factor, mean)
        words = "views differ" if reading.views_differ else instrument.band_of(factor.code, mean).words
    elif reading.counts_people and score:
        bands = zip(instrument.bands(factor.direction), score.band_counts, strict=True)
        shown, words = "spread only", ", ".join(f"{band.words}: {count}" for band, count in bands if count)
    return ResultRow(
        about,
        "condition",
        factor.code,
        factor.plain_name,
        shown,
        words,
        None if mean is None else float(shown),
        WHOSE.get(reading.reading, ""),
        1 if reading.reading is Reading.OWN else reading.people if score else None,
        unknown=None if score is None or score.dont_know_share is None else round(score.dont_know_share, 2),
    )


def _statement(instrument: Instrument, about: str, reading: StatementReading) -> ResultRow:
    summary, text = reading.summary, instrument.item(reading.code).text
    mean = None if summary is None or reading.reading is Reading.DISTRIBUTION else summary.mean
    counts = ""
    if summary is not None and reading.reading.shows_the_team:
        labelled = zip(instrument.scale, summary.counts, strict=True)
        counts = ", ".join(f"{option.label.lower()} {count}" for option, count in labelled if count)
    shown = item_number(mean) if mean is not None else counts and "spread only" or _why_not(reading.reading)
    behind = 1 if reading.reading is Reading.OWN else reading.people if summary else None
    whose = WHOSE.get(reading.reading, "")
    return ResultRow(
        about,
        "statement",
        reading.code,
        text,
        shown,
        counts,
        None if mean is None else float(shown),
        whose,
        behind,
    )


def _first_moves(result: PartnershipResult) -> Iterator[ResultRow]:
    question = result.instrument.question("FIRST")
    one_sheet = result.place.reading.is_one_sheet
    for choice in question.choices:
        if count := result.first_moves.get(choice.code):
            shown = "chosen" if one_sheet else people(count)
            yield ResultRow(
                result.partnership.name,
                "first move",
                f"FIRST:{choice.code}",
                f"{question.text} {choice.label}",
                shown,
                value=None if one_sheet else count,
                whose=WHOSE.get(result.place.reading, ""),
            )


def _moves(instrument: Instrument, about: str, moves: DynamicsReading) -> Iterator[ResultRow]:
    """How many named a condition stands there only where people may be counted."""
    found, whose = moves.dynamics, WHOSE.get(moves.reading, "")
    if found is None:
        return
    for lane in found.lanes:
        question = instrument.question(lane.question)
        for condition in lane.conditions:
            named = f"{condition.ticked} of {people(lane.respondents)}" if moves.counts_people else ""
            blocked = condition.barrier and condition.state == "named_but_weak"
            yield ResultRow(
                about,
                "moves",
                f"{lane.question}:{condition.factor}",
                f"{question.lane_name}: {instrument.condition(condition.factor).text}",
                named or ("named" if condition.ticked else "not named"),
                IN_THE_WAY if blocked else STATES[condition.state],
                condition.ticked if moves.counts_people else None,
                whose,
                moves.people if moves.counts_people else None,
            )
    for answer in found.statements:
        text = instrument.question(answer.code).text
        shown = NOT_SHOWN if answer.mean is None else item_number(answer.mean)
        yield ResultRow(
            about,
            "moves",
            answer.code,
            text,
            shown,
            "",
            None if answer.mean is None else float(shown),
            whose,
            answer.n,
        )
    if moves.counts_people:
        yield from _wishes(instrument, about, moves)


def _wishes(instrument: Instrument, about: str, moves: DynamicsReading) -> Iterator[ResultRow]:
    for code, made in moves.dynamics.choice_counts.items():
        question = instrument.question(code)
        for choice in question.choices:
            if count := made.get(choice.code):
                name = f"{question.text} {choice.label}"
                yield ResultRow(
                    about,
                    "wish",
                    f"{code}:{choice.code}",
                    name,
                    people(count),
                    "",
                    count,
                    WHOSE[moves.reading],
                )


def _why_not(reading: Reading) -> str:
    return NOT_ANSWERED if reading is Reading.CLOSED else NOT_SHOWN
