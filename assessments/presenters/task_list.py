from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from django.urls import reverse

from assessments.enums import Refusal, SectionStatus
from assessments.models import Assessment, CampaignOrganisation
from assessments.presenters.links import Link
from assessments.presenters.parts import (
    STATUS_COLOURS,
    Group,
    Task,
    next_href,
    optional_sections,
    present_part,
    question_count,
)
from assessments.presenters.privacy import privacy_words
from assessments.presenters.refusals import refusal_text
from assessments.presenters.shared_sheets import together_links, what_happens_together, who_fills_in
from assessments.selectors.parts import Part
from assessments.selectors.shared_sheets import Together
from organisations.presenters.dates import day
from organisations.presenters.partners import in_words

# The design's estimate until real times are known: 7 to 8 seconds a statement, some minutes to settle in.
SECONDS_PER_QUESTION = 7.5
# Fewer, and longer to read: lists of conditions to tick.
SECONDS_PER_OPTIONAL_QUESTION = 20
MINUTES_TO_SETTLE_IN = 4
ROUNDED_TO_MINUTES = 5


@dataclass(frozen=True)
class TaskList:
    """`next_text` and `next_href` are the page's one next step. `start_href` is posted to for what was added since.
    `together` leads to what several people answer, and who of them what.
    """

    title: str
    caption: str
    closed: str
    estimate: str
    what_happens: tuple[str, ...]
    groups: tuple[Group, ...]
    next_text: str
    next_href: str
    added_text: str
    start_href: str
    together: tuple[Link, ...]


def present_task_list(
    assessment: Assessment,
    asking: CampaignOrganisation | None,
    parts: Sequence[Part],
    together: Together,
    *,
    open_now: bool,
) -> TaskList:
    next_text, href = next_step(parts) if open_now else ("", "")
    names = who_fills_in(together.assignments)
    groups = [present_part(part, assessment, open_now=open_now, names=names) for part in parts]
    added = added_text(parts) if open_now else ""
    return TaskList(
        title=f"{assessment.campaign}: {_whose(assessment)}",
        caption=assessment.organisation.name,
        closed=""
        if open_now
        else refusal_text(Refusal.CLOSED, assessment.campaign, (asking or assessment.campaign).last_day),
        estimate=f"{estimate(parts)}; {sections_done(parts)}. "
        f"You can stop at any time and come back until {day((asking or assessment.campaign).last_day)}.",
        what_happens=what_happens(assessment, team_view=bool(asking and asking.team_view)),
        groups=(*([] if assessment.is_shared else [_about_you(assessment, open_now=open_now)]), *groups),
        next_text=next_text,
        next_href=href,
        added_text=added,
        start_href=_start_href(assessment) if added else "",
        together=together_links(assessment, together) if open_now else (),
    )


def _whose(assessment: Assessment) -> str:
    if not assessment.is_shared:
        return "your part"
    return (
        "one shared answer" if assessment.campaign.asks_for_one_answer else "sheets that you agree together"
    )


def estimate(parts: Sequence[Part]) -> str:
    """ "About 25 minutes, or 30 with what is optional", rounded up to five minutes; not measured yet."""
    optional = sum(question_count(section) for part in parts for section in optional_sections(part.sheet))
    questions = sum(len(part.sheet.question_codes) for part in parts) - optional
    minutes = MINUTES_TO_SETTLE_IN + questions * SECONDS_PER_QUESTION / 60
    words = f"About {_rounded_up(minutes)} minutes"
    if not optional:
        return words
    return f"{words}, or {_rounded_up(minutes + optional * SECONDS_PER_OPTIONAL_QUESTION / 60)} with what is optional"


def _rounded_up(minutes: float) -> int:
    return ceil(minutes / ROUNDED_TO_MINUTES) * ROUNDED_TO_MINUTES


def sections_done(parts: Sequence[Part]) -> str:
    """ "3 of 9 sections completed". An optional section counts from where it is begun."""
    progress = [section for part in parts if part.progress for section in part.progress.sections]
    left_out = sum(section.is_empty_option for section in progress)
    not_begun = sum(len(optional_sections(part.sheet)) for part in parts if not part.progress)
    asked = sum(len(part.sheet.sections) for part in parts) - left_out - not_begun
    return f"{sum(section.is_done for section in progress) - left_out} of {asked} sections completed"


def next_step(parts: Sequence[Part]) -> tuple[str, str]:
    """(words, address) of the one thing to do next; empty where everything begun has been sent."""
    waiting = [part for part in parts if part.latest and not part.is_sent]
    begun = any(part.progress.answered for part in parts if part.progress)
    for part in waiting:
        if part.progress.first_open_in(part.hand) and not part.progress.completed_by(part.hand):
            return "Continue where you left off" if begun else "Start", next_href(part)
    waiting = [part for part in waiting if part.hand.sends]
    if waiting:
        first = waiting[0]
        colleagues_go_on = first.hand.others and not first.progress.all_completed
        words = "See what colleagues have filled in" if colleagues_go_on else "Check and send your answers"
        return words, reverse("assessments:check_answers", args=[first.latest.pk])
    return "", ""


def added_text(parts: Sequence[Part]) -> str:
    """What the lead has chosen since the person started; empty where there is nothing."""
    new = [str(part.partnership or "your organisation") for part in parts if part.latest is None]
    if not new:
        return ""
    return f"Your organisation lead has added something since you started: {in_words(new)}."


def what_happens(assessment: Assessment, *, team_view: bool) -> tuple[str, ...]:
    """Who sees what, and from how many people on: the instrument's own numbers, before the first statement."""
    if assessment.is_shared:
        return what_happens_together(assessment)
    least = assessment.campaign.instrument.definition.minimums
    sentences = [
        privacy_words(assessment.campaign),
        f"Your answers are put together with those of your colleagues at {assessment.organisation} and shown to them "
        f"without names: facts about partnerships and what surrounds you from {least.own_side_factual_mean} people "
        f"on, everything else from {least.own_side_perception_mean} people on.",
        "Until that many have answered you see your own answers only. A partner sees averages of "
        f"{least.released_side_people} people or more, and only where your organisation lead releases them and "
        "theirs does the same.",
    ]
    if team_view:
        sentences.append(
            "Your organisation lead has switched the team view on: from "
            f"{least.own_side_perception_distribution} people on, those who answered also see how answers are "
            "spread, without names. In a small group people may guess who said what."
        )
    return tuple(sentences)


def _about_you(assessment: Assessment, *, open_now: bool) -> Group:
    status = SectionStatus.COMPLETED if assessment.respondent_role else SectionStatus.NOT_STARTED
    task = Task(
        "Your role",
        str(status.label),
        hint="One question, and you do not have to answer it",
        href=reverse("assessments:about_you", args=[assessment.pk]) if open_now else "",
        colour=STATUS_COLOURS.get(status, ""),
    )
    # Not "About you", which is a section of the statements themselves.
    return Group("Before you start", (task,))


def _start_href(assessment: Assessment) -> str:
    return reverse("assessments:start_assessment", args=[assessment.campaign_id, assessment.organisation_id])
