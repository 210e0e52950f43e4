"""What people of one organisation answer together, in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from accounts.models import User
from assessments.enums import ResponseStatus
from assessments.models import Assessment, CampaignOrganisation, Response, SectionAssignment
from assessments.presenters.links import Link
from assessments.presenters.numbers import people
from assessments.selectors.shared_sheets import Together
from models_engine import Sheet
from organisations.models import Partnership
from organisations.presenters.dates import day
from organisations.presenters.partners import in_words


@dataclass(frozen=True)
class Holder:
    name: str
    withdraw_href: str


@dataclass(frozen=True)
class SectionRow:
    """Without `holders` the section is the lead's."""

    title: str
    holders: tuple[Holder, ...]


@dataclass(frozen=True)
class SheetGroup:
    title: str
    rows: tuple[SectionRow, ...]


def present_sections(
    asking: CampaignOrganisation,
    sheets: Iterable[tuple[Sheet, Partnership | None]],
    assignments: Iterable[SectionAssignment],
) -> list[SheetGroup]:
    holders: dict[tuple, list[Holder]] = {}
    for one in assignments:
        href = reverse("assessments:withdraw_section", args=[one.pk])
        holders.setdefault((one.partnership_id, one.section), []).append(Holder(str(one.person), href))
    return [
        SheetGroup(
            title=f"About {partnership or asking.organisation}",
            rows=tuple(
                SectionRow(
                    section.title,
                    tuple(holders.get((partnership.pk if partnership else None, section.code), ())),
                )
                for section in sheet.sections
            ),
        )
        for sheet, partnership in sheets
    ]


def together_links(assessment: Assessment, together: Together) -> tuple[Link, ...]:
    keys = [assessment.campaign_id, assessment.organisation_id]
    if together.may_assign:
        return (Link("Say who fills in what", reverse("assessments:assign_sections", args=keys)),)
    if together.may_agree:
        return (
            Link("Agree one sheet together with colleagues", reverse("assessments:agree_sheet", args=keys)),
        )
    return ()


def who_fills_in(assignments: Iterable[SectionAssignment]) -> dict[tuple, str]:
    """By subject and section, for task lists."""
    names: dict[tuple, list[str]] = {}
    for one in assignments:
        names.setdefault((one.partnership_id, one.section), []).append(str(one.person))
    return {key: in_words(found) for key, found in names.items()}


def what_happens_together(assessment: Assessment) -> tuple[str, ...]:
    """Who sees what, before the first statement."""
    if assessment.campaign.asks_for_one_answer:
        return (
            f"In this round {assessment.organisation} gives one shared answer. The organisation lead says who fills in "
            "what. Whoever works on it sees what the others have filled in; an answer that two change at once is "
            "shown with both names.",
            "The lead sends it and names who agrees to it. Its result is for colleagues at your organisation. "
            "Partners see nothing of it unless your organisation releases it.",
            "Statements about people themselves, such as their motives, are left out.",
        )
    return (
        f"You fill in these sheets together with colleagues at {assessment.organisation}: everybody there whose "
        "identity is confirmed can change them, and sees what the others have filled in.",
        "What each of you answered alone stays confidential and is not taken over. A sheet is sent with the names of "
        "those who agree to it; its result says how many they were.",
        "Statements about people themselves, such as their motives, are left out.",
    )


def assigned_text(person: User, new: int) -> str:
    if not new:
        return f"{person} has these sections already."
    return f"{person} has {new} more {'section' if new == 1 else 'sections'} now, and gets an email about it."


def subject_choices(
    asking: CampaignOrganisation, subjects: Mapping[str, tuple[str, Partnership | None]]
) -> Sequence[tuple[str, str]]:
    return [(key, str(partnership or asking.organisation)) for key, (_, partnership) in subjects.items()]


def begun_links(responses: Iterable[Response]) -> list[Link]:
    return [
        Link(
            f"{response.partnership or response.assessment.organisation}: {sheet_state(response)}",
            reverse("assessments:task_list", args=[response.assessment_id])
            if response.status == ResponseStatus.DRAFT
            else reverse("assessments:check_answers", args=[response.pk]),
        )
        for response in responses
    ]


def sheet_state(response: Response) -> str:
    if response.status == ResponseStatus.DRAFT:
        return "not sent yet"
    return f"agreed by {people(response.agreed_by)}, {day(response.submitted_at)}"
