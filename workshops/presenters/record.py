"""The record of a workshop in words: step by step what was asked, answered, written down and decided.

Nothing in it is finer than the step. The numbers are those that the room was shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from organisations.presenters.dates import day
from organisations.presenters.partners import in_words
from workshops.enums import BallotState, StepKind
from workshops.models import Ballot, RoomAction
from workshops.presenters.agreed import AgreedRow, agreed_rows
from workshops.presenters.picture import Picture
from workshops.presenters.results import ResultView
from workshops.presenters.room_actions import LEFT_OUT, WAITING, action_sentence, state_words
from workshops.rules import FEWEST_ANSWERS
from workshops.selectors.record_contents import FeedbackFound, Record, Seats, StepRecord

ROUNDS = {1: "First round", 2: "Second round, after the talk"}
NEVER_SHOWN = {
    BallotState.OPEN: "People are answering. Nothing is shown yet.",
    BallotState.CLOSED: "Closed without being shown. What was answered stays hidden.",
}
COLOURS = {WAITING: "yellow", LEFT_OUT: "grey"}
Results = Mapping[UUID, tuple[ResultView, ...]]
Prompts = Mapping[UUID, str]
Places = Mapping[UUID, str]
USEFUL = "“This workshop was worth the time”"


@dataclass(frozen=True)
class RoundRecord:
    """`results` are empty where the round was never shown; `note` says so. `place` is where the room put the
    partnership, in a sentence."""

    heading: str
    note: str
    place: str
    results: tuple[ResultView, ...]


@dataclass(frozen=True)
class ActionLine:
    sentence: str
    state: str
    colour: str
    confirm_href: str


@dataclass(frozen=True)
class RecordStep:
    """`statement` stands only where no round says it. `ideas` only where they were not voted on."""

    heading: str
    kind: str
    prompt: str
    rounds: tuple[RoundRecord, ...]
    ideas: tuple[str, ...]
    agreed: tuple[AgreedRow, ...]
    notes: tuple[str, ...]
    decisions: tuple[str, ...]
    actions: tuple[ActionLine, ...]


@dataclass(frozen=True)
class RecordPage:
    title: str
    caption: str
    remark: str
    facts: tuple[dict[str, str], ...]
    steps: tuple[RecordStep, ...]
    dropped: str
    feedback: str
    words: tuple[str, ...]
    actions_waiting: int


@dataclass(frozen=True)
class Told:
    """What the room was shown, in words: `results` and `places` by ballot, `prompts` (what it was asked) by step."""

    results: Results
    places: Places
    prompts: Prompts


def present_record(record: Record, told: Told) -> RecordPage:
    workshop = record.workshop
    steps = tuple(_step(number, found, record, told) for number, found in enumerate(record.reached, 1))
    return RecordPage(
        title=str(workshop),
        caption="Record of a workshop" if record.is_over else "Record of a workshop so far",
        remark="" if record.is_over else "The workshop is still running. This is its record up to now.",
        facts=tuple({"key": key, "value": value} for key, value in _facts(record) if value),
        steps=steps,
        dropped=_dropped(record),
        feedback=feedback_words(record.feedback) if record.is_over else "",
        words=record.feedback.words,
        actions_waiting=sum(action.state == WAITING for step in steps for action in step.actions),
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
    """How many found it worth their time; nothing of fewer than three."""
    if not found.answered:
        return "Nobody said how the workshop was."
    if found.answered < FEWEST_ANSWERS:
        return "Fewer than 3 people said how the workshop was, so it is not shown."
    against, between, in_favour = sum(found.counts[:2]), found.counts[2], sum(found.counts[3:])
    return f"{USEFUL}: {in_favour} of {found.answered} agree, {between} in between, {against} disagree."


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


def _step(number: int, found: StepRecord, record: Record, told: Told) -> RecordStep:
    step = found.step
    voted = any(ballot.pk in told.results for ballot in found.ballots)
    return RecordStep(
        heading=f"{number}. {step.title}",
        kind=StepKind(step.kind).label,
        prompt=told.prompts.get(step.pk, step.prompt),
        rounds=tuple(_round(ballot, found, told) for ballot in found.ballots),
        ideas=() if voted else tuple(idea.text for idea in found.ideas),
        agreed=agreed_rows(found.agreed),
        notes=tuple(note.text for note in found.notes),
        decisions=tuple(decision.text for decision in found.decisions),
        actions=tuple(_action(action, record) for action in found.actions),
    )


def _round(ballot: Ballot, found: StepRecord, told: Told) -> RoundRecord:
    alone = len(found.ballots) == 1
    return RoundRecord(
        heading="Answers" if alone else ROUNDS[ballot.number],
        note="" if ballot.pk in told.results else NEVER_SHOWN[BallotState(ballot.state)],
        place=told.places.get(ballot.pk, ""),
        results=told.results.get(ballot.pk, ()),
    )


def _action(action: RoomAction, record: Record) -> ActionLine:
    state = state_words(action)
    href = reverse("workshops:confirm_room_action", args=[record.workshop.pk, action.pk])
    return ActionLine(
        sentence=action_sentence(action),
        state=state,
        colour=COLOURS.get(state, "green"),
        confirm_href=href if action.pk in record.confirmable else "",
    )
