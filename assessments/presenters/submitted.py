from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from assessments.models import Response
from assessments.presenters.check_answers import sheet_title
from assessments.presenters.extension import late_sentence
from assessments.presenters.parts import next_href
from assessments.selectors.parts import Part
from organisations.models import Organisation
from organisations.presenters.dates import clock, day

ALONE = "The result grows as your colleagues answer. Until enough of them have, you see what your own answers say."
TOGETHER = (
    "The result says how many of you agreed. Sent again after a change, the new answers take its place."
)


@dataclass(frozen=True)
class SubmittedPage:
    """`next_text` and `next_href`: the sheet that comes next; empty where all is sent."""

    subject: str
    reference: str
    sent: str
    result_text: str
    result_href: str
    next_text: str
    next_href: str
    task_list_href: str
    check_href: str
    may_reopen: bool
    what_follows: str
    late: str


def present_submitted(response: Response, parts: Sequence[Part], *, open_now: bool) -> SubmittedPage:
    assessment = response.assessment
    waiting = [part for part in parts if part.latest and not part.is_sent] if open_now else []
    following = waiting[0] if waiting else None
    return SubmittedPage(
        subject=sheet_title(response),
        reference=response.reference,
        sent=f"{day(response.submitted_at)} at {clock(response.submitted_at)}",
        result_text=f"See the result: {response.partnership or assessment.organisation}",
        result_href=result_href(response),
        next_text=f"Go on: {following.partnership or assessment.organisation}" if following else "",
        next_href=next_href(following) if following else "",
        task_list_href=assessment.get_absolute_url(),
        check_href=reverse("assessments:check_answers", args=[response.pk]),
        may_reopen=open_now,
        what_follows=TOGETHER if assessment.is_shared else ALONE,
        late=late_sentence(response),
    )


def result_href(response: Response) -> str:
    if response.partnership_id:
        return reverse("assessments:partnership_result", args=[response.partnership_id])
    return organisation_result_href(response.assessment.organisation)


def organisation_result_href(organisation: Organisation) -> str:
    return reverse("assessments:organisation_result", args=[organisation.pk])
