"""Both answers side by side, where two people have changed the same one."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from accounts.models import User
from assessments.models import Answer, Response, answer_columns
from assessments.presenters.answer_page import partner_of, section_title
from assessments.presenters.check_answers import answer_words, ticked_words
from assessments.selectors.answered import TwoAnswers
from assessments.selectors.steps import Step
from models_engine import Instrument
from organisations.presenters.dates import clock, day

YOU = "You, in another window"


@dataclass(frozen=True)
class Side:
    """Somebody's answer and note in words. `who` has the time with it, but for the reader's own."""

    who: str
    answer: str
    note: str


@dataclass(frozen=True)
class ConflictRow:
    code: str
    question: str
    mine: Side
    theirs: Side


@dataclass(frozen=True)
class ConflictPage:
    """`texts` and `options` are for the form: each question, and its two answers to choose between."""

    caption: str
    rows: tuple[ConflictRow, ...]
    back_href: str

    @property
    def texts(self) -> dict[str, str]:
        return {row.code: row.question for row in self.rows}

    @property
    def options(self) -> dict[str, list[tuple[str, str]]]:
        return {
            row.code: [("mine", f"Yours: {row.mine.answer}"), ("theirs", f"Saved now: {row.theirs.answer}")]
            for row in self.rows
        }


def present_answer_conflict(
    response: Response, step: Step, both: Iterable[TwoAnswers], reader: User
) -> ConflictPage:
    instrument = response.assessment.campaign.instrument.definition
    return ConflictPage(
        caption=section_title(step.section, partner_of(response)),
        rows=tuple(_row(instrument, two, reader) for two in both),
        back_href=reverse("assessments:answer_page", args=[response.pk, step.page.code]),
    )


def _row(instrument: Instrument, two: TwoAnswers, reader: User) -> ConflictRow:
    stored = two.stored
    here = Answer(question=two.question, **answer_columns(two.given))
    name = YOU if stored.saved_by == reader else str(stored.saved_by or "Somebody else")
    when = f"{day(stored.saved_at)} at {clock(stored.saved_at)}"
    note = stored.note if two.note is None else two.note
    return ConflictRow(
        code=two.question,
        question=instrument.question(two.question).text,
        mine=Side("You", _words(instrument, here), note),
        theirs=Side(f"{name}, {when}", _words(instrument, stored), stored.note),
    )


def _words(instrument: Instrument, answer: Answer) -> str:
    return answer_words(instrument, answer) or "; ".join(ticked_words(instrument, answer))
