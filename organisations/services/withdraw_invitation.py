from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from organisations.models import Invitation


@transaction.atomic
def withdraw_invitation(*, by: User, invitation: Invitation) -> None:
    """From now on the link leads nowhere. One that was accepted meanwhile is left alone."""
    withdrawn = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None).update(
        withdrawn_at=timezone.now()
    )
    if not withdrawn:
        raise ValidationError("This invitation was accepted or withdrawn already. Nothing was changed.")
    record_event(by=by, action="invitation_withdrawn", subject=invitation)
