"""Simulated participants, in demonstration mode only: they join, and answer the moment they are asked."""

from itertools import cycle, islice
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max

from accounts.models import User
from accounts.services.record_event import record_event
from workshops.demonstration import crowd
from workshops.demonstration.scripts import script
from workshops.enums import BallotState, IdeaState, StepKind
from workshops.models import Ballot, Group, Idea, Participant, Room, Step, Vote
from workshops.rules import MOST_IDEAS, check_is_running
from workshops.selectors.questions import questions_of
from workshops.services.locking import count_anew, lock_room

MOST_AT_ONCE = 60


@transaction.atomic
def simulate_participants(*, by: User, workshop_id: UUID, number: int) -> int:
    """Add so many devices, evenly over the groups; how many there was room for. They answer what is open now and
    whatever is opened later."""
    if not settings.DEMONSTRATION:
        raise PermissionDenied("Participants are simulated in demonstration mode only.")
    room = lock_room(workshop_id)
    check_is_running(room)
    added = _seated(room, min(number, MOST_AT_ONCE))
    for ballot in Ballot.objects.filter(step=room.step_id, state=BallotState.OPEN):
        _cast(ballot, added)
    if room.step is not None:
        _send_ideas(room.step, added)
    count_anew(room)
    record_event(by=by, action="participants_simulated", subject=room.workshop, devices=len(added))
    return len(added)


def simulated_votes(ballot: Ballot) -> None:
    """Cast what simulated devices answer, inside the transaction that opens the ballot; nothing without any."""
    if settings.DEMONSTRATION:
        _cast(ballot, _simulated(ballot.step))


def simulated_ideas(step: Step) -> None:
    """The same for a step that collects ideas, inside the transaction in which the room comes to it."""
    if settings.DEMONSTRATION:
        _send_ideas(step, _simulated(step))


def _simulated(step: Step) -> list[Participant]:
    return list(Participant.objects.filter(workshop_id=step.workshop_id, is_simulated=True, removed=False))


def _seated(room: Room, number: int) -> list[Participant]:
    seats = Participant.objects.filter(workshop_id=room.workshop_id)
    free = max(0, room.most_devices - seats.filter(removed=False).count())
    last = seats.aggregate(last=Max("number"))["last"] or 0
    groups = list(Group.objects.filter(workshop_id=room.workshop_id)) or [None]
    return Participant.objects.bulk_create(
        Participant(workshop_id=room.workshop_id, number=last + place, group=group, is_simulated=True)
        for place, group in enumerate(islice(cycle(groups), min(number, free)), 1)
    )


def _cast(ballot: Ballot, participants: list[Participant]) -> None:
    if not participants:
        return
    step = ballot.step
    asked = questions_of(step, step.workshop.instrument.definition)
    Vote.objects.bulk_create(
        Vote(
            ballot=ballot,
            participant=participant,
            question=question.code,
            **crowd.answer(question, ballot.number, step, participant),
        )
        for participant in participants
        for question in asked
    )


def _send_ideas(step: Step, participants: list[Participant]) -> None:
    """Nobody sends what somebody has sent."""
    if step.kind != StepKind.IDEAS or step.ballots.exists():
        return
    there = list(step.ideas.all())
    taken, last = {idea.text for idea in there}, max([0, *(idea.number for idea in there)])
    sent = []
    for participant in participants:
        for text in crowd.ideas(step, participant, script("ready")["ideas"]):
            if text not in taken and len(there) + len(sent) < MOST_IDEAS:
                taken.add(text)
                number = last + len(sent) + 1
                sent.append(
                    Idea(
                        step=step, number=number, participant=participant, text=text, state=IdeaState.WAITING
                    )
                )
    Idea.objects.bulk_create(sent)
