"""What stands in the files of areas: every column, part and code, for whoever opens them without us."""

from collections.abc import Iterator

from dashboards.enums import Withheld
from dashboards.outputs.area_files import COLUMNS, EMPTY, csv_bytes
from dashboards.presenters.change import LABELS
from dashboards.presenters.coverage import PEOPLE, SHARES
from dashboards.presenters.positions import DRIVE, FORMALITY
from dashboards.presenters.questions import MOVES, WHICH
from dashboards.presenters.shown import ROUNDED, STAR
from dashboards.presenters.verbs import AFTER, VERBS
from models_engine import Instrument

HEADER = ("Kind", "Part", "Code", "Meaning")
PARTS = {
    "base": "Who is counted here at all.",
    "mean": "Mean of the organisations' means, each organisation counting the same, on 1 to 5.",
    "people": "How many people stand behind it.",
    "organisations_low": "Organisations with a mean below 3.",
    "organisations_middle": "Organisations with a mean from 3 and below 4.",
    "organisations_high": "Organisations with a mean from 4.",
    "views_differ": "Share of the organisations in which people see it differently.",
    "dont_know": "Share of the answers that are “don't know”.",
    "expected": "Whether the mean lies within what chance alone would produce.",
    "mandate_without_recognition": "Partnerships in which much is required and little known of each other.",
    "supplier_terms": "What people say of contract terms of suppliers, and how many organisations mostly agree.",
    "isolated": "Organisations with few partnerships and little looking outside.",
    "formal_to_informal": "What became of formal partnerships since the last round.",
    "change": "Difference of two rounds' means. 'higher' or 'lower' only beyond what chance would produce; "
    "'too_few_to_say' where fewer than 5 organisations answered in one of them.",
    "break": "What is not the same as last time, so that nothing is compared across it.",
}


def area_codebook(instrument: Instrument) -> bytes:
    return csv_bytes(HEADER, _lines(instrument))


def _lines(instrument: Instrument) -> Iterator[tuple[str, str, str, str]]:
    made_with = f"{instrument.title}, version {instrument.version} ({instrument.content_hash})"
    yield ("file", "", "", f"{made_with}. {instrument.status}. No overall score, no ranking.")
    for words in (EMPTY, STAR, ROUNDED):
        yield ("file", "", "", words)
    for column in COLUMNS:
        yield ("column", "", column.name, column.meaning)
    for part, words in PARTS.items():
        yield ("part", part, "", words)
    for key, words in (PEOPLE | SHARES).items():
        yield ("code", "coverage", key, words)
    for formality, up in FORMALITY.items():
        for drive, across in DRIVE.items():
            yield ("code", "positions", f"{formality}-{drive}", f"{up}, {across.lower()}")
    for verb, words in VERBS.items():
        for level in instrument.levels:
            yield (
                "code",
                "verbs",
                f"{verb}-{level.code}",
                f"{words} something at the {level.name.lower()} level",
            )
    for key, words in AFTER.items():
        yield ("code", "after_mandate", key, words)
    for key, words in MOVES.items():
        yield ("code", "formal_to_informal", key, words)
    for key, words in WHICH.items():
        yield ("code", "inhibitor", key, f"Mean of the statement about {words}, 1 to 5")
    for factor in instrument.factors:
        yield ("code", "condition", factor.code, factor.plain_name)
    yield from _advice(instrument)
    for key, words in LABELS.items():
        yield ("words", "change", key, words)
    for reason in Withheld:
        yield ("words", "withheld", reason.value, reason.label)


def _advice(instrument: Instrument) -> Iterator[tuple[str, str, str, str]]:
    if instrument.advice is None:
        return
    for pattern in (*instrument.advice.patterns, *instrument.advice.conflicts):
        yield ("code", "patterns", pattern.code, f"{pattern.name}: {pattern.rule}")
    for mechanism in instrument.advice.mechanisms:
        yield ("code", "mechanisms", str(mechanism.number), mechanism.name)
