"""What a facilitator can press at a moment: one big button for what comes next, and the others behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from workshops.enums import Phase, WorkshopState
from workshops.models import Step, Workshop
from workshops.presenters.pace import minutes
from workshops.rules import FEWEST_IDEAS
from workshops.selectors.rooms import RoomState

NEXT_IS_CLEAR = (Phase.TALKING, Phase.REVEALED)
MAY_GO_ON = (Phase.READY, Phase.COLLECTING, Phase.CLOSED)
EXTENDED_BY = 2
NO_MORE_IDEAS = "No more ideas come in after that."
SORT_FIRST = "Show at least two ideas first: “Sort the ideas” is below."


@dataclass(frozen=True)
class Command:
    """A button that sends `fields` to `href`. `key` tells buttons apart; `hint` says what it will do."""

    key: str
    text: str
    href: str
    fields: tuple[tuple[str, str], ...] = ()
    hint: str = ""


def next_command(state: RoomState, ideas_shown: int = 0) -> Command | None:
    """The one big button. None where nothing is left but to end the workshop (`ending`)."""
    if state.phase in NEXT_IS_CLEAR or state.phase == Phase.WAITING:
        return _to_next(state)
    if state.phase == Phase.READY:
        return _ballot(state, "open", "Open the question", "Phones show it at once.")
    if state.phase == Phase.COLLECTING:
        hint = NO_MORE_IDEAS if ideas_shown >= FEWEST_IDEAS else SORT_FIRST
        return _ballot(state, "open", "Open the vote on these ideas", hint)
    if state.phase == Phase.VOTING:
        return _ballot(
            state, "close", "Close the answers", "Nobody can answer or change an answer after that."
        )
    if state.phase == Phase.CLOSED:
        return _ballot(state, "reveal", "Show the answers", "Everybody sees them, on all screens.")
    return None


def ending(state: RoomState) -> Command:
    """Always at hand, behind a line that opens: it cannot be taken back."""
    if state.workshop.state == WorkshopState.REHEARSAL:
        hint = (
            "Everything that came in during the rehearsal is deleted, and the workshop is as it was before."
        )
        return Command("end", "End the rehearsal", _href("end_rehearsal", state.workshop), (), hint)
    hint = "The code stops working, names are erased and the record is there. This cannot be undone."
    return Command("end", "End the workshop", _href("end_workshop", state.workshop), (), hint)


def is_last(state: RoomState) -> bool:
    """Whether nothing is left but to end."""
    return state.step is not None and state.following is None and state.phase in NEXT_IS_CLEAR


def other_commands(state: RoomState) -> tuple[Command, ...]:
    """What may be right at this moment, without being next."""
    found = []
    if state.before is not None:
        found.append(_move(state, state.before, "back", "Back"))
    if state.phase == Phase.CLOSED:
        found.append(_ballot(state, "reopen", "Open again", "Answers that are in stay in."))
    if state.phase == Phase.REVEALED and state.earlier is None:
        found.append(_ballot(state, "second", "Ask a second time", "After the talk: what has moved?"))
    if state.phase in MAY_GO_ON and state.following is not None:
        found.append(_move(state, state.following, "skip", f"Go on to: {state.following.title}"))
    return tuple(found)


def timer_commands(state: RoomState) -> tuple[Command, ...]:
    if state.step is None:
        return ()
    if state.room.timer_ends_at is not None:
        wanted = ["pause", "extend", "remove"]
    elif state.room.timer_left is not None:
        wanted = ["go_on", "extend", "remove"]
    else:
        wanted = ["start"]
    return tuple(_timer(state, command) for command in wanted)


def late_command(state: RoomState, every: Sequence[Step]) -> Command | None:
    """Drops what can be dropped, or takes it back; the button says what and how much time that is."""
    href = _href("drop_optional_steps", state.workshop)
    if state.step is None:
        return None
    to_come = [step for step in every if step.order > state.step.order]
    if dropped := [step for step in to_come if step.skipped]:
        hint = f"Puts back {_titles(dropped)}: {minutes(sum(step.minutes for step in dropped))}."
        return Command("late", "Take the dropped steps back", href, (("command", "take_back"),), hint)
    if optional := [step for step in to_come if step.optional]:
        hint = f"Drops {_titles(optional)} and saves {minutes(sum(step.minutes for step in optional))}."
        return Command("late", "We are late", href, (("command", "drop"),), hint)
    return None


def room_commands(state: RoomState) -> tuple[Command, ...]:
    href, room = _href("set_room", state.workshop), state.room
    lock = ("unlock", "Let new people in") if room.locked else ("lock", "Lock the room")
    count = ("hide_count", "Hide counts on the projector")
    if not room.shows_count:
        count = ("show_count", "Show counts on the projector")
    return tuple(Command(key, text, href, (("command", key),)) for key, text in (lock, count))


def _to_next(state: RoomState) -> Command | None:
    if state.following is None:
        return None
    begin = "Begin with" if state.step is None else "Next"
    return _move(state, state.following, "next", f"{begin}: {state.following.title}")


def _move(state: RoomState, to: Step, key: str, text: str) -> Command:
    fields = (("step", str(to.pk)), ("from_step", str(state.step.pk) if state.step else ""))
    return Command(key, text, _href("move_to_step", state.workshop), fields)


def _ballot(state: RoomState, command: str, text: str, hint: str) -> Command:
    """Says on which step and which round it was pressed, so that a screen of before changes nothing."""
    fields = [("command", command), ("step", str(state.step.pk if state.step else ""))]
    if state.ballot is not None:
        fields.append(("ballot", str(state.ballot.pk)))
    return Command(command, text, _href("run_ballot", state.workshop), tuple(fields), hint)


def _timer(state: RoomState, command: str) -> Command:
    length = state.step.minutes if state.step else EXTENDED_BY
    text = {
        "start": f"Start a timer of {minutes(length)}",
        "pause": "Pause the timer",
        "go_on": "Let the timer run",
        "extend": f"{minutes(EXTENDED_BY).capitalize()} more",
        "remove": "Take the timer away",
    }[command]
    given = {"start": length, "extend": EXTENDED_BY}.get(command)
    fields = [("command", command), *([("minutes", str(given))] if given else [])]
    return Command(f"timer_{command}", text, _href("set_timer", state.workshop), tuple(fields))


def _titles(steps: Sequence[Step]) -> str:
    return ", ".join(f"“{step.title}”" for step in steps)


def _href(name: str, workshop: Workshop) -> str:
    return reverse(f"workshops:{name}", args=[workshop.pk])
