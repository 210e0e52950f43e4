from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_bounce import forget_bounces
from accounts.services.record_event import record_event
from organisations.models import Invitation
from organisations.services.mail_invitation import queue_letter


@transaction.atomic
def send_invitation_again(*, by: User, invitation: Invitation) -> None:
    """A new letter with a new link and a new time limit; the link of the letter before stops working. An address that
    refused the last one is tried anew."""
    expires_at = timezone.now() + timedelta(days=settings.INVITATION_DAYS)
    sent = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None).update(
        secret_hash=None, letter_sent_at=None, expires_at=expires_at
    )
    if not sent:
        raise ValidationError("This invitation was accepted or withdrawn, so it was not sent again.")
    invitation.expires_at = expires_at
    record_event(by=by, action="invitation_sent_again", subject=invitation)
    forget_bounces(by=by, addresses=[invitation.email])
    queue_letter(invitation=invitation)
