"""What nobody ended: looked for by the clock."""

from datetime import datetime

from django.db.models import QuerySet

from workshops.enums import WorkshopState
from workshops.models import Idea, Participant, Workshop
from workshops.rules import LONGEST


def forgotten(state: WorkshopState, moment: datetime) -> QuerySet[Workshop]:
    """Still running, or still rehearsed, a day after it began."""
    return Workshop.objects.filter(state=state, started_at__lte=moment - LONGEST)


def seats_to_erase(moment: datetime) -> QuerySet[Participant]:
    return _over(moment).exclude(token_hash=None, name="")


def ideas_to_unlink(moment: datetime) -> QuerySet[Idea]:
    return Idea.objects.filter(participant__in=_over(moment))


def _over(moment: datetime) -> QuerySet[Participant]:
    return Participant.objects.filter(
        workshop__state=WorkshopState.ENDED, workshop__ended_at__lte=moment - LONGEST
    )
