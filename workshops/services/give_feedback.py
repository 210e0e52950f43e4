from django.db import transaction
from django.utils import timezone

from workshops.enums import Refusal, WorkshopState
from workshops.models import Feedback, Participant
from workshops.rules import CannotVote, can_say_how_it_was
from workshops.services.locking import lock_room


@transaction.atomic
def give_feedback(*, participant: Participant, useful: int, words: str = "") -> None:
    """What one device says about the workshop within a day of its end, in the place of what it said before. Nobody is
    signed in, and no row says when."""
    room = lock_room(participant.workshop_id)
    if room.workshop.state != WorkshopState.ENDED:
        raise CannotVote(Refusal.NOT_ENDED)
    if not can_say_how_it_was(room.workshop, timezone.now()):
        raise CannotVote(Refusal.TOO_LATE_TO_SAY)
    if not Participant.objects.filter(pk=participant.pk, removed=False).exists():
        raise CannotVote(Refusal.REMOVED)
    Feedback.objects.update_or_create(participant=participant, defaults={"useful": useful, "words": words})
