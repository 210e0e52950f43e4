"""Who may do what in which organisation. `can` answers; `check` raises 403.

Not knowing is 404 and is the selectors' business: they only find what the person belongs to.
"""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import AREA_ROLES, MEMBERSHIP_ROLES, Administrator, Facilitator
from organisations.enums import MemberRole, PartnershipKind
from organisations.models import AreaRole, Circle, Membership, Organisation, Partnership


def can(user: User, permission: Permission, organisation: Organisation | None = None) -> bool:
    """True where the user's role in that organisation, or the administrator's role, carries the permission.

    The facilitator's role is for what is about no organisation: in one, only a membership counts.
    """
    if user.is_administrator and permission in Administrator.permissions:
        return True
    if organisation is None:
        return user.is_facilitator and permission in Facilitator.permissions
    membership = Membership.objects.filter(person=user, organisation=organisation).first()
    return membership is not None and permission in MEMBERSHIP_ROLES[membership.role].permissions


def permissions_in(user: User, organisation: Organisation) -> frozenset[Permission]:
    """Everything the user may do there, for a page that offers it."""
    membership = Membership.objects.filter(person=user, organisation=organisation).first()
    own = MEMBERSHIP_ROLES[membership.role].permissions if membership else frozenset()
    return own | Administrator.permissions if user.is_administrator else own


def check(user: User, permission: Permission, organisation: Organisation | None = None) -> None:
    if not can(user, permission, organisation):
        raise PermissionDenied(f"This needs a role that includes “{permission.replace('_', ' ')}”.")


def can_in_area(user: User, permission: Permission, code: str, path: Collection[str]) -> bool:
    """True where a role for the area, or for one above it, carries the permission.

    `path` are the codes of the areas from England down to this one (AreaTree.path); writing is for the very area,
    so a permission to write is held for `code` alone.
    """
    within = {code} if permission == Permission.AREA_WRITE else {*path, code}
    held = AreaRole.objects.filter(person=user).select_related("area")
    return any(
        permission in AREA_ROLES[role.role].permissions
        and (role.area.code.lower() if role.area else "england") in within
        for role in held
    )


def check_not_for_oneself(by: User, person: User | None) -> None:
    """Whoever hands out roles for areas takes none: else the one who runs the service could look in unasked."""
    if by == person:
        raise ValidationError("You cannot give yourself a role. Another administrator can.")


def can_manage_circles(user: User) -> bool:
    """An administrator, and whoever writes for an area: they make circles, and look after their own."""
    if can(user, Permission.CIRCLE_MANAGE):
        return True
    held = AreaRole.objects.filter(person=user).values_list("role", flat=True)
    return any(Permission.CIRCLE_MANAGE in AREA_ROLES[role].permissions for role in held)


def check_can_manage_circles(user: User) -> None:
    if not can_manage_circles(user):
        raise PermissionDenied("Administrators, regional leads and national viewers make circles.")


def can_manage_circle(user: User, circle: Circle) -> bool:
    """Who made it, while they still may, and administrators."""
    return can(user, Permission.CIRCLE_MANAGE) or (
        circle.created_by_id == user.pk and can_manage_circles(user)
    )


def check_can_manage_circle(user: User, circle: Circle) -> None:
    if not can_manage_circle(user, circle):
        raise PermissionDenied("Who made the circle and administrators say who is in it.")


def check_can_stop_leading(membership: Membership) -> None:
    """Somebody has to be able to invite people: the last lead stays until there is another.

    Call it in the transaction that removes or demotes the lead. It locks the leads' rows, in one order, so that
    of two who step down at once one is refused.
    """
    leads = Membership.objects.select_for_update().filter(
        organisation_id=membership.organisation_id, role=MemberRole.LEAD
    )
    if list(leads.order_by("pk").values_list("pk", flat=True)) == [membership.pk]:
        raise ValidationError("This is the only organisation lead. Make somebody else a lead first.")


MERGER = "A merger is not a knowledge-sharing partnership: it ends with one organisation."
TOO_FEW = (
    "A partnership needs at least two organisations. How people share knowledge inside one organisation is part "
    "of that organisation's own assessment."
)


def can_change_partnership(user: User, partnership: Partnership) -> bool:
    """A lead of any of its organisations may: a partnership belongs to no side."""
    roles = Membership.objects.filter(person=user, organisation__partnerships=partnership).values_list(
        "role", flat=True
    )
    return any(Permission.PARTNERSHIP_EDIT in MEMBERSHIP_ROLES[role].permissions for role in roles)


def check_can_change_partnership(user: User, partnership: Partnership) -> None:
    if not can_change_partnership(user, partnership):
        raise PermissionDenied("Only a lead of one of its organisations can change a partnership.")


def check_kind_of_partnership(kind: str) -> None:
    if kind == PartnershipKind.MERGER:
        raise ValidationError(MERGER, code="merger")


def check_enough_organisations(organisations: Collection[Organisation]) -> None:
    if len({organisation.pk for organisation in organisations}) < 2:
        raise ValidationError(TOO_FEW, code="too_few")
