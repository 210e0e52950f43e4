"""What the room sees, the same on the projector and on every phone; and the shapes in which templates get it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from workshops.enums import Phase, StepKind, WorkshopState
from workshops.models import RoomAction
from workshops.presenters.picture import Picture, room_picture
from workshops.presenters.questions import QuestionView, present_question
from workshops.presenters.results import ResultView, present_results, prompt_of
from workshops.presenters.room_actions import action_sentence
from workshops.presenters.survey import factor_sentences
from workshops.presenters.timer import present_timer
from workshops.selectors.rooms import RoomState
from workshops.selectors.shown import Shown

ENDED = "The workshop has ended. Thank you."
SAVED = "Your answer is in. Wait for the room."
INSTRUCTIONS = {
    Phase.WAITING: "Welcome. The workshop will begin in a moment.",
    Phase.TALKING: "Talk about this together.",
    Phase.READY: "The facilitator will open this in a moment.",
    Phase.COLLECTING: "Send your ideas, a few words each. The facilitator reads them before everybody sees them.",
    Phase.CLOSED: "Answers are closed. They will be shown in a moment.",
    Phase.REVEALED: "This is what the room said. Talk about it.",
    Phase.ENDED: ENDED,
}
HOW_TO_ANSWER = {
    StepKind.PLACE: "Choose one answer to each question. You can change them until answers close.",
    StepKind.LANES: "Tick everything that applies. You can change it until answers close.",
    StepKind.STATEMENT: "Choose one answer. You can change it until answers close.",
    StepKind.FACTOR: "Choose one answer to each statement. You can change them until answers close.",
}
# How soon a screen looks again, in milliseconds: every second while something is about to change.
SOON, LATER, SELDOM = 1000, 2000, 15000
POLLS = {
    Phase.WAITING: LATER,
    Phase.TALKING: LATER,
    Phase.READY: SOON,
    Phase.COLLECTING: SOON,
    Phase.VOTING: SOON,
    Phase.CLOSED: SOON,
    Phase.REVEALED: LATER,
    Phase.ENDED: SELDOM,
}


@dataclass(frozen=True)
class Screen:
    """`questions` stand while they are answered and until the answers are shown, `results` from then on.

    `announcement` is read out politely when the screen changes. `ideas` are the approved ones while they are collected,
    `outcomes` decisions and actions of the step. `picture` is where the room puts the partnership, beside the survey.
    `survey` is what it said of the step's condition as a whole, in the round that `survey_words` name.
    `ballot_id` is what answers belong to, empty where nothing is open. `answered` by the device that looks.
    `timer_seconds` are those left (None without a timer), `timer_text` says so. `poll_ms` is how soon to look again.
    """

    version: int
    phase: Phase
    kind: StepKind | None
    step_id: str
    place: str
    title: str
    instruction: str
    about: str
    statement: str
    prompt: str
    ballot_id: str = ""
    questions: tuple[QuestionView, ...] = ()
    results: tuple[ResultView, ...] = ()
    picture: Picture | None = None
    ideas: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    round_words: str = ""
    survey_words: str = ""
    survey: tuple[str, ...] = ()
    announcement: str = ""
    rehearsal: bool = False
    answered: bool = False
    timer_seconds: int | None = None
    timer_paused: bool = False
    timer_text: str = ""
    poll_ms: int = SOON


def present_screen(
    state: RoomState, shown: Shown, *, moment: datetime, own: Mapping[str, tuple[str, ...]] | None = None
) -> Screen:
    """`own` are the answers of the device that looks; without them it is the same screen for everybody."""
    own = own or {}
    results = present_results(shown.revealed) if shown.revealed else ()
    timer = present_timer(state.room, moment)
    instruction = SAVED if own and state.phase == Phase.VOTING else _instruction(state)
    return Screen(
        version=state.room.version,
        phase=state.phase,
        kind=StepKind(state.step.kind) if state.step else None,
        step_id=str(state.step.pk) if state.step else "",
        place=_place(state),
        title=_title(state),
        instruction=instruction,
        about=f"About: {state.workshop.about}" if state.workshop.about else "",
        statement=_statement(state),
        prompt=_prompt(state, shown),
        ballot_id=str(state.ballot.pk) if state.phase == Phase.VOTING else "",
        questions=tuple(present_question(one, own.get(one.code, ())) for one in shown.questions),
        results=results,
        picture=room_picture(shown.revealed) if shown.revealed else None,
        ideas=shown.ideas,
        outcomes=_outcomes(shown),
        round_words=_round_words(state),
        survey_words=_survey_words(shown),
        survey=_survey(shown),
        announcement=_announcement(state, results, instruction),
        rehearsal=state.workshop.state == WorkshopState.REHEARSAL,
        answered=bool(own) and state.phase == Phase.VOTING,
        timer_seconds=timer.seconds,
        timer_paused=timer.paused,
        timer_text=timer.text,
        poll_ms=POLLS[state.phase],
    )


def _place(state: RoomState) -> str:
    return f"Step {state.place} of {len(state.steps)}" if state.place and state.phase != Phase.ENDED else ""


def _title(state: RoomState) -> str:
    if state.phase in (Phase.WAITING, Phase.ENDED) or state.step is None:
        return state.workshop.title
    return state.step.title


def _instruction(state: RoomState) -> str:
    if state.phase == Phase.TALKING and state.step.kind == StepKind.DECISION:
        return "Decide together. What you decide is written down here."
    if state.phase != Phase.VOTING:
        return INSTRUCTIONS[state.phase]
    if state.step.kind == StepKind.IDEAS:
        return f"Choose up to {state.step.most_ticks}. You can change it until answers close."
    return HOW_TO_ANSWER[StepKind(state.step.kind)]


def _statement(state: RoomState) -> str:
    """Where a question or a result says it, it stands there alone."""
    said_there = (Phase.VOTING, Phase.CLOSED, Phase.REVEALED, Phase.WAITING, Phase.ENDED)
    return "" if state.step is None or state.phase in said_there else state.step.statement


def _prompt(state: RoomState, shown: Shown) -> str:
    """While people answer nothing leads them; afterwards there is something to talk about."""
    if state.phase == Phase.REVEALED:
        return prompt_of(state.step, shown.revealed)
    return state.step.prompt if state.phase in (Phase.TALKING, Phase.COLLECTING) else ""


def _outcomes(shown: Shown) -> tuple[str, ...]:
    return (
        *(f"Decided: {decision.text}" for decision in shown.decisions),
        *(_to_do(action) for action in shown.actions),
    )


def _to_do(action: RoomAction) -> str:
    return f"To do: {action_sentence(action)}"


def _round_words(state: RoomState) -> str:
    second = state.ballot is not None and state.ballot.number == 2
    return "Second round, after the talk" if second and state.phase != Phase.ENDED else ""


def _survey_words(shown: Shown) -> str:
    """Named once, where any of its sentences stand."""
    return shown.revealed.survey.round_words if shown.revealed else ""


def _survey(shown: Shown) -> tuple[str, ...]:
    revealed = shown.revealed
    return tuple(factor_sentences(revealed.survey, revealed.step.factor)) if revealed else ()


def _announcement(state: RoomState, results: tuple[ResultView, ...], instruction: str) -> str:
    if state.phase == Phase.REVEALED:
        return " ".join(["Answers are shown.", *_read_out(results)])
    if state.phase in (Phase.WAITING, Phase.ENDED):
        return instruction
    return " ".join(part for part in (f"{_place(state)}:", _ended(_title(state)), instruction) if part)


def _read_out(results: tuple[ResultView, ...]) -> Iterator[str]:
    """Of several questions each is named, for who only hears it."""
    for result in results:
        yield f"{_ended(result.question.text)} {result.finding}" if len(results) > 1 else result.finding


def _ended(sentence: str) -> str:
    """With a full stop, unless it ends as a sentence already."""
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."
