from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.demonstration.world import demonstration_id
from dashboards.models import ContactRequest, LearningOffer, LearningWish
from dashboards.services.request_contact import DAYS_TO_ANSWER
from organisations.models import Membership, Organisation

# Who offers what, in the words of their leads; “Corvane” is the invented supplier.
OFFERS = (
    (
        "highfell",
        "ABS",
        "Every two months two of us try what a visit has shown, and write a page about it. You may come and watch.",
        "Corvane shared record",
    ),
    (
        "kelder",
        "SEA",
        "We keep a list of whom to ask about what, and ring three other trusts before we start anything. We can show "
        "it on a call.",
        "",
    ),
)
ASKING = "northmoor"


@transaction.atomic
def load_demonstration_learning(*, moment: datetime) -> int:
    """Two offers, and a request about each: one waits for an answer, one was accepted. Gives how many offers."""
    asking = _organisation(ASKING)
    for place, (key, factor, text, system) in enumerate(OFFERS):
        offering = _organisation(key)
        offer = LearningOffer.objects.create(
            pk=demonstration_id("learning_offer", key),
            organisation=offering,
            factor=factor,
            text=text,
            system=system,
            made_by=_somebody(offering),
        )
        LearningWish.objects.create(organisation=asking, factor=factor, made_by=_somebody(asking))
        accepted = place > 0
        contact = ContactRequest.objects.create(
            pk=demonstration_id("contact_request", key),
            offer=offer,
            organisation=asking,
            text="We begin with the same this spring. May two of us talk with you?",
            asked_by=_somebody(asking),
            asked_at=moment - timedelta(days=3),
            last_day=timezone.localdate(moment) + timedelta(days=DAYS_TO_ANSWER - 3),
            accepted=accepted or None,
            answered_at=moment - timedelta(days=1) if accepted else None,
            answered_by=_somebody(offering) if accepted else None,
        )
        record_event(by=None, action="demonstration_learning_loaded", subject=contact)
    return len(OFFERS)


def _organisation(key: str) -> Organisation:
    return Organisation.objects.get(pk=demonstration_id("organisation", key))


def _somebody(organisation: Organisation) -> User:
    """Its lead, or where the invented world has none, somebody who answers there."""
    return Membership.objects.filter(organisation=organisation).order_by("role", "pk").first().person
