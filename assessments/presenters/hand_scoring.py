"""The sheet on which one person's answers are scored with a pencil, and the same for a worked case.

The rules are the instrument's, in words. The worked case is scored by the engine; a test follows the words instead.
"""

from dataclasses import dataclass

from models_engine import Instrument, Item, Missing, explain_axis, explain_factor

DECIMALS = 2
MISSING = {missing.value: missing for missing in Missing}

# One invented person's answers, in the order of each part's statements: 1 to 5, DK (don't know), NA, - (left empty).
WORKED_CASE = {
    "POL": "4 3 2 5",
    "MAN": "5 4 2 DK",
    "SUP": "NA 3 4 2",
    "INT": "2 2 4 -",
    "REC": "4 5 3 2",
    "IDN": "3 4 4 2",
    "GOV": "4 DK DK 3",
    "PRX": "5 4 3 1",
    "COO": "4 4 2 3",
    "SEA": "3 3 4 3",
    "ABS": "2 3 NA 4",
    "EXP": "4 5 2 4",
    "ROU": "2 1 4 2",
    "IMO": "5 5 4 1",
    "XMO": "3 2 2 4",
    "INH": "4 NA NA 2",
    "formality": "5 4 DK 4 5 2",
    "origin": "2 4 3 4 5 2",
}

NAMES = {
    "formality": "Formality",
    "origin": "Origin",
    "origin_start": "How it began",
    "drive_now": "Who drives it today",
}


@dataclass(frozen=True)
class Box:
    """One answer to be copied. `turned`: write 6 minus it."""

    code: str
    turned: bool
    worked: str


@dataclass(frozen=True)
class Part:
    """Boxes of which the highest counts; mostly there is one."""

    code: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class HandScore:
    """One number: what to copy, and what it comes to in the worked case ("" for no number)."""

    code: str
    name: str
    parts: tuple[Part, ...]
    rule: str
    words: str
    worked: str


@dataclass(frozen=True)
class HandScoring:
    needed: tuple[tuple[int, int], ...]
    factors: tuple[HandScore, ...]
    axes: tuple[HandScore, ...]


def hand_scoring(instrument: Instrument) -> HandScoring:
    answers = worked_answers(instrument)
    return HandScoring(
        instrument.needed_answers,
        tuple(_factor(instrument, factor, answers) for factor in instrument.factors),
        tuple(_measure(instrument, measure, answers) for measure in instrument.measures),
    )


def worked_answers(instrument: Instrument) -> dict[str, int | Missing | None]:
    holders = (*instrument.factors, *instrument.axes)
    return {
        item.code: None if cell == "-" else MISSING[cell] if cell in MISSING else int(cell)
        for holder in holders
        for item, cell in zip(holder.items, WORKED_CASE[holder.code].split(), strict=True)
    }


def _factor(instrument: Instrument, factor, answers) -> HandScore:
    found = explain_factor(instrument, factor.code, [answers]).result
    bands = "; ".join(f"from {band.low:g} {band.words}" for band in instrument.bands(factor.direction))
    parts = tuple(Part("", (_box(item, answers),)) for item in factor.items)
    return HandScore(factor.code, factor.plain_name, parts, "", bands, _number(found))


def _measure(instrument: Instrument, measure, answers) -> HandScore:
    axis, places = instrument.axis(measure.axis), instrument.places
    found = explain_axis(instrument, measure.code, [answers]).rescaled
    parts = tuple(_part(instrument, part, answers) for part in measure.components)
    rule = f"At least {measure.needed} of the {len(parts)} parts"
    if measure.one_of:
        rule += f", {' or '.join(measure.one_of)} among them"
    ends = f"below {places.low:g} {axis.low_word}; above {places.high:g} {axis.high_word}"
    return HandScore(
        measure.code,
        NAMES[measure.code],
        parts,
        f"{rule}.",
        f"{ends}; between {places.middle_word}",
        _number(found),
    )


def _part(instrument: Instrument, part, answers) -> Part:
    """A part of one box needs no letter beside the box's own code."""
    letter = part.code if part.code not in part.items else ""
    return Part(letter, tuple(_box(instrument.item(code), answers) for code in part.items))


def _box(item: Item, answers) -> Box:
    answer = answers[item.code]
    worked = answer.value if isinstance(answer, Missing) else "–" if answer is None else str(answer)
    return Box(item.code, item.reverse, worked)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.{DECIMALS}f}"
