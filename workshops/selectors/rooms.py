"""What a room is doing now, read from the database alone, so that any web process can answer for any room."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import prefetch_related_objects

from workshops.enums import VOTED_ON, BallotState, Phase, StepKind, WorkshopState
from workshops.models import Ballot, Room, Step, Workshop

PHASE_OF_BALLOT = {
    BallotState.OPEN: Phase.VOTING,
    BallotState.CLOSED: Phase.CLOSED,
    BallotState.REVEALED: Phase.REVEALED,
}


@dataclass(frozen=True)
class RoomState:
    """`steps` are those that have not been dropped, in order. `ballot` is the latest of the present step, and `earlier`
    the first round where that one is the second."""

    workshop: Workshop
    room: Room
    steps: tuple[Step, ...]
    step: Step | None
    ballot: Ballot | None
    earlier: Ballot | None
    phase: Phase

    @property
    def place(self) -> int | None:
        """Which of the steps it is, from 1; None before the first."""
        if self.step is None:
            return None
        return next((n for n, step in enumerate(self.steps, 1) if step.pk == self.step.pk), None)

    @property
    def following(self) -> Step | None:
        """The next step that has not been dropped; the first where the workshop has just begun."""
        if self.step is None:
            return next(iter(self.steps), None)
        return next((step for step in self.steps if step.order > self.step.order), None)

    @property
    def before(self) -> Step | None:
        earlier = [step for step in self.steps if self.step is not None and step.order < self.step.order]
        return earlier[-1] if earlier else None


def state_of_room(room: Room) -> RoomState:
    """Two queries at most, for a room that was read with its workshop. The step keeps its ballots."""
    workshop = room.workshop
    every = list(workshop.steps.all())
    step = next((one for one in every if one.pk == room.step_id), None)
    ballots = _ballots(step) if step is not None and step.kind in VOTED_ON else []
    ballot = ballots[-1] if ballots else None
    return RoomState(
        workshop=workshop,
        room=room,
        steps=tuple(one for one in every if not one.skipped),
        step=step,
        ballot=ballot,
        earlier=ballots[0] if len(ballots) == 2 else None,
        phase=_phase(workshop, step, ballot),
    )


def state_of(workshop_id: UUID) -> RoomState:
    """With all that names it, so that a screen asks for nothing one by one."""
    rooms = Room.objects.select_related(
        "workshop__instrument", "workshop__partnership", "workshop__organisation", "workshop__area"
    )
    return state_of_room(rooms.get(workshop_id=workshop_id))


def _ballots(step: Step) -> list[Ballot]:
    prefetch_related_objects([step], "ballots")
    return list(step.ballots.all())


def _phase(workshop: Workshop, step: Step | None, ballot: Ballot | None) -> Phase:
    if workshop.state == WorkshopState.ENDED:
        return Phase.ENDED
    if not workshop.is_open or step is None:
        return Phase.WAITING
    if step.kind not in VOTED_ON:
        return Phase.TALKING
    if ballot is None:
        return Phase.COLLECTING if step.kind == StepKind.IDEAS else Phase.READY
    return PHASE_OF_BALLOT[BallotState(ballot.state)]
