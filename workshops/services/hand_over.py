"""Somebody else may run the workshop, too: by a link that works once, and not for long."""

import secrets
from datetime import timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from organisations.selectors.people import hash_of
from workshops.enums import Refusal, WorkshopState
from workshops.models import HandOver, WorkshopFacilitator
from workshops.rules import CannotRun
from workshops.selectors.preparing import works
from workshops.services.locking import lock_room

SECRET_BYTES = 32
LASTS = timedelta(hours=24)


@transaction.atomic
def make_hand_over(*, by: User, workshop_id: UUID) -> str:
    """The secret of a new link, shown once and kept nowhere. Links of this workshop that nobody used end."""
    room = lock_room(workshop_id)
    if room.workshop.state == WorkshopState.ENDED:
        raise CannotRun(Refusal.ENDED)
    HandOver.objects.filter(workshop_id=workshop_id, used_at=None).delete()
    secret = secrets.token_urlsafe(SECRET_BYTES)
    HandOver.objects.create(
        workshop_id=workshop_id,
        secret_hash=hash_of(secret),
        made_by=by,
        expires_at=timezone.now() + LASTS,
    )
    record_event(by=by, action="workshop_hand_over_made", subject=room.workshop)
    return secret


@transaction.atomic
def take_over(*, by: User, hand_over: HandOver) -> None:
    """Whoever is signed in runs the workshop from now on, beside those who did. Of two who use the link at once one is
    told that it was used (ValidationError). Who runs it already uses nothing up."""
    room = lock_room(hand_over.workshop_id)
    held = WorkshopFacilitator.objects.filter(workshop_id=room.pk, person=by)
    if held.exists():
        return
    now = HandOver.objects.select_related("workshop").filter(pk=hand_over.pk).first()
    if now is None or not works(now):
        raise ValidationError("This link no longer works.")
    HandOver.objects.filter(pk=now.pk).update(used_at=timezone.now())
    WorkshopFacilitator.objects.create(workshop_id=room.pk, person=by)
    record_event(by=by, action="workshop_taken_over", subject=room.workshop, made_by=str(now.made_by_id))


@transaction.atomic
def remove_facilitator(*, by: User, workshop_id: UUID, person_id: UUID) -> None:
    """They leave, or are taken off. Somebody has to be able to run it: the last one stays."""
    room = lock_room(workshop_id)
    held = WorkshopFacilitator.objects.filter(workshop_id=workshop_id)
    if not held.filter(person=person_id).exists():
        return
    if held.count() == 1:
        raise CannotRun(Refusal.LAST_FACILITATOR)
    held.filter(person=person_id).delete()
    HandOver.objects.filter(workshop_id=workshop_id, made_by=person_id, used_at=None).delete()
    record_event(by=by, action="workshop_facilitator_removed", subject=room.workshop, person=str(person_id))
