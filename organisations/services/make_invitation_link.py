import secrets
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from organisations.models import Invitation
from organisations.selectors.people import hash_of

SECRET_BYTES = 32


@transaction.atomic
def make_invitation_link(*, by: User | None, invitation_id: UUID) -> tuple[Invitation, str] | None:
    """The invitation and the secret of its link, made for the letter that is about to be written and kept nowhere:
    the row holds its hash. A link that was made before leads nowhere from now on.

    None where there is nothing to write: it was accepted, withdrawn or ran out, or its letter has left.
    """
    waiting = Invitation.objects.open_at(timezone.now()).filter(pk=invitation_id, letter_sent_at=None)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    if not waiting.update(secret_hash=hash_of(secret)):
        return None
    invitation = Invitation.objects.select_related("organisation", "partnership", "area", "invited_by").get(
        pk=invitation_id
    )
    record_event(by=by, action="invitation_link_made", subject=invitation)
    return invitation, secret
