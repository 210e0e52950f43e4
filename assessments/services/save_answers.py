from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import NO_ANSWER, Answer, Response, SectionState, answer_columns
from assessments.rules import AnsweredMeanwhile, check_can_change
from assessments.selectors.progress import sheet_of

NOTHING = (NO_ANSWER, "")
WRITTEN = ["kind", "value", "choice", "ticks", "note", "saved_by", "saved_at", "carried"]


@transaction.atomic
def save_answers(
    *,
    response: Response,
    given: Mapping[str, str],
    notes: Mapping[str, str],
    by: User,
    section: str = "",
    completed: bool | None = None,
    based_on: Mapping[str, tuple[str, str]] | None = None,
) -> datetime:
    """Write what a page brought, in a fixed number of queries; give the moment at which all of it is stored.

    `given` maps questions to answers as `answer_columns` reads them; what is not in it stays as it is. `completed`
    is the answer to "Have you completed this section?", None where it was not asked. The audit row says how much
    changed, and neither which statement nor how: moments per statement would say too much about a person.
    Raises CannotChange once the answers are sent or the round has closed.

    On a sheet that several people fill in, `based_on` maps questions to the answer and note from which the page's
    were made. Where the row says something else by now, or has come since, AnsweredMeanwhile is raised and nothing
    is written. The response stays locked from reading its rows to writing them, so nobody comes in between.
    """
    locked = Response.objects.locked().get(pk=response.pk)
    check_can_change(locked, timezone.now())
    questions = {*given, *notes}
    if unknown := questions - set(sheet_of(locked).question_codes):
        raise ValueError(f"not on this sheet: {sorted(unknown)}")
    changes = _changed(locked, questions, given, notes)
    if locked.assessment.is_shared:
        for old, answer in changes:
            if old != (based_on or {}).get(answer.question, NOTHING):
                raise AnsweredMeanwhile
            answer.saved_by = by
    changed = [answer for _, answer in changes]
    if changed:
        Answer.objects.bulk_create(
            changed, update_conflicts=True, update_fields=WRITTEN, unique_fields=["response", "question"]
        )
    if completed is not None:
        SectionState.objects.bulk_create(
            [SectionState(response=locked, section=section, completed=completed)],
            update_conflicts=True,
            update_fields=["completed"],
            unique_fields=["response", "section"],
        )
    if changed or completed is not None:
        record_event(by=by, action="answers_saved", subject=locked, changed=len(changed))
    return timezone.now()


def _changed(
    response: Response, questions: set[str], given: Mapping[str, str], notes: Mapping[str, str]
) -> list[tuple[tuple[str, str], Answer]]:
    """What was stored (answer and note), and what is to be, of each question for which that is not the same."""
    stored = {
        answer.question: answer for answer in Answer.objects.filter(response=response, question__in=questions)
    }
    changed = []
    for question in sorted(questions):
        before = stored.get(question)
        old = (before.given, before.note) if before else NOTHING
        new = (given.get(question, old[0]), notes.get(question, old[1]))
        if new != old:
            answer = Answer(response=response, question=question, note=new[1], **answer_columns(new[0]))
            # A note beside what was taken over leaves it so; another answer does not.
            answer.carried = bool(before and before.carried and new[0] == old[0])
            changed.append((old, answer))
    return changed
