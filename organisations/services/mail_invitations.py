import secrets
from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from organisations.models import Invitation

SECRET_BYTES = 32


def new_secret() -> str:
    return secrets.token_urlsafe(SECRET_BYTES)


def mail_invitations(*, letters: Iterable[tuple[Invitation, str]]) -> None:
    """Send each invitation with the secret of its link, once the change that made it is committed.

    The secret is nowhere else: the row keeps its hash. A mail server that is down is logged and undoes
    nothing; the people page shows the invitation, from where it can be sent again.
    """
    messages = [_letter(invitation, secret) for invitation, secret in letters]
    transaction.on_commit(lambda: get_connection().send_messages(messages), robust=True)


def _letter(invitation: Invitation, secret: str) -> EmailMessage:
    words = {
        "invitation": invitation,
        "link": settings.SITE_URL + reverse("organisations:accept_invitation", args=[secret]),
        "service_name": settings.SERVICE_NAME,
        "contact_email": settings.CONTACT_EMAIL,
    }
    subject = render_to_string("organisations/email/invitation_subject.txt", words)
    body = render_to_string("organisations/email/invitation_message.txt", words)
    return EmailMessage(subject=" ".join(subject.split()), body=body, to=[invitation.email])
