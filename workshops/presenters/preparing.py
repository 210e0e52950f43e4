"""What stands ready for a workshop, and what is still to be done."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from accounts.models import User
from organisations.presenters.dates import clock, day
from workshops.agendas import PLANNED_AT_MOST
from workshops.enums import Length, WorkshopState
from workshops.models import Group, Step, Workshop, WorkshopFacilitator
from workshops.presenters.news import state_words
from workshops.presenters.pace import minutes as minute_words

STATE_COLOURS = {
    WorkshopState.PREPARED: "blue",
    WorkshopState.REHEARSAL: "yellow",
    WorkshopState.LIVE: "green",
    WorkshopState.ENDED: "grey",
}
LEAVE_SOME = "Leave about a tenth free, so that a good talk need not be cut off."
ABOUT_NOTHING = "Nothing in particular"


@dataclass(frozen=True)
class StepRow:
    """`begins` is a time of day where one is planned, else how many minutes in."""

    step: Step
    number: int
    begins: str
    minutes: str
    title: str
    kind: str
    optional: bool
    can_change: bool
    can_move_up: bool
    can_move_down: bool


@dataclass(frozen=True)
class PreparePage:
    facts: tuple[dict[str, str], ...]
    state: str
    colour: str
    rows: tuple[StepRow, ...]
    planned: str
    over: str
    groups: tuple[str, ...]
    people: tuple[str, ...]
    can_start: bool
    can_delete: bool
    running: bool
    rehearsal: bool
    preparing: bool


@dataclass(frozen=True)
class WorkshopRow:
    title: str
    href: str
    about: str
    when: str
    state: str
    colour: str


@dataclass(frozen=True)
class FacilitatorRow:
    person: User
    name: str
    email: str
    is_you: bool
    can_go: bool


def present_preparation(
    workshop: Workshop,
    *,
    steps: Sequence[Step],
    begun: Collection[UUID],
    groups: Sequence[Group],
    facilitators: Sequence[WorkshopFacilitator],
) -> PreparePage:
    state = WorkshopState(workshop.state)
    return PreparePage(
        facts=_facts(workshop),
        state=state.label,
        colour=STATE_COLOURS[state],
        rows=tuple(_rows(workshop, steps, begun)),
        planned=planned_words(steps, workshop.minutes),
        over=over_words(steps, workshop.minutes),
        groups=tuple(group.name for group in groups),
        people=tuple(str(held.person) for held in facilitators),
        can_start=bool(steps) and state in (WorkshopState.PREPARED, WorkshopState.REHEARSAL),
        can_delete=state == WorkshopState.PREPARED,
        running=workshop.is_open,
        rehearsal=state == WorkshopState.REHEARSAL,
        preparing=state == WorkshopState.PREPARED,
    )


def _facts(workshop: Workshop) -> tuple[dict[str, str], ...]:
    when = workshop.planned_for
    return (
        {"key": "About", "value": workshop.about or ABOUT_NOTHING},
        {"key": "When", "value": f"{day(when)}, {clock(when)}" if when else "No date yet"},
        {"key": "Length", "value": str(Length(workshop.minutes).label)},
    )


def planned_words(steps: Sequence[Step], minutes: int) -> str:
    """“81 of 90 minutes planned, 9 to spare.”"""
    if not steps:
        return "The agenda has no step yet."
    planned = sum(step.minutes for step in steps)
    spare = minutes - planned
    if spare < 0:
        return f"{planned} minutes planned, and there are {minutes}."
    words = f"{planned} of {minutes} minutes planned, {spare or 'none'} to spare."
    tight = planned > PLANNED_AT_MOST * minutes
    return f"{words} {LEAVE_SOME}" if tight else words


def over_words(steps: Sequence[Step], minutes: int) -> str:
    """Nothing while it fits; it warns, and stops nobody."""
    planned = sum(step.minutes for step in steps)
    if planned <= minutes:
        return ""
    over, optional = planned - minutes, sum(step.minutes for step in steps if step.optional)
    words = f"The agenda is {minute_words(over)} longer than the workshop. Shorten a step or remove one."
    if optional:
        words += f" Steps that you may drop make up {minute_words(optional)}."
    return words


def _rows(workshop: Workshop, steps: Sequence[Step], begun: Collection[UUID]):
    passed = 0
    for place, step in enumerate(steps):
        free = step.pk not in begun and workshop.state != WorkshopState.ENDED
        yield StepRow(
            step=step,
            number=place + 1,
            begins=begins_at(workshop.planned_for, passed),
            minutes=minute_words(step.minutes),
            title=step.title,
            kind=step.get_kind_display(),
            optional=step.optional,
            can_change=free,
            can_move_up=free and place > 0 and steps[place - 1].pk not in begun,
            can_move_down=free and place < len(steps) - 1,
        )
        passed += step.minutes


def begins_at(start: datetime | None, passed: int) -> str:
    if start is not None:
        return clock(start + timedelta(minutes=passed))
    return f"After {minute_words(passed)}" if passed else "At the start"


def workshop_rows(workshops: Sequence[Workshop]) -> tuple[WorkshopRow, ...]:
    return tuple(
        WorkshopRow(
            title=workshop.title,
            href=workshop.get_absolute_url(),
            about=workshop.about or ABOUT_NOTHING,
            when=day(workshop.ended_at) if workshop.ended_at else state_words(workshop),
            state=WorkshopState(workshop.state).label,
            colour=STATE_COLOURS[WorkshopState(workshop.state)],
        )
        for workshop in workshops
    )


def facilitator_rows(facilitators: Sequence[WorkshopFacilitator], viewer: User) -> tuple[FacilitatorRow, ...]:
    return tuple(
        FacilitatorRow(
            person=held.person,
            name=held.person.name or held.person.email,
            email=held.person.email,
            is_you=held.person_id == viewer.pk,
            can_go=len(facilitators) > 1,
        )
        for held in facilitators
    )
