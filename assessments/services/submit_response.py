import secrets
from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.enums import ResponseStatus
from assessments.models import Agreement, Response
from assessments.rules import check_can_change
from jobs.services.queue_job import queue_job

# 28 signs: of what is misread for each other (0 O, 1 I L, 2 Z, 5 S, 8 B) at most the digit is there.
REFERENCE_SIGNS = "23456789ACDEFGHJKMNPQRTUVWXY"


@transaction.atomic
def submit_response(*, response: Response, by: User, agreed_by: Collection[User] = ()) -> Response:
    """Send a draft, once. Sent again, by a double click or a reload, it comes back as it was sent.

    A sheet that people fill in together is sent with those who agreed it, and only such a sheet.

    The version sent before becomes history in the same transaction, so that exactly one version counts at any
    moment. Raises CannotChange when the round has closed.
    """
    locked = Response.objects.locked().get(pk=response.pk)
    if locked.status != ResponseStatus.DRAFT:
        return locked
    now = timezone.now()
    check_can_change(locked, now)
    if locked.assessment.is_shared != bool(agreed_by):
        raise ValueError("Whoever sends a sheet of several people says who agreed it.")
    replaced = (
        Response.objects.about(locked)
        .filter(status=ResponseStatus.SUBMITTED)
        .update(status=ResponseStatus.REPLACED)
    )
    locked.status = ResponseStatus.SUBMITTED
    locked.submitted_at = now
    locked.is_late = now >= locked.assessment.campaign.closes_at
    locked.reference = _new_reference()
    locked.agreed_by = len(agreed_by) or None
    locked.save(update_fields=["status", "submitted_at", "is_late", "reference", "agreed_by"])
    Agreement.objects.bulk_create(Agreement(response=locked, person=person) for person in agreed_by)
    record_event(
        by=by,
        action="response_submitted",
        subject=locked,
        version=locked.version,
        replaced=bool(replaced),
        late=locked.is_late,
        **({"agreed_by": [str(person.pk) for person in agreed_by]} if agreed_by else {}),
    )
    queue_job(name="assessments.store_results", key=f"results:{locked.pk}", response_id=str(locked.pk))
    if locked.partnership_id:
        queue_job(name="assessments.note_finished", key=f"finished:{locked.pk}", response_id=str(locked.pk))
    return locked


def _new_reference() -> str:
    while True:
        signs = [secrets.choice(REFERENCE_SIGNS) for _ in range(8)]
        reference = f"ECO-{''.join(signs[:4])}-{''.join(signs[4:])}"
        if not Response.objects.filter(reference=reference).exists():
            return reference
