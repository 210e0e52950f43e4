"""One sheet of a person's round in words: what it is called, how far it is, where its links lead."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from assessments.enums import SectionStatus
from assessments.models import Assessment
from assessments.presenters.numbers import people
from assessments.selectors.parts import Part
from assessments.selectors.progress import SectionProgress
from models_engine import Section, Sheet
from organisations.presenters.dates import clock, day
from organisations.presenters.partners import partner_names

SectionKey = tuple[UUID | None, str]
STATUS_COLOURS = {SectionStatus.NOT_STARTED: "blue", SectionStatus.IN_PROGRESS: "aqua-green"}


@dataclass(frozen=True)
class Task:
    """What _components/task_list.html reads. An empty colour is plain words; an empty link cannot start yet."""

    title: str
    status: str
    hint: str = ""
    href: str = ""
    colour: str = ""


@dataclass(frozen=True)
class Group:
    title: str
    tasks: tuple[Task, ...]


def part_title(part: Part, assessment: Assessment) -> str:
    if part.partnership is None:
        return f"About {assessment.organisation}"
    return f"{part.partnership}: your partnership with {partner_names(part.partnership, assessment.organisation)}"


def present_part(
    part: Part, assessment: Assessment, *, open_now: bool, names: Mapping[SectionKey, str] | None = None
) -> Group:
    """Every section with its status, then "Check and send". Without a draft yet there is nothing to open.

    `names` says who fills in which section of an organisation's shared answers.
    """
    if part.progress is None:
        tasks = [
            _task(section.title, not_begun(section), hint=f"{question_count(section)} questions")
            for section in part.sheet.sections
        ]
        return Group(
            part_title(part, assessment), (*tasks, _task("Check and send", SectionStatus.NOT_STARTED))
        )
    subject = part.partnership.pk if part.partnership else None
    tasks = [
        _section_task(
            part, progress, open_now=open_now, name=(names or {}).get((subject, progress.section.code), "")
        )
        for progress in part.progress.sections
    ]
    return Group(part_title(part, assessment), (*tasks, _check_task(part)))


def optional_sections(sheet: Sheet) -> list[Section]:
    return [section for section in sheet.sections if section.optional]


def not_begun(section: Section) -> SectionStatus:
    return SectionStatus.OPTIONAL if section.optional else SectionStatus.NOT_STARTED


def page_href(part: Part, page: str, question: str = "") -> str:
    href = reverse("assessments:answer_page", args=[part.latest.pk, page])
    return f"{href}#question-{question}" if question else href


def check_href(part: Part) -> str:
    return reverse("assessments:check_answers", args=[part.latest.pk])


def next_href(part: Part) -> str:
    """Where this sheet goes on: the first question without an answer, else checking and sending."""
    first_open = part.progress.first_open_in(part.hand)
    return page_href(part, first_open[0].code, first_open[1]) if first_open else check_href(part)


def _section_task(part: Part, progress: SectionProgress, *, open_now: bool, name: str) -> Task:
    section = progress.section
    if part.is_sent or not open_now or not part.hand.fills_in(section.code):
        href = f"{check_href(part)}#section-{section.code}"
    else:
        first = progress.open_questions[:1]
        pages = [page for page in section.pages if not first or first[0] in page.question_codes]
        begun = progress.status != not_begun(section)
        href = page_href(part, pages[0].code, first[0] if first and begun else "")
    hint = f"{progress.answered} of {progress.asked} answered"
    if progress.status == SectionStatus.OPTIONAL:
        hint = section.intro
    if name:
        hint = f"{hint}. Filled in by {name}"
    return _task(section.title, progress.status, hint=hint, href=href)


def _check_task(part: Part) -> Task:
    if part.is_sent:
        sent = part.latest
        agreed = f", agreed by {people(sent.agreed_by)}" if sent.agreed_by else ""
        hint = f"Sent on {day(sent.submitted_at)} at {clock(sent.submitted_at)}{agreed}, reference {sent.reference}"
        return _task("Check and send", SectionStatus.SENT, hint=hint, href=check_href(part))
    hint = ""
    if part.counting:
        hint = f"You reopened this. What you sent on {day(part.counting.submitted_at)} counts until you send it again."
    return _task("Check and send", SectionStatus.NOT_STARTED, hint=hint, href=check_href(part))


def _task(title: str, status: SectionStatus, *, hint: str = "", href: str = "") -> Task:
    return Task(title, str(status.label), hint=hint, href=href, colour=STATUS_COLOURS.get(status, ""))


def question_count(section: Section) -> int:
    return sum(len(page.question_codes) for page in section.pages)
