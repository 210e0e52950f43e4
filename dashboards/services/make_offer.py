from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from dashboards.models import LearningOffer
from organisations.models import Organisation


@transaction.atomic
def make_offer(*, by: User, organisation: Organisation, factor: str, text: str, system: str) -> LearningOffer:
    """One about each condition: the organisation's row is locked, so that of two clicks the second is told."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    if LearningOffer.objects.filter(organisation=organisation, factor=factor, withdrawn_at=None).exists():
        raise ValidationError("Your organisation offers this already. Withdraw that offer first.")
    offer = LearningOffer.objects.create(
        organisation=organisation, factor=factor, text=text, system=system, made_by=by
    )
    record_event(by=by, action="learning_offer_made", subject=offer, factor=factor)
    return offer
