"""The page of one partnership: what it says, in the order in which it says it."""

from dataclasses import dataclass

from assessments.presenters.factors import NOT_ANSWERED, FactorCard, item_words, present_factor
from assessments.presenters.links import Link
from assessments.presenters.numbers import people
from assessments.presenters.place import PlaceWords, present_place
from assessments.presenters.spectrum import (
    SpectrumRow,
    explain_href,
    finding,
    interval_note,
    partnership_query,
    place_spread,
    spectrum_rows,
)
from assessments.presenters.turnout import own_note, place_missing
from assessments.selectors.numbers import PARTNERSHIP
from assessments.selectors.readings import FactorReading, Reading, StatementReading
from assessments.selectors.results import PartnershipResult, asked_about
from models_engine import Instrument
from organisations.presenters.partners import partner_names

MOST_QUESTIONS = 3


@dataclass(frozen=True)
class StatementLine:
    """A single statement of the short form, standing for a whole factor."""

    name: str
    text: str
    reply: str
    counts: str


@dataclass(frozen=True)
class PartnershipPage:
    partners: str
    finding: str
    missing: str
    own: str
    closed: bool
    place: PlaceWords | None
    rows: tuple[SpectrumRow, ...]
    spread: str
    interval_note: str
    first_moves: tuple[str, ...]
    between: tuple[FactorCard, ...]
    around: tuple[FactorCard, ...]
    statements: tuple[StatementLine, ...]
    statements_note: str
    questions: tuple[str, ...]
    query: str

    @property
    def has_bars(self) -> bool:
        return any(card.bar for card in (*self.between, *self.around))

    @property
    def contents(self) -> list[Link]:
        """The page's sections; a short page has none that are worth a list."""
        if self.closed:
            return []
        links = []
        if self.place:
            links.append(Link(self.place.name, "#place"))
            links.append(Link("How it began, and who drives it today", "#history"))
        if self.between or self.statements:
            links.append(Link("How the partners work together", "#working-together"))
        if self.between:
            links.append(Link("What stands around it", "#around"))
        return [*links, Link("Talk about it", "#talk"), Link("What to do next", "#next")]


def present_partnership_result(result: PartnershipResult) -> PartnershipPage:
    instrument, place = result.instrument, result.place
    query = partnership_query(result.campaign, result.organisation)
    words = present_place(instrument, place.position) if place.position else None
    between = asked_about(instrument, PARTNERSHIP)
    cards = [
        present_factor(instrument, reading, explain_href(result.partnership, reading.factor.code, query))
        for reading in result.factors
    ]
    return PartnershipPage(
        partners=partner_names(result.partnership, result.organisation),
        finding=finding(instrument, place, sent=result.turnout.sent),
        missing=place_missing(instrument, place),
        own=own_note(instrument, place, result.viewer) if place.reading is Reading.OWN else "",
        closed=not result.viewer.sees_team,
        place=words,
        rows=spectrum_rows(result),
        spread=place_spread(instrument, place),
        interval_note=interval_note(instrument, place),
        first_moves=_first_moves(result),
        between=tuple(card for card in cards if card.code in between),
        around=tuple(card for card in cards if card.code not in between),
        statements=tuple(_statement(instrument, reading) for reading in result.statements),
        statements_note=_statements_note(result),
        questions=questions(instrument, result.factors or result.statements),
        query=query,
    )


def questions(
    instrument: Instrument, readings: tuple[FactorReading | StatementReading, ...]
) -> tuple[str, ...]:
    """What to talk about first: where views differ, then the factors in their lowest band, else the first ones."""
    shown = [reading for reading in readings if isinstance(reading, FactorReading) and reading.score]
    differ = [reading for reading in shown if reading.views_differ]
    weak = [reading for reading in shown if _needs_talk(instrument, reading)]
    ordered = dict.fromkeys(reading.factor.discussion_question for reading in [*differ, *weak, *readings])
    return tuple(ordered)[:MOST_QUESTIONS]


def _needs_talk(instrument: Instrument, reading: FactorReading) -> bool:
    factor, mean = reading.factor, reading.mean
    if mean is None or factor.direction == "presence":
        return False
    bands = instrument.bands(factor.direction)
    return instrument.band_of(factor.code, mean) == (bands[-1] if factor.direction == "barrier" else bands[0])


def _first_moves(result: PartnershipResult) -> tuple[str, ...]:
    """Who made the first move, as chosen: most often named first, don't know last."""
    choices = {choice.code: choice.label for choice in result.instrument.question("FIRST").choices}
    if result.place.reading.is_one_sheet:
        return tuple(choices[code] for code in result.first_moves)
    counted = sorted(result.first_moves.items(), key=lambda entry: (entry[0] == "dont_know", -entry[1]))
    return tuple(f"{choices[code]}: {people(count)}" for code, count in counted)


def _statement(instrument: Instrument, reading: StatementReading) -> StatementLine:
    text = instrument.item(reading.code).text
    return StatementLine(
        reading.factor.plain_name, text, _reply(instrument, reading), _counts(instrument, reading)
    )


def _statements_note(result: PartnershipResult) -> str:
    """Why some replies are the reader's alone; who sees no team's result anywhere is told so once, above."""
    alone = any(reading.reading is Reading.OWN for reading in result.statements)
    if not alone or not result.viewer.vouched_for:
        return ""
    needed = people(result.instrument.minimums.own_side_perception_mean)
    return f"Where fewer than {needed} answered a statement, you may see your own answer only."


def _reply(instrument: Instrument, reading: StatementReading) -> str:
    if reading.reading is Reading.NOTHING:
        return "not shown (too few answers)"
    if reading.reading is Reading.CLOSED:
        return NOT_ANSWERED
    if reading.reading is Reading.OWN:
        return f"Your own answer: {item_words(instrument, reading.summary)}"
    if reading.reading is Reading.AGREED:
        return f"Agreed: {item_words(instrument, reading.summary)}"
    return "" if reading.reading is Reading.DISTRIBUTION else item_words(instrument, reading.summary)


def _counts(instrument: Instrument, reading: StatementReading) -> str:
    if not reading.reading.shows_the_team:
        return ""
    counts = zip(instrument.scale, reading.summary.counts, strict=True)
    return ", ".join(f"{option.label.lower()} {count}" for option, count in counts if count)
