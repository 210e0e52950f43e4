from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.enums import ResponseStatus
from assessments.models import Answer, Response, SectionState
from assessments.rules import check_can_reopen


@transaction.atomic
def reopen_response(*, response: Response, reason: str, by: User) -> Response:
    """A new draft, copied from the version that counts; that one goes on counting until the new one is sent.

    Reopened already, the draft that is there comes back. Raises CannotChange for another version or when the
    round has closed.
    """
    counting = Response.objects.locked().get(pk=response.pk)
    draft = Response.objects.about(counting).filter(status=ResponseStatus.DRAFT).first()
    if draft:
        return draft
    check_can_reopen(counting, timezone.now())
    draft = Response.objects.create(
        assessment_id=counting.assessment_id,
        partnership_id=counting.partnership_id,
        sheet=counting.sheet,
        version=counting.version + 1,
        reopen_reason=reason,
    )
    _copy(counting, draft)
    record_event(by=by, action="response_reopened", subject=draft, from_version=counting.version)
    return draft


def _copy(source: Response, target: Response) -> None:
    answers = list(Answer.objects.filter(response=source))
    states = list(SectionState.objects.filter(response=source))
    for row in (*answers, *states):
        row.pk = None
        row._state.adding = True
        row.response = target
    Answer.objects.bulk_create(answers)
    SectionState.objects.bulk_create(states)
