from collections.abc import Iterable, Mapping
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
    emails: Iterable[str],
    role: MemberRole = MemberRole.RESPONDENT,
    roles: Mapping[str, MemberRole] | None = None,
    partnership: Partnership | None = None,
    identity_verified: bool = True,
) -> list[Invitation]:
    """One invitation and one letter per address, each with a link that works once. `roles` are those of single
    addresses; whoever is not there gets `role`.

    `identity_verified` is False where the inviter cannot vouch that the person works there: a partner's lead.
    """
    invitations = []
    for email in emails:
        theirs = (roles or {}).get(email, role)
        invitation = Invitation.objects.create(
            email=email.lower(),
            organisation=organisation,
            partnership=partnership,
            role=theirs,
            identity_verified=identity_verified,
            invited_by=by,
            expires_at=timezone.now() + timedelta(days=settings.INVITATION_DAYS),
        )
        record_event(
            by=by, action="person_invited", subject=invitation, role=theirs, organisation=str(organisation.pk)
        )
        queue_letter(invitation=invitation)
        invitations.append(invitation)
    return invitations
