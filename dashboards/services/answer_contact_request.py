from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from dashboards.models import ContactRequest
from dashboards.rules import check_waits
from dashboards.services.mail_contact import queue_answer_letter


@transaction.atomic
def answer_contact_request(*, by: User, contact: ContactRequest, accepted: bool) -> ContactRequest:
    """Raises ValidationError where it no longer waits: taken back, answered by another lead, or out of date."""
    contact = (
        ContactRequest.objects.select_for_update(of=("self",)).select_related("offer").get(pk=contact.pk)
    )
    check_waits(contact, timezone.localdate())
    contact.accepted, contact.answered_by, contact.answered_at = accepted, by, timezone.now()
    contact.save(update_fields=["accepted", "answered_by", "answered_at"])
    record_event(by=by, action="contact_accepted" if accepted else "contact_declined", subject=contact)
    queue_answer_letter(contact=contact)
    return contact
