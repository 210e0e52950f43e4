"""The record of a workshop in words: step by step what was asked, answered, written down and decided.

Nothing in it is finer than the step. The numbers are those that the room was shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from assessments.presenters.links import Link
from organisations.presenters.dates import day
from organisations.presenters.partners import in_words
from workshops.enums import BallotState
from workshops.models import Ballot, RoomAction
from workshops.presenters.agreed import AgreedRow, agreed_rows
from workshops.presenters.picture import Picture
from workshops.presenters.record_answers import RecordQuestion, present_questions
from workshops.presenters.results import ResultView
from workshops.presenters.room_actions import action_sentence, state_words
from workshops.rules import FEWEST_ANSWERS
from workshops.selectors.record_contents import FeedbackFound, Record, Seats, StepRecord

ROUNDS = {1: "First round", 2: "Second round"}
NEVER_SHOWN = {
    BallotState.OPEN: "People are answering. Nothing is shown yet.",
    BallotState.CLOSED: "Closed without being shown. What was answered stays hidden.",
}
Results = Mapping[UUID, tuple[ResultView, ...]]
Prompts = Mapping[UUID, str]
Places = Mapping[UUID, str]
USEFUL = "Asked whether it was worth their time"


@dataclass(frozen=True)
class ActionLine:
    sentence: str
    state: str
    confirm_href: str


@dataclass(frozen=True)
class RecordStep:
    """`places` is where the room put the partnership, `hidden` what was never shown, in sentences; `ideas` stand here
    only where they were not voted on."""

    anchor: str
    heading: str
    questions: tuple[RecordQuestion, ...]
    places: tuple[str, ...]
    hidden: tuple[str, ...]
    prompt: str
    ideas: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class RecordPage:
    """What came of it (`decisions`, `actions`, `agreed`) stands before how it came about (`steps`)."""

    title: str
    caption: str
    remark: str
    facts: tuple[dict[str, str], ...]
    decisions: tuple[str, ...]
    actions: tuple[ActionLine, ...]
    agreed: tuple[AgreedRow, ...]
    steps: tuple[RecordStep, ...]
    dropped: str
    feedback: str
    words: tuple[str, ...]

    @property
    def contents(self) -> tuple[Link, ...]:
        return tuple(Link(step.heading, f"#{step.anchor}") for step in self.steps)


@dataclass(frozen=True)
class Told:
    """What the room was shown, in words: `results` and `places` by ballot, `prompts` (what it was asked) by step."""

    results: Results
    places: Places
    prompts: Prompts


def present_record(record: Record, told: Told) -> RecordPage:
    workshop, reached = record.workshop, record.reached
    return RecordPage(
        title=str(workshop),
        caption="Record of a workshop" if record.is_over else "Record of a workshop so far",
        remark="" if record.is_over else "The workshop is still running. This is its record up to now.",
        facts=tuple({"key": key, "value": value} for key, value in _facts(record) if value),
        decisions=tuple(decision.text for step in reached for decision in step.decisions),
        actions=tuple(_action(action, record) for step in reached for action in step.actions),
        agreed=tuple(row for step in reached for row in agreed_rows(step.agreed)),
        steps=tuple(_step(number, found, told) for number, found in enumerate(reached, 1)),
        dropped=_dropped(record),
        feedback=feedback_words(record.feedback) if record.is_over else "",
        words=record.feedback.words,
    )


def seats_words(seats: Seats) -> str:
    """“12 people on a device of their own (Eastvale Care: 5, Northmoor Hospitals: 7)”"""
    if not seats.people + seats.tables:
        return "Nobody on a device"
    people = "1 person" if seats.people == 1 else f"{seats.people} people"
    tables = (
        "1 table that answered on one device"
        if seats.tables == 1
        else f"{seats.tables} tables, each on one device"
    )
    named = [people] if seats.people else []
    said = in_words([*named, tables] if seats.tables else named)
    if not seats.groups:
        return said
    groups = ", ".join(f"{name or 'no group'}: {count}" for name, count in seats.groups)
    return f"{said} ({groups})"


def feedback_words(found: FeedbackFound) -> str:
    """How many found it worth their time; nothing of fewer than three, and nothing while more can be said."""
    if found.open:
        return "People can say for a day how the workshop was. What they said stands here after that."
    if not found.answered:
        return "Nobody said how the workshop was."
    if found.answered < FEWEST_ANSWERS:
        return "Fewer than 3 people said how the workshop was, so it is not shown."
    against, between, in_favour = sum(found.counts[:2]), found.counts[2], sum(found.counts[3:])
    return f"{USEFUL}, {in_favour} of {found.answered} said yes, {between} partly, {against} not much or no."


def place_words(picture: Picture) -> str:
    """Where the room puts the partnership: the first mark of its picture."""
    room = picture.rows[0]
    return (
        f"{picture.finding} Formality {room.formality} and origin {room.origin}, from 0 to 100: the room's own "
        "measure, from two questions."
    )


def _facts(record: Record) -> tuple[tuple[str, str], ...]:
    workshop = record.workshop
    return (
        ("Date", day(workshop.started_at)),
        ("About", workshop.about or "Nothing in particular"),
        ("Facilitated by", in_words([str(person) for person in record.facilitators])),
        ("Joined", seats_words(record.seats)),
    )


def _dropped(record: Record) -> str:
    titles = [f"“{step.title}”" for step in record.dropped]
    return f"Left out in the room, to save time: {in_words(titles)}." if titles else ""


def _step(number: int, found: StepRecord, told: Told) -> RecordStep:
    step = found.step
    shown = [ballot for ballot in found.ballots if ballot.pk in told.results]
    return RecordStep(
        anchor=f"step-{number}",
        heading=f"{number}. {step.title}",
        questions=present_questions([(_round(one, found), told.results[one.pk]) for one in shown])
        if shown
        else (),
        places=tuple(_said(one, found, told.places[one.pk]) for one in shown if one.pk in told.places),
        hidden=tuple(
            _said(one, found, NEVER_SHOWN[BallotState(one.state)])
            for one in found.ballots
            if one not in shown
        ),
        prompt=told.prompts.get(step.pk, step.prompt),
        ideas=() if shown else tuple(idea.text for idea in found.ideas),
        notes=tuple(note.text for note in found.notes),
    )


def _round(ballot: Ballot, found: StepRecord) -> str:
    """The name of a round, where there is more than one."""
    return ROUNDS[ballot.number] if len(found.ballots) > 1 else ""


def _said(ballot: Ballot, found: StepRecord, sentence: str) -> str:
    name = _round(ballot, found)
    return f"{name}: {sentence}" if name else sentence


def _action(action: RoomAction, record: Record) -> ActionLine:
    href = reverse("workshops:confirm_room_action", args=[record.workshop.pk, action.pk])
    return ActionLine(
        sentence=action_sentence(action),
        state=state_words(action),
        confirm_href=href if action.pk in record.confirmable else "",
    )
