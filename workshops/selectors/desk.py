"""What lies before a facilitator beside the room's screen: counts, what was written down, what waits."""

from dataclasses import dataclass

from django.db.models import QuerySet

from workshops.enums import IdeaState, Phase, StepKind
from workshops.models import Agreed, Decision, Group, Idea, Note, RoomAction, Step, Workshop
from workshops.selectors import counts
from workshops.selectors.questions import Question, questions_of
from workshops.selectors.rooms import RoomState

HAS_ANSWERS = (Phase.VOTING, Phase.CLOSED)


@dataclass(frozen=True)
class Desk:
    """`every` step of the agenda, dropped ones included. `answered` is a number of devices while answers come in or
    wait to be shown, and None else. Notes are the step's, decisions and actions the whole workshop's."""

    every: tuple[Step, ...]
    joined: int
    answered: int | None
    ideas: tuple[Idea, ...]
    notes: tuple[Note, ...]
    decisions: tuple[Decision, ...]
    actions: tuple[RoomAction, ...]

    @property
    def ideas_waiting(self) -> int:
        return sum(idea.state == IdeaState.WAITING for idea in self.ideas)

    @property
    def ideas_shown(self) -> int:
        return sum(idea.state == IdeaState.SHOWN for idea in self.ideas)


def desk_of(state: RoomState) -> Desk:
    workshop, step = state.workshop, state.step
    return Desk(
        every=tuple(workshop.steps.all()),
        joined=counts.joined(workshop),
        answered=answered(state),
        ideas=tuple(ideas_of(step)) if step is not None else (),
        notes=tuple(step.notes.all()) if step is not None else (),
        decisions=tuple(decisions_of(workshop)),
        actions=tuple(actions_of(workshop)),
    )


def answered(state: RoomState) -> int | None:
    if state.ballot is None or state.phase not in HAS_ANSWERS:
        return None
    return counts.answered(state.ballot)


def ideas_of(step: Step) -> list[Idea]:
    """In the order in which they came; none for a step that collects none."""
    return list(step.ideas.select_related("merged_into")) if step.kind == StepKind.IDEAS else []


def decisions_of(workshop: Workshop) -> QuerySet[Decision]:
    return Decision.objects.filter(step__workshop=workshop)


def actions_of(workshop: Workshop) -> QuerySet[RoomAction]:
    return RoomAction.objects.filter(step__workshop=workshop).select_related("organisation", "owner")


def agreed_here(state: RoomState) -> dict[str, str]:
    """What was agreed on at this step, as a form has it."""
    found = Agreed.objects.filter(step=state.step).values_list("question", "value")
    return {question: str(value) for question, value in found}


def groups_of(workshop: Workshop) -> list[Group]:
    return list(workshop.groups.all())


def questions_here(state: RoomState) -> tuple[Question, ...]:
    """Of the step at which the room is; none before the first."""
    if state.step is None:
        return ()
    return questions_of(state.step, state.workshop.instrument.definition)
