"""Who holds a role for an area, and who was invited to one."""

from django.db.models import F, QuerySet

from accounts.models import User
from organisations.models import AreaRole, Invitation
from organisations.selectors.areas import Area, AreaTree


def area_roles() -> QuerySet[AreaRole]:
    """Everybody's, England first, then the areas by name."""
    roles = AreaRole.objects.select_related("person", "area")
    return roles.order_by(F("area__name").asc(nulls_first=True), "person__name", "person__email")


def area_invitations() -> QuerySet[Invitation]:
    invitations = Invitation.objects.filter(organisation=None, to_facilitate=False).select_related(
        "area", "invited_by"
    )
    return invitations.order_by(F("area__name").asc(nulls_first=True), "email")


def holds_role_for(user: User, area: Area) -> bool:
    """For this very area: a role for one above it does not count."""
    return AreaRole.objects.filter(person=user, area=area.organisation).exists()


def areas_by_name(tree: AreaTree) -> list[Area]:
    """England, its regions, its boards; by name within each."""
    order = ["england", "region", "icb"]
    return sorted(tree.areas.values(), key=lambda area: (order.index(area.level), area.name))
