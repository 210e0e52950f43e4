"""The page of one organisation: its own factors by level, and where its partnerships stand."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from assessments.presenters.factors import FactorCard, present_factor
from assessments.presenters.links import Link
from assessments.presenters.numbers import agreed_by, factor_number, people
from assessments.presenters.spectrum import (
    SpectrumRow,
    axes_hrefs,
    explain_href,
    partnership_query,
    spectrum_row,
)
from assessments.presenters.turnout import answers_behind
from assessments.selectors.numbers import PARTNERSHIP
from assessments.selectors.readings import FactorReading, Reading
from assessments.selectors.results import OrganisationResult, PartnershipLine, asked_about
from models_engine import Instrument, Level

WHOSE = {Reading.OWN: lambda _: "your own", Reading.AGREED: agreed_by}


@dataclass(frozen=True)
class LevelGroup:
    level: Level
    factors: tuple[FactorCard, ...]


@dataclass(frozen=True)
class ConditionCell:
    """One interorganisational factor of one partnership. `number` leads to how it was worked out."""

    factor: str
    words: str
    number: str
    href: str


@dataclass(frozen=True)
class PartnershipRow:
    """`note` stands for all the cells where none has a number and the reason is the same for each."""

    name: str
    href: str
    cells: tuple[ConditionCell, ...]
    note: str


@dataclass(frozen=True)
class OrganisationPage:
    finding: str
    missing: str
    closed: bool
    levels: tuple[LevelGroup, ...]
    rows: tuple[SpectrumRow, ...]
    conditions: tuple[str, ...]
    partnerships: tuple[PartnershipRow, ...]
    none_placed: str
    turnout: tuple[str, ...]
    query: str

    @property
    def has_bars(self) -> bool:
        return any(card.bar for group in self.levels for card in group.factors)

    @property
    def contents(self) -> list[Link]:
        """The page's sections; a short page has none that are worth a list."""
        if self.closed:
            return []
        between = [Link("How its partnerships work together", "#conditions")]
        return [
            Link("Where its partnerships stand", "#partnerships"),
            *(between if self.partnerships else []),
            *(Link(f"{group.level.name} level", f"#level-{group.level.code}") for group in self.levels),
            Link("What to do next", "#next"),
        ]


def present_organisation_result(result: OrganisationResult) -> OrganisationPage:
    instrument = result.instrument
    query = urlencode({"campaign": result.campaign.pk})
    cards = {
        reading.factor.code: present_factor(
            instrument, reading, _explain_href(result, reading.factor.code, query)
        )
        for reading in result.factors
    }
    return OrganisationPage(
        finding=_finding(result),
        missing=_missing(result),
        closed=not (result.viewer.sees_team and result.asked_itself),
        levels=tuple(
            LevelGroup(level, tuple(cards[f.code] for f in instrument.factors if f.level == level.code))
            for level in instrument.levels
            if level.asked_on != PARTNERSHIP
        ),
        rows=tuple(_spectrum_row(result, line) for line in result.partnerships),
        conditions=tuple(instrument.factor(code).plain_name for code in asked_about(instrument, PARTNERSHIP)),
        partnerships=tuple(
            _partnership_row(result, line)
            for line in result.partnerships
            if line.place.reading is not Reading.CLOSED
        ),
        none_placed=_none_placed(result),
        turnout=answers_behind(result) if result.asked_itself else (),
        query=query,
    )


def partnership_href(result: OrganisationResult, line: PartnershipLine) -> str:
    page = reverse("assessments:partnership_result", args=[line.partnership.pk])
    return f"{page}?{partnership_query(result.campaign, result.organisation)}"


def _explain_href(result: OrganisationResult, code: str, query: str) -> str:
    return f"{reverse('assessments:explain_organisation', args=[result.organisation.pk, code])}?{query}"


def _placed(result: OrganisationResult) -> list[PartnershipLine]:
    return [line for line in result.partnerships if line.place.position and line.place.position.place]


def _finding(result: OrganisationResult) -> str:
    """Where the partnerships stand, counted by side. No partnership is better placed than another."""
    placed = [line.place.position for line in _placed(result)]
    if not placed:
        return ""
    formality, origin = (_counted(result.instrument, axis, placed) for axis in ("formality", "origin"))
    noun = "partnership stands" if len(placed) == 1 else "partnerships stand"
    return f"{len(placed)} {noun} on the spectrum: {formality}; {origin}."


def _none_placed(result: OrganisationResult) -> str:
    """Why there is no picture. Empty where there is one."""
    if _placed(result):
        return ""
    if not result.partnerships:
        return "No partnership was chosen for this round."
    if all(line.place.reading is Reading.CLOSED for line in result.partnerships):
        return "You see where a partnership stands once you have sent answers about it."
    return "No partnership has enough answers for a place yet."


def _counted(instrument: Instrument, axis: str, positions) -> str:
    words = [getattr(position, f"{axis}_word") for position in positions]
    names = {
        instrument.axis(axis).high_word: instrument.axis(axis).high_name.lower(),
        instrument.axis(axis).low_word: instrument.axis(axis).low_name.lower(),
        instrument.places.middle_word: f"{instrument.places.middle_word} on {instrument.axis(axis).name.lower()}",
    }
    return ", ".join(f"{words.count(word)} {name}" for word, name in names.items() if word in words)


def _missing(result: OrganisationResult) -> str:
    if not result.asked_itself:
        return f"In this round people at {result.organisation} were asked about partnerships only."
    if not result.viewer.sees_team:
        return (
            "You have not sent answers about this organisation in this round. Results are for those who "
            "answered, so that nobody is swayed by what others said."
        )
    if not result.turnout.sent and not result.agreed:
        return "Nobody here has sent answers about the organisation yet."
    return ""


def _spectrum_row(result: OrganisationResult, line: PartnershipLine) -> SpectrumRow:
    how = axes_hrefs(
        result.instrument, line.partnership, partnership_query(result.campaign, result.organisation)
    )
    return spectrum_row(
        result.instrument, line.partnership.name, line.place, partnership_href(result, line), how
    )


def _partnership_row(result: OrganisationResult, line: PartnershipLine) -> PartnershipRow:
    query = partnership_query(result.campaign, result.organisation)
    cells = tuple(
        _cell(result.instrument, reading, line, explain_href(line.partnership, reading.factor.code, query))
        for reading in line.factors
    )
    reasons = {cell.words for cell in cells}
    note = reasons.pop() if len(reasons) == 1 and not any(cell.number for cell in cells) else ""
    return PartnershipRow(line.partnership.name, partnership_href(result, line), cells, note)


def _cell(instrument: Instrument, reading: FactorReading, line: PartnershipLine, href: str) -> ConditionCell:
    factor, mean = reading.factor, reading.mean
    if mean is not None:
        band = "views differ" if reading.views_differ else instrument.band_of(factor.code, mean).words
        whose = WHOSE.get(reading.reading, people)(reading.people)
        number = f"{factor_number(instrument, factor, mean)}, {whose}"
        return ConditionCell(factor.plain_name, band, number, href)
    return ConditionCell(factor.plain_name, _no_number(reading, line), "", "")


def _no_number(reading: FactorReading, line: PartnershipLine) -> str:
    if line.pulse:
        return "asked in the short form, one statement for each"
    if reading.reading is Reading.NOTHING:
        return "not shown (too few answers)"
    if reading.reading is Reading.OWN:
        return "too few answers of yours"
    if reading.reading is Reading.AGREED:
        return "too few answers on the agreed sheet"
    return f"{people(reading.people)} answered: too few for a mean"
