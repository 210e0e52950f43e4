"""Who may do what in which organisation. `can` answers; `check` raises 403.

Not knowing is 404 and is the selectors' business: they only find what the person belongs to.
"""

from django.core.exceptions import PermissionDenied

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import MEMBERSHIP_ROLES, Administrator
from organisations.models import Membership, Organisation


def can(user: User, permission: Permission, organisation: Organisation | None = None) -> bool:
    """True where the user's role in that organisation, or the administrator's role, carries the permission."""
    if user.is_administrator and permission in Administrator.permissions:
        return True
    if organisation is None:
        return False
    membership = Membership.objects.filter(person=user, organisation=organisation).first()
    return membership is not None and permission in MEMBERSHIP_ROLES[membership.role].permissions


def check(user: User, permission: Permission, organisation: Organisation | None = None) -> None:
    if not can(user, permission, organisation):
        raise PermissionDenied(f"This needs a role that includes “{permission.replace('_', ' ')}”.")
