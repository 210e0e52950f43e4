from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from dashboards.models import ContactRequest


@transaction.atomic
def withdraw_contact_request(*, by: User, contact: ContactRequest) -> bool:
    """False where it was answered or taken back before."""
    withdrawn = ContactRequest.objects.filter(pk=contact.pk, withdrawn_at=None, accepted=None).update(
        withdrawn_at=timezone.now()
    )
    if withdrawn:
        record_event(by=by, action="contact_request_withdrawn", subject=contact)
    return bool(withdrawn)
