"""The facilitator's screen: the agenda, the step with its one big button, and what the room is doing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from organisations.presenters.dates import clock
from workshops.enums import BallotState, Phase, StepKind, WorkshopState
from workshops.models import RoomAction
from workshops.presenters.commands import (
    Command,
    ending,
    is_last,
    late_command,
    next_command,
    other_commands,
    room_commands,
    timer_commands,
)
from workshops.presenters.joining import JoinView, present_joining
from workshops.presenters.pace import AgendaRow, agenda_rows, pace, planned, spare
from workshops.presenters.pace import minutes as minute_words
from workshops.presenters.room_actions import action_sentence
from workshops.presenters.screen import Screen
from workshops.selectors.desk import Desk
from workshops.selectors.rooms import RoomState


@dataclass(frozen=True)
class Link:
    key: str
    text: str
    href: str


@dataclass(frozen=True)
class Written:
    """A decision or an action, and where it can be taken away again."""

    text: str
    remove_href: str


@dataclass(frozen=True)
class RunPage:
    """`state_words` is the phase in words, `room` sentences with the counts. `links` lead to what needs a page of its
    own at this moment. `step_id` says what notes are about."""

    title: str
    caption: str
    step_title: str
    step_when: str
    state_words: str
    script: str
    agenda: tuple[AgendaRow, ...]
    pace: str
    big: Command | None
    last: bool
    end: Command
    others: tuple[Command, ...]
    timer: tuple[Command, ...]
    late: Command | None
    room: tuple[str, ...]
    room_commands: tuple[Command, ...]
    links: tuple[Link, ...]
    notes: tuple[str, ...]
    written: tuple[Written, ...]
    joining: JoinView
    screen: Screen
    step_id: str


def present_run(state: RoomState, desk: Desk, screen: Screen, moment: datetime) -> RunPage:
    step = state.step
    return RunPage(
        title=state.workshop.title,
        caption=_caption(state),
        step_title=step.title if step else "Before the first step",
        step_when=_step_when(state),
        state_words=_state_words(state),
        script=step.script if step else WELCOME,
        agenda=agenda_rows(state, desk.every),
        pace=pace(state, moment) or spare(state),
        big=next_command(state, desk.ideas_shown),
        last=is_last(state),
        end=ending(state),
        others=other_commands(state),
        timer=timer_commands(state),
        late=late_command(state, desk.every),
        room=tuple(_room(state, desk)),
        room_commands=room_commands(state),
        links=tuple(_links(state, desk)),
        notes=tuple(note.text for note in desk.notes),
        written=present_written(state, desk),
        joining=present_joining(state.room),
        screen=screen,
        step_id=str(step.pk) if step else "",
    )


WELCOME = "Put the presenter's screen on the projector and wait until people have joined. Then begin."
STATE_WORDS = {
    Phase.WAITING: "People are joining.",
    Phase.TALKING: "The room is talking.",
    Phase.READY: "Not open yet. The screens show the title only.",
    Phase.COLLECTING: "Ideas are coming in.",
    Phase.VOTING: "Open: people are answering.",
    Phase.CLOSED: "Closed. Nobody has seen the answers yet, you neither.",
    Phase.REVEALED: "The answers are on all screens.",
    Phase.ENDED: "The workshop has ended.",
}


def present_written(state: RoomState, desk: Desk) -> tuple[Written, ...]:
    """Everything that was decided so far, then what is to be done."""
    workshop = state.workshop.pk
    decisions = [
        Written(f"Decided: {one.text}", reverse("workshops:remove_decision", args=[workshop, one.pk]))
        for one in desk.decisions
    ]
    actions = [
        Written(f"To do: {to_do(one)}", reverse("workshops:remove_room_action", args=[workshop, one.pk]))
        for one in desk.actions
    ]
    return (*decisions, *actions)


def to_do(action: RoomAction) -> str:
    hidden = "" if action.shared_with_partner else " Not shown to the partner."
    return f"{action_sentence(action)}{hidden}"


def _caption(state: RoomState) -> str:
    rehearsal = (
        "Rehearsal: nothing of this is kept" if state.workshop.state == WorkshopState.REHEARSAL else ""
    )
    return " · ".join(part for part in (state.workshop.about, rehearsal) if part)


def _step_when(state: RoomState) -> str:
    if state.step is None:
        return ""
    place = f"Step {state.place} of {len(state.steps)}" if state.place else "A step that was dropped"
    begins = planned(state).get(state.step.pk)
    at = f", planned for {clock(begins)}" if begins else ""
    return f"{place}, {minute_words(state.step.minutes)}{at}"


def _state_words(state: RoomState) -> str:
    words = STATE_WORDS[state.phase]
    second = state.ballot is not None and state.ballot.number == 2
    return f"Second round. {words}" if second else words


def _room(state: RoomState, desk: Desk) -> list[str]:
    said = [f"{devices(desk.joined)} joined"]
    if desk.answered is not None:
        said.append(f"{desk.answered} of {desk.joined} answered")
    if state.step is not None and state.step.kind == StepKind.IDEAS and state.phase == Phase.COLLECTING:
        waiting = "1 idea waits" if desk.ideas_waiting == 1 else f"{desk.ideas_waiting} ideas wait"
        said.append(f"{waiting} for you. Shown to the room: {desk.ideas_shown}")
    if state.room.locked:
        said.append("Locked: nobody new comes in")
    if not state.room.shows_count:
        said.append("The projector shows no counts")
    return said


def devices(count: int) -> str:
    return "1 device" if count == 1 else f"{count} devices"


def _links(state: RoomState, desk: Desk) -> list[Link]:
    def link(key: str, text: str) -> Link:
        return Link(key, text, reverse(f"workshops:{key}", args=[state.workshop.pk]))

    found = []
    if state.step is not None and state.step.kind == StepKind.IDEAS and state.phase == Phase.COLLECTING:
        found.append(link("sort_ideas", f"Sort the ideas ({desk.ideas_waiting} waiting)"))
    if state.ballot is not None and state.ballot.state != BallotState.REVEALED:
        found.append(link("count_hands", "Enter a show of hands"))
    if state.phase == Phase.REVEALED and can_be_agreed_on(state):
        found.append(link("record_agreed", "Write down what we agreed on"))
    if state.step is not None and state.step.kind == StepKind.DECISION:
        found.append(link("write_decision", "Write down a decision"))
        found.append(link("write_room_action", "Write down an action, with owner and date"))
    if state.step is not None:
        found.append(link("set_prompt", "Change the question to talk about"))
    return found


def can_be_agreed_on(state: RoomState) -> bool:
    """Ticks and ideas have no one answer; what comes of them is a decision."""
    return state.step is not None and state.step.kind in (StepKind.PLACE, StepKind.STATEMENT, StepKind.FACTOR)


def device_rows(found: Sequence) -> tuple[dict[str, str], ...]:
    """“Device 7 · Amira · Northmoor”; what it is called where the facilitator says it aloud."""
    return tuple(
        {
            "id": str(one.pk),
            "device": str(one),
            "words": " · ".join(
                part
                for part in (
                    str(one),
                    one.name,
                    str(one.group or ""),
                    "simulated" if one.is_simulated else "",
                )
                if part
            ),
        }
        for one in found
    )
