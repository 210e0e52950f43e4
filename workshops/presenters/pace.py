"""The agenda beside the clock: when each step was planned, which one it is, and how far behind the room is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from organisations.presenters.dates import clock
from workshops.enums import WorkshopState
from workshops.models import Step
from workshops.selectors.rooms import RoomState

DONE, NOW, TO_COME, LEFT_OUT = "Done", "Now", "", "Left out"


@dataclass(frozen=True)
class AgendaRow:
    """`state` is a word, since the row's colour alone says nothing to some."""

    title: str
    when: str
    minutes: str
    state: str
    is_now: bool
    optional: bool


def agenda_rows(state: RoomState, every: Sequence[Step]) -> tuple[AgendaRow, ...]:
    """`every` step, dropped ones included; those take no time."""
    begins = planned(state)
    return tuple(_row(state, step, begins.get(step.pk)) for step in every)


def pace(state: RoomState, moment: datetime) -> str:
    """One sentence or two; empty where there is no clock to be late by."""
    started, step = state.workshop.started_at, state.step
    if started is None or step is None or state.workshop.state != WorkshopState.LIVE or step.skipped:
        return ""
    begin = planned(state)[step.pk]
    return f"{_lateness(begin, begin + timedelta(minutes=step.minutes), moment)} {spare(state)}"


def spare(state: RoomState) -> str:
    """What the agenda leaves of the time that was booked."""
    left = state.workshop.minutes - sum(step.minutes for step in state.steps)
    if left < 0:
        return f"The agenda is {minutes(-left)} longer than the time booked."
    return f"The agenda has {minutes(left)} to spare." if left else "The agenda has no time to spare."


def planned(state: RoomState) -> dict[object, datetime]:
    """When each step that is not dropped was meant to begin, by its id; empty while no time is set."""
    at = state.workshop.started_at or state.workshop.planned_for
    begins: dict[object, datetime] = {}
    if at is None:
        return begins
    for step in state.steps:
        begins[step.pk] = at
        at += timedelta(minutes=step.minutes)
    return begins


def minutes(count: int) -> str:
    return "1 minute" if count == 1 else f"{count} minutes"


def _row(state: RoomState, step: Step, begins: datetime | None) -> AgendaRow:
    is_now = state.step is not None and step.pk == state.step.pk
    past = state.step is not None and step.order < state.step.order
    word = NOW if is_now else LEFT_OUT if step.skipped else DONE if past else TO_COME
    return AgendaRow(
        title=step.title,
        when=clock(begins) if begins else "",
        minutes=f"{step.minutes} min",
        state=word,
        is_now=is_now,
        optional=step.optional,
    )


def _lateness(begin: datetime, end: datetime, moment: datetime) -> str:
    late = int((moment - end).total_seconds() // 60)
    early = int((begin - moment).total_seconds() // 60)
    if late > 0:
        return f"{minutes(late).capitalize()} behind."
    if early > 0:
        return f"{minutes(early).capitalize()} ahead."
    return "On time."
