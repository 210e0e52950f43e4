from typing import Any

from django.db.models import Model

from accounts.models import AuditEvent, User


def record_event(*, by: User | None, action: str, subject: Model, **detail: Any) -> AuditEvent:
    """Write the audit row of a change; call it inside the change's own transaction.

    `by=None` is the service itself (import, demonstration data); a person who is not signed in is refused.
    """
    if by is not None and not isinstance(by, User):
        raise TypeError("An audit event needs a signed-in person, or None for the service itself.")
    return AuditEvent.objects.create(
        by=by,
        action=action,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        detail=detail,
    )
