"""The method page: what an instrument says about itself, in the words of the page."""

from dataclasses import dataclass
from typing import Any

from models_engine import Axis, Factor, Instrument, Level, Measure, Quadrant, RoleTag

VERBS = {
    "trigger": "can start a partnership",
    "mandate": "can require a partnership",
    "control": "steers how it works",
    "enable": "keeps it going",
}
HOLDS_BACK = "holds it back"
BASIS = {"paper": "the paper", "literature": "earlier research", "ours": "us"}
DIRECTIONS = {
    "strength": "Factors where more is better",
    "presence": "What surrounds you: how much of it there is, not whether it is good",
    "barrier": "What holds people back",
}


@dataclass(frozen=True)
class FactorRow:
    code: str
    name: str
    plain_name: str
    definition: str
    roles: str
    statements: int
    definition_by: str


@dataclass(frozen=True)
class LevelTable:
    level: Level
    factors: list[FactorRow]


@dataclass(frozen=True)
class BandTable:
    title: str
    bands: list[dict[str, Any]]


@dataclass(frozen=True)
class MinimumRow:
    what: str
    people: int


@dataclass(frozen=True)
class Method:
    instrument: Instrument
    from_paper: list[str]
    from_us: list[str]
    levels: list[LevelTable]
    axes: tuple[Axis, ...]
    formality: Measure
    origin: Measure
    quadrants: list[Quadrant]
    reversed_statements: list[str]
    needed: list[dict[str, int]]
    bands: list[BandTable]
    minimums: list[MinimumRow]


def present_method(instrument: Instrument) -> Method:
    return Method(
        instrument=instrument,
        from_paper=[part.subject for part in instrument.provenance if part.basis == "paper"],
        from_us=[part.subject for part in instrument.provenance if part.basis == "ours"],
        levels=[_level_table(instrument, level) for level in instrument.levels],
        axes=instrument.axes,
        formality=instrument.measure("formality"),
        origin=instrument.measure("origin"),
        quadrants=list(instrument.quadrants),
        reversed_statements=[item.code for axis in instrument.axes for item in axis.items if item.reverse],
        needed=[{"of": of, "needed": needed} for of, needed in instrument.needed_answers],
        bands=[BandTable(title, _bands(instrument, code)) for code, title in DIRECTIONS.items()],
        minimums=_minimums(instrument),
    )


def _level_table(instrument: Instrument, level: Level) -> LevelTable:
    return LevelTable(level, [_row(factor) for factor in instrument.factors if factor.level == level.code])


def _row(factor: Factor) -> FactorRow:
    first = [_verb(role) for role in factor.roles if role.primary]
    others = [_verb(role) for role in factor.roles if not role.primary]
    return FactorRow(
        code=factor.code,
        name=factor.name,
        plain_name=factor.plain_name,
        definition=factor.definition,
        roles="; ".join([*first, *(f"also {words}" for words in others)]),
        statements=len(factor.items),
        definition_by=BASIS[factor.basis],
    )


def _verb(role: RoleTag) -> str:
    return HOLDS_BACK if role.negative else VERBS[role.verb]


def _bands(instrument: Instrument, direction: Any) -> list[dict[str, Any]]:
    bands = instrument.bands(direction)
    return [
        {"words": band.words, "low": band.low, "high": band.high, "last": band is bands[-1]} for band in bands
    ]


def _minimums(instrument: Instrument) -> list[MinimumRow]:
    table = instrument.minimums
    return [
        MinimumRow("Your own answers, shown to you alone", table.own_answers),
        MinimumRow(
            "Facts that people report (what surrounds you, and where a partnership stands), shown to your organisation",
            table.own_side_factual_mean,
        ),
        MinimumRow("Opinions, shown to your organisation as an average", table.own_side_perception_mean),
        MinimumRow(
            "Opinions, shown to your organisation as counts, where its lead has switched this on",
            table.own_side_perception_distribution,
        ),
        MinimumRow(
            "Your side’s averages, shown to a partner once both leads agree", table.released_side_people
        ),
        MinimumRow("The words “people see this differently”", table.views_differ_people),
        MinimumRow("A range around a partnership’s place", table.interval_respondents),
        MinimumRow("People in one role, and everybody else beside them, each", table.breakdown),
    ]
