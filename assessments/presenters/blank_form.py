"""The questionnaire on paper: every sheet, a page for each of its sections."""

from collections.abc import Iterator
from dataclasses import dataclass

from models_engine import FactQuestion, Instrument, Item, Page, ScaleQuestion, Sheet, TickQuestion

PARTNER = "this partner"
FULL_SHEETS = ("organisation", "partnership")


@dataclass(frozen=True)
class PaperStatement:
    """Answered with 1 to 5, "don't know" or "does not apply". `code` is for the scoring sheet."""

    code: str
    text: str


@dataclass(frozen=True)
class PaperBlock:
    """What stands under one heading: statements after a stem, or a question with boxes to tick."""

    title: str
    stem: str
    statements: tuple[PaperStatement, ...]
    question: str = ""
    code: str = ""
    choices: tuple[str, ...] = ()
    several: bool = False


@dataclass(frozen=True)
class PaperPage:
    """`optional`: the whole page may be left out."""

    sheet: str
    title: str
    intro: str
    optional: bool
    blocks: tuple[PaperBlock, ...]


def paper_pages(instrument: Instrument) -> tuple[PaperPage, ...]:
    return tuple(
        PaperPage(
            sheet.title,
            section.title,
            section.intro,
            section.optional,
            tuple(_blocks(instrument, section.pages)),
        )
        for sheet in _sheets(instrument)
        for section in sheet.sections
    )


def _sheets(instrument: Instrument) -> list[Sheet]:
    return [instrument.sheet(code) for code in FULL_SHEETS]


def _blocks(instrument: Instrument, pages: tuple[Page, ...]) -> Iterator[PaperBlock]:
    for page in pages:
        questions = [instrument.question(code) for code in page.question_codes]
        rated = [question for question in questions if isinstance(question, Item | ScaleQuestion)]
        if rated:
            yield from _rated(page.title, rated)
        for question in questions:
            if isinstance(question, FactQuestion):
                choices = tuple(choice.label for choice in question.choices)
                yield PaperBlock(page.title, "", (), question.text, question.code, choices)
            elif isinstance(question, TickQuestion):
                first, others = instrument.conditions_for(question.verb)
                named = tuple(condition.text for condition in (*first, *others))
                choices = (*named, "None of these", "Don't know")
                yield PaperBlock(page.title, "", (), question.text, question.code, choices, several=True)


def _rated(title: str, questions: list[Item | ScaleQuestion]) -> Iterator[PaperBlock]:
    """Statements that share a stem stand together under it."""
    stems = dict.fromkeys(getattr(question, "stem", None) or "" for question in questions)
    for stem in stems:
        shared = [question for question in questions if (getattr(question, "stem", None) or "") == stem]
        statements = tuple(PaperStatement(question.code, _named(question.text)) for question in shared)
        yield PaperBlock(title, _named(stem), statements)


def _named(text: str) -> str:
    return text.replace("{partner}", PARTNER)
