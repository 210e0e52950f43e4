import secrets
from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse

from accounts.services.letters import send_letters, write_letter
from organisations.models import Invitation

SECRET_BYTES = 32


def new_secret() -> str:
    return secrets.token_urlsafe(SECRET_BYTES)


def mail_invitations(*, invitations: Iterable[tuple[Invitation, str]]) -> None:
    """Send each invitation with the secret of its link, which is nowhere else: the row keeps its hash.

    Where a letter is lost, the people page shows the invitation, from where it can be sent again.
    """
    send_letters(
        write_letter(
            "organisations/email/invitation",
            to=invitation.email,
            invitation=invitation,
            link=settings.SITE_URL + reverse("organisations:accept_invitation", args=[secret]),
        )
        for invitation, secret in invitations
    )
