"""What stands in the files of a result: every column and every code, for whoever opens them without us."""

from collections.abc import Iterator

from assessments.presenters.result_table import COLUMNS, MEASURES
from models_engine import Instrument

HEADER = ("Kind", "Code", "Name", "Meaning", "Values", "Whose idea")
HOW_SAFE = (
    "A cell or header that a spreadsheet could take for a formula (it begins with =, +, -, @, a tab or a line break) "
    "has an apostrophe before it. Take that away and you have the text as it was."
)
EMPTY = (
    "An empty cell means that there is no such number, or that too few people answered for it to be shown."
)


def codebook(instrument: Instrument) -> tuple[tuple[str, ...], ...]:
    return tuple(_lines(instrument))


def _lines(instrument: Instrument) -> Iterator[tuple[str, ...]]:
    made_with = f"{instrument.title}, version {instrument.version} ({instrument.content_hash})"
    yield ("file", "", "Questionnaire", made_with, "", "")
    yield ("file", "", "Status", f"{instrument.status}. No overall score, no ranking.", "", "")
    yield ("file", "", "Safe to open", HOW_SAFE, "", "")
    yield ("file", "", "Empty cells", EMPTY, "", "")
    for column in COLUMNS:
        yield ("column", column.name, column.title, column.meaning, column.datatype, "ours")
    yield ("place", "place", "Place", "The quadrant, or between which ones it lies.", "words", "ours")
    for code, name in MEASURES.items():
        axis = instrument.axis(instrument.measure(code).axis)
        yield ("place", code, name, axis.definition, f"0 {axis.low_word} to 100 {axis.high_word}", axis.basis)
    for factor in instrument.factors:
        bands = ", ".join(f"{band.words} from {band.low:g}" for band in instrument.bands(factor.direction))
        yield (
            "condition",
            factor.code,
            factor.plain_name,
            factor.definition,
            f"1 to 5: {bands}",
            factor.basis,
        )
    scale = ", ".join(f"{option.value} {option.label.lower()}" for option in instrument.scale)
    for item in instrument.items:
        turned = "; counts the other way round" if item.reverse else ""
        yield ("statement", item.code, item.text, f"Belongs to {item.belongs_to}{turned}.", scale, item.basis)
    for question in instrument.tick_questions:
        meaning = f"{question.lane_name}: how many people named a condition."
        yield ("moves", question.code, question.text, meaning, "people", question.basis)
    for statement in instrument.scale_questions:
        yield ("moves", statement.code, statement.text, statement.why_we_ask, scale, statement.basis)
    for fact in instrument.fact_questions:
        choices = "; ".join(f"{choice.code}: {choice.label}" for choice in fact.choices)
        yield ("choice", fact.code, fact.text, "How many people chose what.", choices, fact.basis)
