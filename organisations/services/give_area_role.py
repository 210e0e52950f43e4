from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.selectors.people import person_with_email
from accounts.services.record_event import record_event
from organisations.enums import AreaRoleCode
from organisations.models import AreaRole, Invitation, Organisation
from organisations.rules import check_not_for_oneself
from organisations.services.mail_area_role import queue_area_role_letter
from organisations.services.mail_invitation import queue_letter
from organisations.services.set_area_role import set_area_role


@transaction.atomic
def give_area_role(
    *, by: User, email: str, area: Organisation | None, role: AreaRoleCode
) -> AreaRole | Invitation:
    """Give somebody a role for an area (None: all of England), in place of the one that they hold for it.

    With an account they hold it at once and are written to. Without one they are invited: the link makes the account
    and the role. ValidationError where nothing would change.
    """
    person = person_with_email(email)
    check_not_for_oneself(by, person)
    if person is not None:
        held, changed = set_area_role(by=by, person=person, area=area, role=role)
        if not changed:
            raise ValidationError(f"{person} has this role already.")
        queue_area_role_letter(held=held)
        return held
    now = timezone.now()
    waiting = Invitation.objects.open_at(now).filter(
        email__iexact=email, area=area, organisation=None, to_facilitate=False
    )
    if waiting.exists():
        raise ValidationError(
            "This person has been invited for this area. Withdraw that invitation to give another role."
        )
    invitation = Invitation.objects.create(
        email=email.lower(),
        area=area,
        area_role=role,
        invited_by=by,
        expires_at=now + timedelta(days=settings.INVITATION_DAYS),
    )
    record_event(by=by, action="area_person_invited", subject=invitation, role=role, area=invitation.place)
    queue_letter(invitation=invitation)
    return invitation
