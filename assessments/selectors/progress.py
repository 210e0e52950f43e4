"""How far people are, counted from the rows in the database every time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from assessments.enums import AnswerKind, ResponseStatus, SectionStatus
from assessments.models import Answer, Response, SectionState
from assessments.rules import EVERYTHING, Hand
from models_engine import Page, Section, Sheet

# The level of the model whose statements are about the person who answers.
ABOUT_ONESELF = "individual"


@dataclass(frozen=True)
class SectionProgress:
    """`open_questions` are those without an answer, in order; a note alone begins a section and answers nothing."""

    section: Section
    status: SectionStatus
    open_questions: tuple[str, ...]
    asked: int

    @property
    def answered(self) -> int:
        return self.asked - len(self.open_questions)

    @property
    def is_empty_option(self) -> bool:
        """A section that may be left out, and so far is: it keeps nobody from being done."""
        return self.status in {SectionStatus.OPTIONAL, SectionStatus.LEFT_OUT}

    @property
    def is_done(self) -> bool:
        return self.is_empty_option or self.status in {SectionStatus.COMPLETED, SectionStatus.SENT}


@dataclass(frozen=True)
class SheetProgress:
    response: Response
    sheet: Sheet
    sections: tuple[SectionProgress, ...]

    @property
    def asked(self) -> int:
        return sum(part.asked for part in self.sections)

    @property
    def answered(self) -> int:
        return sum(part.answered for part in self.sections)

    @property
    def all_completed(self) -> bool:
        return self.completed_by(EVERYTHING)

    def completed_by(self, hand: Hand) -> bool:
        """All of what somebody is to fill in."""
        return all(part.is_done for part in self.sections if hand.is_to_fill_in(part.section.code))

    @property
    def first_open(self) -> tuple[Page, str] | None:
        """The first question without an answer, and its page; none where everything has one.

        Nobody is sent into an optional section that they have not begun.
        """
        return self.first_open_in(EVERYTHING)

    def first_open_in(self, hand: Hand) -> tuple[Page, str] | None:
        """The same, of the sections that somebody is to fill in."""
        parts = [part for part in self.sections if hand.is_to_fill_in(part.section.code)]
        missing = {code for part in parts if not part.is_empty_option for code in part.open_questions}
        for page in self.sheet.pages:
            for code in page.question_codes:
                if code in missing:
                    return page, code
        return None


def progress_of(responses: Iterable[Response]) -> dict[UUID, SheetProgress]:
    """By response id, in two queries however many responses and answers there are.

    The responses come with their campaign's instrument selected.
    """
    responses = list(responses)
    touched: dict[UUID, dict[str, str]] = defaultdict(dict)
    said: dict[UUID, dict[str, bool]] = defaultdict(dict)
    if responses:
        answers = Answer.objects.filter(response__in=responses).exclude(kind=AnswerKind.NONE, note="")
        for response_id, question, kind in answers.values_list("response_id", "question", "kind"):
            touched[response_id][question] = kind
        states = SectionState.objects.filter(response__in=responses)
        for response_id, section, completed in states.values_list("response_id", "section", "completed"):
            said[response_id][section] = completed
    return {
        response.pk: sheet_progress(response, touched[response.pk], said[response.pk])
        for response in responses
    }


def sheet_of(response: Response) -> Sheet:
    """What this response answers; together, people do not answer what is about each of them alone."""
    sheet = response.assessment.campaign.instrument.definition.sheet(response.sheet)
    return without_single_people(sheet) if response.assessment.is_shared else sheet


def without_single_people(sheet: Sheet) -> Sheet:
    """An organisation has no motives of its own: the sections about the person who answers are left out."""
    return replace(sheet, sections=tuple(s for s in sheet.sections if s.level_code != ABOUT_ONESELF))


def sheet_progress(response: Response, touched: Mapping[str, str], said: Mapping[str, bool]) -> SheetProgress:
    """`touched`: the kind of answer by question; `said`: by section, what the person said of its being completed."""
    sheet = sheet_of(response)
    sent = response.status != ResponseStatus.DRAFT
    sections = []
    for section in sheet.sections:
        codes = [code for page in section.pages for code in page.question_codes]
        begun = section.code in said or any(code in touched for code in codes)
        sections.append(
            SectionProgress(
                section=section,
                status=_status(section, sent=sent, completed=said.get(section.code, False), begun=begun),
                open_questions=tuple(c for c in codes if touched.get(c, AnswerKind.NONE) == AnswerKind.NONE),
                asked=len(codes),
            )
        )
    return SheetProgress(response=response, sheet=sheet, sections=tuple(sections))


def _status(section: Section, *, sent: bool, completed: bool, begun: bool) -> SectionStatus:
    if section.optional and not begun:
        return SectionStatus.LEFT_OUT if sent else SectionStatus.OPTIONAL
    if sent:
        return SectionStatus.SENT
    if completed:
        return SectionStatus.COMPLETED
    return SectionStatus.IN_PROGRESS if begun else SectionStatus.NOT_STARTED
