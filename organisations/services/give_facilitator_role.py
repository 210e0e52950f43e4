from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.selectors.people import person_with_email
from accounts.services.record_event import record_event
from organisations.models import Invitation
from organisations.services.mail_facilitator_role import queue_facilitator_letter
from organisations.services.mail_invitation import queue_letter
from organisations.services.set_facilitator_role import set_facilitator_role


@transaction.atomic
def give_facilitator_role(*, by: User, email: str) -> Invitation | None:
    """Let somebody run workshops. With an account (then: None) they may at once, and are written to; without one they
    are invited. ValidationError where nothing would change."""
    person = person_with_email(email)
    if person is not None:
        if not set_facilitator_role(by=by, person=person, held=True):
            raise ValidationError(f"{person} can run workshops already.")
        queue_facilitator_letter(person=person)
        return None
    now = timezone.now()
    if Invitation.objects.open_at(now).filter(email__iexact=email, to_facilitate=True).exists():
        raise ValidationError("This person has been invited already. You can send the invitation again.")
    invitation = Invitation.objects.create(
        email=email.lower(),
        to_facilitate=True,
        invited_by=by,
        expires_at=now + timedelta(days=settings.INVITATION_DAYS),
    )
    record_event(by=by, action="facilitator_invited", subject=invitation)
    queue_letter(invitation=invitation)
    return invitation
