from uuid import UUID

from django.conf import settings
from django.urls import reverse

from accounts.services.letters import write_letter
from accounts.services.send_letter import send_letter
from jobs.services.queue_job import queue_job
from organisations.models import Invitation
from organisations.services.make_invitation_link import make_invitation_link
from organisations.services.record_letter_sent import record_letter_sent


def queue_letter(*, invitation: Invitation) -> None:
    """One letter for an invitation and its time limit: sending it again gives it a new one of both."""
    queue_job(
        name="organisations.mail_invitation",
        key=f"invitation-letter:{invitation.pk}:{invitation.expires_at.timestamp():.6f}",
        invitation_id=str(invitation.pk),
    )


def mail_invitation(*, invitation_id: UUID) -> None:
    """Write the letter of an invitation and send it, if that has not been done.

    The mail server is not asked within a transaction, for it may be slow. A process that dies after it took the
    letter and before that is recorded sends another with a new link, and the link of the first stops working.
    """
    made = make_invitation_link(by=None, invitation_id=invitation_id)
    if made is None:
        return
    invitation, secret = made
    letter = write_letter(
        "organisations/email/invitation",
        to=invitation.email,
        invitation=invitation,
        link=settings.SITE_URL + reverse("organisations:accept_invitation", args=[secret]),
    )
    if send_letter(letter):
        record_letter_sent(by=None, invitation=invitation)
