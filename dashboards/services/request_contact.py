from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from dashboards.models import ContactRequest, LearningOffer, LearningWish
from dashboards.rules import check_can_be_asked, check_not_too_many
from dashboards.selectors.learning import asked_since
from dashboards.services.mail_contact import queue_request_letters
from organisations.models import Organisation

DAYS_TO_ANSWER = 28


@transaction.atomic
def request_contact(
    *, by: User, organisation: Organisation, offer: LearningOffer, text: str
) -> ContactRequest:
    """Ask the offer's leads by letter. Only who has said that it wants to learn about the same may ask.

    Raises ValidationError with the reason. The asking organisation's row is locked, so that the day's limit holds.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    offer = LearningOffer.objects.select_for_update().get(pk=offer.pk)
    check_can_be_asked(offer, organisation)
    now = timezone.now()
    check_not_too_many(asked_since(organisation, now))
    wishes = LearningWish.objects.filter(organisation=organisation, factor=offer.factor, withdrawn_at=None)
    if not wishes.exists():
        raise ValidationError("Say first that your organisation wants to learn about this.")
    today = timezone.localdate(now)
    waiting = ContactRequest.objects.filter(
        offer=offer, organisation=organisation, withdrawn_at=None, accepted=None, last_day__gte=today
    )
    if waiting.exists():
        raise ValidationError("Your organisation has asked already, and waits for an answer.")
    contact = ContactRequest.objects.create(
        offer=offer,
        organisation=organisation,
        text=text,
        asked_by=by,
        asked_at=now,
        last_day=today + timedelta(days=DAYS_TO_ANSWER),
    )
    record_event(by=by, action="contact_requested", subject=contact, offer=str(offer.pk))
    queue_request_letters(contact=contact)
    return contact
