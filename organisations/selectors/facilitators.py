"""Who may run workshops, and who was invited to."""

from django.db.models import QuerySet

from accounts.models import User
from organisations.models import Invitation


def facilitators() -> QuerySet[User]:
    return User.objects.filter(is_facilitator=True).order_by("name", "email")


def facilitator_invitations() -> QuerySet[Invitation]:
    return Invitation.objects.filter(to_facilitate=True).select_related("invited_by").order_by("email")
