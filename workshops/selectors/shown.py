"""What the screens of a room show at this moment, the same for everybody in it."""

from dataclasses import dataclass

from models_engine import Instrument
from workshops.enums import Phase, StepKind
from workshops.models import Decision, RoomAction
from workshops.selectors.questions import Question, questions_of, shown_ideas
from workshops.selectors.revealed import Revealed, revealed_of
from workshops.selectors.rooms import RoomState
from workshops.selectors.survey import Survey, survey_of


@dataclass(frozen=True)
class Shown:
    """`questions` while they are answered and until they are shown, `ideas` while they are collected. `decisions` and
    `actions` are those of the step; what is to be kept from the partner is on no screen."""

    instrument: Instrument
    questions: tuple[Question, ...] = ()
    revealed: Revealed | None = None
    ideas: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[RoomAction, ...] = ()


def shown_of(state: RoomState) -> Shown:
    instrument = state.workshop.instrument.definition
    step = state.step
    if step is None or state.phase in (Phase.ENDED, Phase.WAITING):
        return Shown(instrument)
    return Shown(
        instrument,
        questions=questions_of(step, instrument) if state.phase in (Phase.VOTING, Phase.CLOSED) else (),
        revealed=_revealed(state),
        ideas=_ideas(state),
        decisions=tuple(step.decisions.all()),
        actions=tuple(step.actions.filter(shared_with_partner=True).select_related("organisation", "owner")),
    )


def _revealed(state: RoomState) -> Revealed | None:
    if state.phase != Phase.REVEALED:
        return None
    return revealed_of(state.workshop, [state.step], _survey(state)).get(state.ballot.pk)


def _survey(state: RoomState) -> Survey:
    """A statement of the room's own and its ideas were in no survey."""
    asked = state.step.kind in (StepKind.PLACE, StepKind.LANES, StepKind.FACTOR)
    return survey_of(state.workshop) if asked else Survey()


def _ideas(state: RoomState) -> tuple[str, ...]:
    if state.phase != Phase.COLLECTING:
        return ()
    return tuple(idea.text for idea in shown_ideas(state.step))
