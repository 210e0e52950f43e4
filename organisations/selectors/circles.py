"""Circles, and who is in them."""

from django.db.models import Q, QuerySet

from accounts.models import User
from organisations.models import Circle, CircleMember
from organisations.rules import can_manage_circles


def visible_circles(user: User) -> QuerySet[Circle]:
    """Those the person is in, and those they look after: their own, and every one to an administrator."""
    if user.is_administrator:
        return Circle.objects.all()
    own = Q(pk__in=CircleMember.objects.filter(person=user, left_at=None).values("circle"))
    if can_manage_circles(user):
        own |= Q(created_by=user)
    return Circle.objects.filter(own)


def circles_with(user: User) -> list[Circle]:
    """Those the person is in now, by name."""
    return list(Circle.objects.filter(members__person=user, members__left_at=None).order_by("name"))


def people_in(circle: Circle) -> QuerySet[CircleMember]:
    members = circle.members.filter(left_at=None).select_related("person")
    return members.order_by("person__name", "person__email")


def visible_circle_members(user: User) -> QuerySet[CircleMember]:
    return CircleMember.objects.filter(circle__in=visible_circles(user), left_at=None).select_related(
        "circle", "person"
    )


def is_in(user: User, circle: Circle) -> bool:
    return circle.members.filter(person=user, left_at=None).exists()
