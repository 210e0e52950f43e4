"""The words of a question page around its form."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from assessments.models import NOT_APPLICABLE, Answer, Assessment, Response
from assessments.selectors.steps import Step
from models_engine import FactQuestion, Instrument, Item, Section, TickQuestion
from nhsuk_forms.buttons import Button
from organisations.presenters.dates import clock
from organisations.presenters.partners import partner_names

BASIS_WORDS = {
    "paper": "It is defined as in the paper behind this questionnaire.",
    "literature": "Its definition comes from the research literature.",
    "ours": "The paper behind this questionnaire names it; the definition is ours.",
}


@dataclass(frozen=True)
class AnswerPage:
    """`why` stands once above the statements where all of them belong together, else beside each statement.

    `partnership` is its name, because two organisations may have several with each other; empty on the sheet about
    the organisation. `heads_itself`: a single question whose legend is the page's heading, its reason as hint; only
    the intro of an optional section, which says so, stands above it.
    """

    title: str
    partnership: str
    caption: str
    heads_itself: bool
    intro: str
    why: str
    back_href: str
    save_href: str
    check_href: str


def present_answer_page(response: Response, step: Step, partner: str, *, change: str = "") -> AnswerPage:
    instrument = response.assessment.campaign.instrument.definition
    page = step.page
    first = instrument.question(page.question_codes[0])
    heads_itself = isinstance(first, (FactQuestion, TickQuestion))
    return AnswerPage(
        title=page.title,
        partnership=str(response.partnership or ""),
        caption=_caption(step, partner),
        heads_itself=heads_itself,
        intro=step.section.intro if step.number == 1 and (step.section.optional or not heads_itself) else "",
        why=why(instrument, first.code) if _belongs_together(instrument, step) and not heads_itself else "",
        back_href=_back_href(response, step, change),
        save_href=reverse("assessments:save_answers", args=[response.pk, page.code]),
        check_href=reverse("assessments:check_answers", args=[response.pk]),
    )


def partner_of(response: Response) -> str:
    """The partner's name for the stems; empty on the sheet about the organisation itself."""
    if response.partnership is None:
        return ""
    return partner_names(response.partnership, response.assessment.organisation)


def section_title(section: Section, partner: str) -> str:
    if section.optional:
        return f"{section.title} (optional)"
    if not partner:
        return section.title
    return f"Working with {partner}" if section.level_code else f"Your partnership with {partner}"


def whys(instrument: Instrument, step: Step) -> dict[str, str]:
    """By question, on pages whose statements belong to different conditions."""
    if _belongs_together(instrument, step):
        return {}
    return {code: why(instrument, code) for code in step.page.question_codes}


def why(instrument: Instrument, code: str) -> str:
    """Plain reason first, then where it stands in the model, whose definition it is and what it builds on."""
    question = instrument.question(code)
    if not isinstance(question, Item):
        return question.why_we_ask
    axes = {axis.code: axis for axis in instrument.axes}
    if question.belongs_to in axes:
        axis = axes[question.belongs_to]
        return (
            f"{axis.why_we_ask} These statements place the partnership between {axis.low_word} and {axis.high_word}. "
            f"{axis.name}: {axis.definition} In the paper's words, its model “{axis.source_passage}”. "
            "The statements are ours."
        )
    factor = instrument.factor(question.belongs_to)
    level = instrument.level(factor.level)
    return (
        f"{factor.why_we_ask} This is “{factor.name}”, one of the model's sixteen conditions, at the "
        f"{level.name.lower()} level: {factor.definition} {BASIS_WORDS[factor.basis]} "
        f"In the paper's words: “{level.source_passage}” It builds on {'; '.join(factor.sources)}."
    )


def next_href(response: Response, step: Step, *, change: str, action: str, all_completed: bool) -> str:
    """Where the person goes once everything on the page is saved."""
    check = reverse("assessments:check_answers", args=[response.pk])
    pages = step.section.pages
    if action == "unskip_section":
        return _page_href(response, pages[0].code)
    if action == "unskip_page" or (action == "skip_page" and step.ends_section):
        return _page_href(response, step.page.code)
    if action == "take_over_section":
        return f"{check}#section-{step.section.code}"
    if change:
        return f"{check}#question-{change}"
    if action in {"later", "skip_section"}:
        return reverse("assessments:task_list", args=[response.assessment_id])
    if step.following:
        return _page_href(response, step.following.code)
    return check if all_completed else reverse("assessments:task_list", args=[response.assessment_id])


def _caption(step: Step, partner: str) -> str:
    """Group and step in words: "Working with Eastvale Care: 2 of 5"."""
    title = section_title(step.section, partner)
    return f"{title}: {step.number} of {step.count}" if step.count > 1 else title


def saved_text(saved_at: datetime) -> str:
    return f"Saved {clock(saved_at)}"


def partly_saved_text(error: str) -> str:
    return f"{error}. Everything else on this page is saved."


def section_left_text(step: Step, open_questions: int) -> str:
    """After "Yes, completed" with statements left open."""
    one = open_questions == 1
    return (
        f"“{step.section.title}” is completed. "
        f"{open_questions} {'question has' if one else 'questions have'} no answer and "
        f"{'counts' if one else 'count'} as not answered."
    )


def skipped_text(count: int, action: str) -> str:
    if action.startswith("unskip"):
        return f"{count} {'statement is' if count == 1 else 'statements are'} open again."
    return (
        f"{count} {'statement is' if count == 1 else 'statements are'} marked “Does not apply”. "
        "You can change that on the same page."
    )


def skip_buttons(assessment: Assessment, step: Step, answers: Mapping[str, Answer]) -> tuple[Button, ...]:
    """For people who need not answer this level: "I do not deal with this", or the way back from it."""
    instrument = assessment.campaign.instrument.definition
    if not step.page.may_skip or not may_skip(assessment, step, instrument):
        return ()
    given = [answers[code].given if code in answers else "" for code in step.page.question_codes]
    if all(value == NOT_APPLICABLE for value in given):
        page = Button("I do deal with this after all", name="action", value="unskip_page")
    else:
        page = Button("I do not deal with this", name="action", value="skip_page")
    if step.number > 1:
        return (page,)
    if page.value == "unskip_page":
        return (page, Button("Open the whole section again", name="action", value="unskip_section"))
    return (page, Button("I deal with nothing in this section", name="action", value="skip_section"))


def may_skip(assessment: Assessment, step: Step, instrument: Instrument) -> bool:
    if not assessment.respondent_role:
        return False
    role = instrument.respondent_role(assessment.respondent_role)
    return step.section.level_code in role.may_skip_levels


def _belongs_together(instrument: Instrument, step: Step) -> bool:
    questions = [instrument.question(code) for code in step.page.question_codes]
    holders = {q.belongs_to if isinstance(q, Item) else q.code for q in questions}
    return len(holders) == 1


def _page_href(response: Response, page: str) -> str:
    return reverse("assessments:answer_page", args=[response.pk, page])


def _back_href(response: Response, step: Step, change: str) -> str:
    if change:
        return f"{reverse('assessments:check_answers', args=[response.pk])}#question-{change}"
    if step.previous:
        return _page_href(response, step.previous.code)
    return reverse("assessments:task_list", args=[response.assessment_id])
