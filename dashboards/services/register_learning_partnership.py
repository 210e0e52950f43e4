from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from dashboards.models import ContactRequest
from dashboards.rules import can_register
from organisations.enums import PartnershipKind
from organisations.models import Partnership
from organisations.services.create_partnership import create_partnership


@transaction.atomic
def register_learning_partnership(
    *, by: User, contact: ContactRequest, name: str, purpose: str, kind: PartnershipKind
) -> Partnership:
    """Put what came of an accepted request into the register; of two clicks, or two sides, the second is told.

    It is a partnership of its own beside others that the two organisations have.
    """
    contact = (
        ContactRequest.objects.select_for_update(of=("self",))
        .select_related("organisation", "offer__organisation")
        .get(pk=contact.pk)
    )
    if not can_register(contact):
        raise ValidationError("This is in the register already, or was not accepted.")
    contact.partnership = create_partnership(
        by=by,
        name=name,
        purpose=purpose,
        kind=kind,
        organisations=[contact.organisation, contact.offer.organisation],
        started_on=timezone.localdate(),
        different=True,
    )
    contact.save(update_fields=["partnership"])
    record_event(
        by=by, action="contact_made_a_partnership", subject=contact, partnership=str(contact.partnership_id)
    )
    return contact.partnership
