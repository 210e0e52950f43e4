"""A whole sheet in words, for checking before it is sent and for reading afterwards."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from assessments.enums import AnswerKind, InsteadOfTicks, Refusal, ResponseStatus
from assessments.models import NO_ANSWER, Answer, Response
from assessments.presenters.answer_page import partner_of, section_title
from assessments.presenters.numbers import people
from assessments.presenters.refusals import refusal_text
from assessments.rules import EVERYTHING, Hand
from assessments.selectors.progress import sheet_of
from models_engine import Instrument, Page, Section, Sheet, TickQuestion
from organisations.presenters.dates import clock, day
from organisations.presenters.partners import in_words

NOT_ANSWERED = "Not answered"


@dataclass(frozen=True)
class Row:
    """`ticked` are the conditions of a question for which several may be ticked; `answer` is empty then."""

    code: str
    question: str
    answer: str
    ticked: tuple[str, ...]
    note: str
    href: str


@dataclass(frozen=True)
class Part:
    """`left_out` stands in place of rows where an optional section has no answer, with a link to give one."""

    code: str
    title: str
    rows: tuple[Row, ...]
    left_out: str
    begin_href: str


@dataclass(frozen=True)
class Link:
    text: str
    href: str


@dataclass(frozen=True)
class Version:
    text: str
    reason: str
    href: str


@dataclass(frozen=True)
class CheckPage:
    """`why_fixed` says why nothing can be changed here, `reason` why this version was made; empty where none.

    What people answer `together` is sent on a page of its own, with the names of those who agree.
    """

    title: str
    subject: str
    counts: str
    without_score: str
    parts: tuple[Part, ...]
    versions: tuple[Version, ...]
    why_fixed: str
    sent: str
    agreed: str
    reason: str
    submit_href: str
    together: bool
    reopen_href: str
    task_list_href: str

    @property
    def contents(self) -> list[Link]:
        """The sections of a sheet that is yet to be sent, and the way past them to sending it."""
        if not self.submit_href:
            return []
        sections = [Link(part.title, f"#section-{part.code}") for part in self.parts]
        return [*sections, Link("Send your answers", "#send")]


def present_check(
    response: Response,
    answers: Mapping[str, Answer],
    unscored: Sequence[str],
    versions: Iterable[Response],
    *,
    may_change: bool,
    may_reopen: bool,
    moment: datetime,
    hand: Hand = EVERYTHING,
    names: Sequence[str] = (),
) -> CheckPage:
    campaign = response.assessment.campaign
    draft = response.status == ResponseStatus.DRAFT
    closed = not campaign.is_open_for(response.assessment.organisation_id, moment)
    others = [version for version in versions if version != response]
    return CheckPage(
        title="Check your answers" if may_change else "Your answers",
        subject=sheet_title(response),
        counts=counts_text(sheet_of(response), answers),
        without_score=without_score_text(unscored) if draft else "",
        parts=present_sheet(response, answers, may_change=may_change, hand=hand),
        versions=tuple(_version(version) for version in others),
        why_fixed=refusal_text(Refusal.CLOSED, campaign, response.assessment.last_day) if closed else "",
        sent="" if draft else sent_text(response),
        agreed=agreed_text(names),
        reason=response.reopen_reason,
        submit_href=_submit_href(response) if may_change and hand.sends else "",
        together=response.assessment.is_shared,
        reopen_href=_href("reopen_response", response)
        if may_reopen and hand.sends and not _has_draft(others)
        else "",
        task_list_href=response.assessment.get_absolute_url(),
    )


def present_version(
    response: Response, answers: Mapping[str, Answer], names: Sequence[str] = ()
) -> CheckPage:
    """One version, only to read."""
    return CheckPage(
        title=f"Your answers, version {response.version}",
        subject=sheet_title(response),
        counts=counts_text(sheet_of(response), answers),
        without_score="",
        parts=present_sheet(response, answers, may_change=False),
        versions=(),
        why_fixed="",
        sent=sent_text(response),
        agreed=agreed_text(names),
        reason=response.reopen_reason,
        submit_href="",
        together=response.assessment.is_shared,
        reopen_href="",
        task_list_href=response.assessment.get_absolute_url(),
    )


def present_sheet(
    response: Response, answers: Mapping[str, Answer], *, may_change: bool, hand: Hand = EVERYTHING
) -> tuple[Part, ...]:
    instrument = response.assessment.campaign.instrument.definition
    return tuple(
        _left_out(response, section, may_change=may_change and hand.fills_in(section.code))
        if is_left_out(section, answers)
        else Part(
            code=section.code,
            title=section_title(section, ""),
            rows=tuple(
                _row(
                    response,
                    instrument,
                    page,
                    code,
                    answers.get(code),
                    may_change=may_change and hand.fills_in(section.code),
                )
                for page in section.pages
                for code in page.question_codes
            ),
            left_out="",
            begin_href="",
        )
        for section in sheet_of(response).sections
    )


def is_left_out(section: Section, answers: Mapping[str, Answer]) -> bool:
    """An optional section without an answer or a note: nobody has to explain nine times that it is."""
    given = [answers[code] for page in section.pages for code in page.question_codes if code in answers]
    return section.optional and all(answer.given == NO_ANSWER and not answer.note for answer in given)


def _left_out(response: Response, section: Section, *, may_change: bool) -> Part:
    first = reverse("assessments:answer_page", args=[response.pk, section.pages[0].code])
    return Part(
        code=section.code,
        title=section_title(section, ""),
        rows=(),
        left_out=section.intro if may_change else "Left out.",
        begin_href=first if may_change else "",
    )


def sheet_title(response: Response) -> str:
    """What the sheet is about, as headings say it."""
    partner = partner_of(response)
    return f"{response.partnership}, with {partner}" if partner else str(response.assessment.organisation)


def answer_words(instrument: Instrument, answer: Answer | None) -> str:
    if answer is None or answer.kind == AnswerKind.NONE:
        return NOT_ANSWERED
    if answer.kind == AnswerKind.VALUE:
        return next(option.label for option in instrument.scale if option.value == answer.value)
    if answer.kind == AnswerKind.TICKS:
        return ""
    if answer.kind == AnswerKind.CHOICE:
        question = instrument.question(answer.question)
        if isinstance(question, TickQuestion):
            return str(InsteadOfTicks(answer.choice).label)
        return next(choice.label for choice in question.choices if choice.code == answer.choice)
    return str(AnswerKind(answer.kind).label)


def _with_carried(words: str, answer: Answer | None) -> str:
    """Whoever reads their answers through sees which they have not given anew."""
    return f"{words} (taken over from last time)".lstrip() if answer and answer.carried else words


def ticked_words(instrument: Instrument, answer: Answer | None) -> tuple[str, ...]:
    codes = answer.ticks.split() if answer else ()
    return tuple(instrument.condition(code).text for code in codes)


def counts_text(sheet: Sheet, answers: Mapping[str, Answer]) -> str:
    """ "34 of 36 answered. Of these, 2 are “Don't know” and 1 is “Does not apply”." """
    asked = [
        code
        for section in sheet.sections
        if not is_left_out(section, answers)
        for page in section.pages
        for code in page.question_codes
    ]
    kinds = [answers[code].kind for code in asked if code in answers]
    answered = len(kinds) - kinds.count(AnswerKind.NONE)
    parts = [
        f"{count} “{kind.label}”"
        for kind in (AnswerKind.DONT_KNOW, AnswerKind.NOT_APPLICABLE)
        if (count := kinds.count(kind))
    ]
    of_these = f" Of these, {' and '.join(parts)}." if parts else ""
    return f"{answered} of {len(asked)} questions answered.{of_these}"


def without_score_text(names: Sequence[str]) -> str:
    """Which conditions have too few answers; a warning, never a reason not to send."""
    if not names:
        return ""
    one = len(names) == 1
    return (
        f"{len(names)} {'part has' if one else 'parts have'} too few answers for a result of your own: "
        f"{'; '.join(names)}. You can send all the same."
    )


def sent_text(response: Response) -> str:
    if response.status == ResponseStatus.DRAFT:
        return f"Version {response.version}, not sent yet"
    sent = (
        f"Version {response.version}, sent on {day(response.submitted_at)} at {clock(response.submitted_at)}"
    )
    replaced = (
        ", replaced by a later version" if response.status == ResponseStatus.REPLACED else ", this one counts"
    )
    return f"{sent}, reference {response.reference}{replaced}"


def agreed_text(names: Sequence[str]) -> str:
    """ "Agreed by 3 people: A, B and C". Only those who work on the sheet read the names."""
    return f"Agreed by {people(len(names))}: {in_words([*names])}" if names else ""


def _submit_href(response: Response) -> str:
    return _href("submit_agreed_sheet" if response.assessment.is_shared else "submit_response", response)


def _version(response: Response) -> Version:
    draft = response.status == ResponseStatus.DRAFT
    return Version(
        text=sent_text(response),
        reason=response.reopen_reason,
        href=_href("check_answers" if draft else "response_version", response),
    )


def _has_draft(versions: Iterable[Response]) -> bool:
    return any(version.status == ResponseStatus.DRAFT for version in versions)


def _href(name: str, response: Response) -> str:
    return reverse(f"assessments:{name}", args=[response.pk])


def _row(
    response: Response,
    instrument: Instrument,
    page: Page,
    code: str,
    answer: Answer | None,
    *,
    may_change: bool,
) -> Row:
    question = instrument.question(code)
    href = (
        f"{reverse('assessments:answer_page', args=[response.pk, page.code])}?change={code}#question-{code}"
    )
    return Row(
        code=code,
        question=question.text,
        answer=_with_carried(answer_words(instrument, answer), answer),
        ticked=ticked_words(instrument, answer),
        note=answer.note if answer else "",
        href=href if may_change else "",
    )
