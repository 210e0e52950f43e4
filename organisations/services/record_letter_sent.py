from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from organisations.models import Invitation


@transaction.atomic
def record_letter_sent(*, by: User | None, invitation: Invitation) -> None:
    """The letter with the link as it stands has left. One that was overtaken by a newer link is not counted."""
    link = Invitation.objects.filter(pk=invitation.pk, secret_hash=invitation.secret_hash)
    if link.update(letter_sent_at=timezone.now()):
        record_event(by=by, action="invitation_letter_sent", subject=invitation)
