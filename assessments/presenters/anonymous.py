"""The pages of somebody who answers by a link: the words are those of any sheet, the addresses are the link's."""

from dataclasses import dataclass, replace

from django.urls import reverse

from assessments.enums import Refusal
from assessments.presenters.answer_page import AnswerPage, partner_of, present_answer_page
from assessments.presenters.check_answers import (
    Part,
    counts_text,
    present_sheet,
    sheet_title,
)
from assessments.presenters.parts import STATUS_COLOURS, Group, Task
from assessments.presenters.privacy import privacy_words
from assessments.presenters.refusals import refusal_text
from assessments.selectors.anonymous import ORGANISATION, AnonymousPart, AnonymousSheet
from assessments.selectors.progress import SectionProgress, sheet_of
from assessments.selectors.steps import Step
from models_engine import Section
from organisations.presenters.dates import day

SAVED_WITH_EACH_PAGE = (
    "Answers are saved when you press Continue. Come back by your link to go on, until {last_day}."
)
SENT = "Sent. It counts as it stands when the round closes: you can change answers until {last_day}."
NOT_SENT = "Only what you send counts. What is not sent when the round closes is deleted."


@dataclass(frozen=True)
class AnonymousStart:
    title: str
    caption: str
    closed: str
    privacy: str
    how: str
    groups: tuple[Group, ...]
    next_text: str
    next_href: str


@dataclass(frozen=True)
class AnonymousCheck:
    """`sent` says that it was sent, `send_text` stands before the button; each is empty where it does not apply."""

    title: str
    subject: str
    counts: str
    parts: tuple[Part, ...]
    sent: str
    send_text: str
    start_href: str
    next_href: str


def start_href(secret: str) -> str:
    return reverse("assessments:anonymous_start", args=[secret])


def check_href(secret: str, sheet: AnonymousSheet) -> str:
    return reverse("assessments:anonymous_check", args=[secret, sheet.subject])


def page_href(secret: str, sheet: AnonymousSheet, page: str) -> str:
    return reverse("assessments:anonymous_page", args=[secret, sheet.subject, page])


def present_anonymous_start(part: AnonymousPart, secret: str, *, open_now: bool) -> AnonymousStart:
    campaign, organisation = part.assessment.campaign, part.assessment.organisation
    next_text, next_href = _next_step(part, secret) if open_now else ("", "")
    return AnonymousStart(
        title=f"{campaign}: your answers",
        caption=organisation.name,
        closed="" if open_now else refusal_text(Refusal.CLOSED, campaign, part.asking.last_day),
        privacy=privacy_words(campaign),
        how=f"{SAVED_WITH_EACH_PAGE} {NOT_SENT}".format(last_day=_last_day(part)),
        groups=tuple(_group(sheet, secret, open_now=open_now) for sheet in part.sheets),
        next_text=next_text,
        next_href=next_href,
    )


def present_anonymous_page(secret: str, sheet: AnonymousSheet, step: Step, *, change: str) -> AnswerPage:
    page = present_answer_page(sheet.response, step, partner_of(sheet.response), change=change)
    back = page_href(secret, sheet, step.previous.code) if step.previous else start_href(secret)
    check = check_href(secret, sheet)
    return replace(
        page,
        back_href=f"{check}#question-{change}" if change else back,
        save_href="",
        check_href=check,
    )


def after_page(secret: str, sheet: AnonymousSheet, step: Step, *, change: str, later: bool) -> str:
    """Where the person goes once a page is saved."""
    if change:
        return f"{check_href(secret, sheet)}#question-{change}"
    if step.following and not later:
        return page_href(secret, sheet, step.following.code)
    if not later and all(part.is_done for part in sheet.progress.sections):
        return check_href(secret, sheet)
    return start_href(secret)


def present_anonymous_check(
    part: AnonymousPart, sheet: AnonymousSheet, secret: str, *, open_now: bool
) -> AnonymousCheck:
    waiting = [other for other in part.sheets if not other.sent]
    return AnonymousCheck(
        title="Check your answers" if open_now else "Your answers",
        subject=sheet_title(sheet.response),
        counts=counts_text(sheet_of(sheet.response), sheet.answers),
        parts=_parts(secret, sheet, open_now=open_now),
        sent=_sent_words(part, open_now=open_now) if sheet.sent else "",
        send_text=NOT_SENT if open_now and not sheet.sent else "",
        start_href=start_href(secret),
        next_href=start_href(secret) if sheet.sent and waiting and open_now else "",
    )


def _sent_words(part: AnonymousPart, *, open_now: bool) -> str:
    return (
        SENT.format(last_day=_last_day(part))
        if open_now
        else "Sent. It counts in your organisation’s result."
    )


def _last_day(part: AnonymousPart) -> str:
    return day(part.asking.last_day)


def _parts(secret: str, sheet: AnonymousSheet, *, open_now: bool) -> tuple[Part, ...]:
    """Each link to a question leads by the link's own address."""
    pages = {code: page.code for page in sheet_of(sheet.response).pages for code in page.question_codes}
    sections = {section.code: section for section in sheet_of(sheet.response).sections}
    return tuple(
        replace(
            part,
            begin_href=page_href(secret, sheet, sections[part.code].pages[0].code) if part.begin_href else "",
            rows=tuple(
                replace(row, href=f"{page_href(secret, sheet, pages[row.code])}?change={row.code}")
                if row.href
                else row
                for row in part.rows
            ),
        )
        for part in present_sheet(sheet.response, sheet.answers, may_change=open_now)
    )


def _group(sheet: AnonymousSheet, secret: str, *, open_now: bool) -> Group:
    about = sheet_title(sheet.response)
    title = f"About {about}" if sheet.subject == ORGANISATION else about
    tasks = [_task(sheet, part, secret, open_now=open_now) for part in sheet.progress.sections]
    status = "Sent" if sheet.sent else "Not sent yet"
    return Group(title, (*tasks, Task("Check and send", status, href=check_href(secret, sheet))))


def _task(sheet: AnonymousSheet, part: SectionProgress, secret: str, *, open_now: bool) -> Task:
    return Task(
        part.section.title,
        str(part.status.label),
        hint=f"{part.answered} of {part.asked} answered",
        href=page_href(secret, sheet, _first_open(part.section, part))
        if open_now
        else f"{check_href(secret, sheet)}#section-{part.section.code}",
        colour=STATUS_COLOURS.get(part.status, ""),
    )


def _first_open(section: Section, part: SectionProgress) -> str:
    first = part.open_questions[:1]
    pages = [page for page in section.pages if not first or first[0] in page.question_codes]
    return pages[0].code


def _next_step(part: AnonymousPart, secret: str) -> tuple[str, str]:
    """(words, address); empty where all is sent."""
    begun = any(sheet.answers for sheet in part.sheets)
    for sheet in part.sheets:
        if sheet.sent:
            continue
        first = sheet.progress.first_open
        if first and not sheet.progress.all_completed:
            return "Go on" if begun else "Start", page_href(secret, sheet, first[0].code)
        return "Check and send your answers", check_href(secret, sheet)
    return "", ""
