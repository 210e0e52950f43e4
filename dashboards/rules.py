"""Who may ask whom to learn from them, and when. `can_…` answers for templates, `check_…` refuses with the reason."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import User
from accounts.permissions import Permission
from dashboards.enums import ContactState
from dashboards.models import ContactRequest, LearningOffer
from organisations.models import Organisation
from organisations.rules import can

MOST_A_DAY = 5


def check_can_be_asked(offer: LearningOffer, organisation: Organisation) -> None:
    if offer.organisation_id == organisation.pk:
        raise ValidationError("This is what your own organisation offers.")
    if offer.withdrawn_at:
        raise ValidationError("This offer has been taken back.")


def check_not_too_many(asked_today: int) -> None:
    if asked_today >= MOST_A_DAY:
        raise ValidationError(
            f"Your organisation has asked {MOST_A_DAY} times today. Wait for answers, or ask again tomorrow."
        )


def check_waits(contact: ContactRequest, day: date) -> None:
    if contact.state(day) != ContactState.WAITING:
        raise ValidationError("This request no longer waits for an answer.")


def can_answer(user: User, contact: ContactRequest, day: date) -> bool:
    return contact.state(day) == ContactState.WAITING and can(
        user, Permission.LEARNING_ARRANGE, contact.offer.organisation
    )


def can_take_back(user: User, contact: ContactRequest, day: date) -> bool:
    return contact.state(day) == ContactState.WAITING and can(
        user, Permission.LEARNING_ARRANGE, contact.organisation
    )


def check_takes_part(user: User, contact: ContactRequest) -> None:
    """The leads of the two sides; their colleagues know of it and do not read it."""
    sides = (contact.organisation, contact.offer.organisation)
    if not any(can(user, Permission.LEARNING_ARRANGE, side) for side in sides):
        raise PermissionDenied("Leads of the two organisations read and answer requests.")


def can_register(contact: ContactRequest) -> bool:
    return bool(contact.accepted) and contact.partnership_id is None
