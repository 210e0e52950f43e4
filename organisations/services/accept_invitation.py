from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.create_account import create_account
from accounts.services.record_event import record_event
from organisations.enums import AreaRoleCode, MemberRole
from organisations.models import AreaRole, Invitation, Membership
from organisations.services.set_area_role import set_area_role
from organisations.services.set_facilitator_role import set_facilitator_role


@transaction.atomic
def accept_invitation(*, by: User, invitation: Invitation) -> Membership | AreaRole | User:
    """Make the invited person a member, or give them the role it is for. Of two who open one link at once, one gets in.

    Somebody who is a member already keeps the wider role, and stays verified. An area role takes the place of the
    one held for that area.
    """
    if by.email.lower() != invitation.email.lower():
        raise PermissionDenied("This invitation is for another address.")
    now = timezone.now()
    claimed = Invitation.objects.open_at(now).filter(pk=invitation.pk).update(accepted_at=now, accepted_by=by)
    if not claimed:
        raise ValidationError("This link has been used already.")
    if invitation.to_facilitate:
        set_facilitator_role(by=by, person=by, held=True)
        record_event(by=by, action="invitation_accepted", subject=invitation)
        return by
    if invitation.area_role:
        role = AreaRoleCode(invitation.area_role)
        held, _ = set_area_role(by=by, person=by, area=invitation.area, role=role)
        record_event(by=by, action="invitation_accepted", subject=invitation, area_role=str(held.pk))
        return held
    membership, created = Membership.objects.get_or_create(
        person=by,
        organisation=invitation.organisation,
        defaults={"role": invitation.role, "identity_verified": invitation.identity_verified},
    )
    if not created:
        if invitation.role == MemberRole.LEAD:
            membership.role = MemberRole.LEAD
        membership.identity_verified = membership.identity_verified or invitation.identity_verified
        membership.save(update_fields=["role", "identity_verified"])
    record_event(by=by, action="invitation_accepted", subject=invitation, membership=str(membership.pk))
    return membership


@transaction.atomic
def accept_invitation_as_new_person(*, invitation: Invitation, name: str, password: str) -> User:
    """The same for somebody without an account; where the link was used meanwhile, no account is made either."""
    person = create_account(email=invitation.email, name=name, password=password)
    accept_invitation(by=person, invitation=invitation)
    return person
