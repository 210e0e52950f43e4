from django.db import transaction

from accounts.models import AuditEvent, User
from accounts.services.record_event import record_event


@transaction.atomic
def record_account_change(*, by: User, action: str) -> AuditEvent:
    """The audit row of a change that allauth makes itself: passwords and email addresses.

    Connected to its signals in accounts/apps.py. The address is left out: the log holds ids only.
    """
    return record_event(by=by, action=action, subject=by)
