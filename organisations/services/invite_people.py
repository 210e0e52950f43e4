from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from organisations.enums import MemberRole
from organisations.models import Invitation, Organisation, Partnership
from organisations.services.mail_invitation import queue_letter


@transaction.atomic
def invite_people(
    *,
    by: User,
    organisation: Organisation,
    emails: list[str],
    role: MemberRole = MemberRole.RESPONDENT,
    partnership: Partnership | None = None,
    identity_verified: bool = True,
) -> list[Invitation]:
    """One invitation and one letter per address, each with a link that works once.

    `identity_verified` is False where the inviter cannot vouch that the person works there: a partner's lead.
    """
    invitations = []
    for email in emails:
        invitation = Invitation.objects.create(
            email=email.lower(),
            organisation=organisation,
            partnership=partnership,
            role=role,
            identity_verified=identity_verified,
            invited_by=by,
            expires_at=timezone.now() + timedelta(days=settings.INVITATION_DAYS),
        )
        record_event(
            by=by, action="person_invited", subject=invitation, role=role, organisation=str(organisation.pk)
        )
        queue_letter(invitation=invitation)
        invitations.append(invitation)
    return invitations
