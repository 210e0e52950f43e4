"""Who runs a workshop, and what a room lets happen at a moment.

`check_…` raises with the reason (CannotRun, CannotVote, CannotJoin), `can_…` answers for pages.
"""

from datetime import datetime, timedelta

from accounts.models import User
from workshops.enums import VOTED_ON, Refusal, WorkshopState
from workshops.models import Participant, Room, Step, Workshop, WorkshopFacilitator

# A result is of three people at the least; with fewer, who was in the room could tell who said what.
FEWEST_ANSWERS = 3
# A day after its beginning nobody is in the room any more; a day after its end everybody has said how it was.
LONGEST = timedelta(hours=24)
MOST_IDEAS, MOST_IDEAS_PER_DEVICE = 200, 10
# A vote on fewer is none.
FEWEST_IDEAS = 2


class Refused(Exception):
    """What was asked for does not happen. `reason` says why, in words for the person who asked."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.label)
        self.reason = reason


class CannotRun(Refused):
    """A facilitator's command does not fit what the room is doing."""


class OutOfDate(CannotRun):
    """The room has moved on since the facilitator's page was made, or another facilitator was faster."""

    def __init__(self, reason: Refusal = Refusal.OUT_OF_DATE) -> None:
        super().__init__(reason)


class CannotVote(Refused):
    """An answer or an idea that does not count, and is not kept."""


class CannotJoin(Refused):
    """Nobody new comes in, or not like this."""


class NotRevealed(Exception):
    """Somebody asked for answers that nobody is shown yet: a mistake of ours, never a page's everyday."""


def can_run(user: User, workshop: Workshop) -> bool:
    """Who made it, and whom they handed it to; nobody by a role."""
    return WorkshopFacilitator.objects.filter(workshop=workshop, person=user).exists()


def check_is_running(room: Room) -> None:
    """Live or rehearsed: before and after, nothing in the room changes."""
    if not room.workshop.is_open:
        over = room.workshop.state == WorkshopState.ENDED
        raise CannotRun(Refusal.ENDED if over else Refusal.NOT_STARTED)


def check_is_here(room: Room, step_id: object) -> None:
    """A command is about the step that the room is at; else it was given to a screen of before."""
    if room.step_id is None or str(room.step_id) != str(step_id):
        raise OutOfDate


def check_is_voted_on(step: Step) -> None:
    if step.kind not in VOTED_ON:
        raise CannotRun(Refusal.NOTHING_TO_ANSWER)


def check_in_room(room: Room, participant: Participant) -> None:
    """Once the room is locked. The seat is read anew: it may have been removed a moment ago, or have gone with the
    rehearsal that it was in."""
    if room.workshop.state == WorkshopState.ENDED:
        raise CannotVote(Refusal.ENDED)
    if not Participant.objects.filter(pk=participant.pk, removed=False).exists():
        raise CannotVote(Refusal.REMOVED)
    if not room.workshop.is_open:
        raise CannotVote(Refusal.NOT_STARTED)


def can_say_how_it_was(workshop: Workshop, moment: datetime) -> bool:
    """For a day. What was said is shown only after that, when nobody can add to it: whoever looked before and after
    one more was said would know what that one is."""
    return workshop.ended_at is not None and moment < workshop.ended_at + LONGEST


def check_can_join(room: Room, devices: int) -> None:
    """`devices` that are in the room already."""
    if not room.workshop.is_open:
        raise CannotJoin(Refusal.NOT_RUNNING)
    if room.locked:
        raise CannotJoin(Refusal.LOCKED)
    if devices >= room.most_devices:
        raise CannotJoin(Refusal.FULL)
