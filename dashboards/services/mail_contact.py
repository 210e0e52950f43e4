from uuid import UUID

from django.conf import settings
from django.utils import timezone

from accounts.services.letters import write_letter
from assessments.selectors.leads import leads_of
from dashboards.enums import ContactState
from dashboards.models import ContactRequest
from jobs.services.queue_job import queue_job
from models_engine import load_instrument


def queue_request_letters(*, contact: ContactRequest) -> None:
    """One for each lead of the organisation that is asked."""
    for lead in leads_of(contact.offer.organisation):
        queue_job(
            name="dashboards.mail_contact_request",
            key=f"contact-request:{contact.pk}:{lead.pk}",
            contact_request_id=str(contact.pk),
            lead_id=str(lead.pk),
        )


def queue_answer_letter(*, contact: ContactRequest) -> None:
    queue_job(
        name="dashboards.mail_contact_answer",
        key=f"contact-answer:{contact.pk}",
        contact_request_id=str(contact.pk),
    )


def mail_contact_request(*, contact_request_id: UUID, lead_id: UUID) -> bool:
    """Its words stay on the page behind the sign-in. False where it no longer waits, or the lead is none any more."""
    contact = _found(contact_request_id)
    if contact is None or contact.state(timezone.localdate()) != ContactState.WAITING:
        return False
    lead = leads_of(contact.offer.organisation).filter(pk=lead_id).first()
    if lead is None:
        return False
    _write("dashboards/email/contact_request", lead.person.email, contact)
    return True


def mail_contact_answer(*, contact_request_id: UUID) -> bool:
    contact = _found(contact_request_id)
    if contact is None or contact.accepted is None or not contact.asked_by.is_active:
        return False
    _write("dashboards/email/contact_answer", contact.asked_by.email, contact)
    return True


def _found(pk: UUID) -> ContactRequest | None:
    rows = ContactRequest.objects.select_related("organisation", "offer__organisation", "asked_by")
    return rows.filter(pk=pk).first()


def _write(template: str, to: str, contact: ContactRequest) -> None:
    condition = load_instrument().factor(contact.offer.factor).plain_name
    page = settings.SITE_URL + contact.get_absolute_url()
    write_letter(template, to=to, contact=contact, condition=condition, page=page).send()
