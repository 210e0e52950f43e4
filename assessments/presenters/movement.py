"""How a partnership has moved, in words: a sentence for the whole, and tables with the same numbers as the picture."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assessments.presenters.lanes_over_rounds import lanes_table, then_and_now
from assessments.presenters.movement_words import (
    AXIS_NAMES,
    axis_interval,
    cut_words,
    difference,
    move_words,
    people_words,
)
from assessments.presenters.numbers import axis_number, people
from assessments.presenters.spectrum import WHOSE
from assessments.presenters.tables import Table, table
from assessments.selectors.movement import AXES, Movement, Stand, Step, Track
from assessments.selectors.readings import Reading
from models_engine import Move
from organisations.presenters.partners import in_words

ONE_ROUND = (
    "This partnership has a place in one round so far. After the next round, its path will stand here: where it was, "
    "where it is, and whether it moved by more than chance."
)
NO_ROUND = (
    "There is no round yet of which you can see a place for this partnership. After two of them, its path will "
    "stand here."
)
NOT_SHOWN = "not shown (too few answers)"
CLOSED = "not shown: you have not answered in this round"
ABOUT_MOVING = (
    "We say that it moved where the change is larger than chance and at least 7.5 of 100. Moving is neither good nor "
    "bad: a partnership that becomes less formal can be doing well."
)


@dataclass(frozen=True)
class MovementPage:
    """`finding` is the picture's title. `marks` has a row for each round of each side, as numbered in the picture.

    `steps` are the last ones of each side, `earlier` those before.
    """

    finding: str
    missing: str
    marks: Table
    steps: Table | None
    earlier: Table | None
    notes: tuple[str, ...]
    then_and_now: Table | None
    lanes: Table | None
    has_picture: bool


def who_sees(movement: Movement) -> str:
    """Who sees the page, where a partner's released places are on it."""
    partners = in_words([track.organisation.name for track in movement.tracks if not track.own])
    if not partners:
        return ""
    own = movement.organisation.name
    return f"Only {own} sees this page. The squares are what {partners} released of each round."


def present_movement(movement: Movement) -> MovementPage:
    own = movement.tracks[0]
    placed = [stand for stand in own.stands if stand.point]
    steps = [step for track in movement.tracks for step in track.steps]
    return MovementPage(
        finding=_finding(own) if own.steps else "",
        missing="" if own.steps else ONE_ROUND if placed else NO_ROUND,
        marks=_marks(movement),
        steps=_steps("What changed since the last round", [(t, t.steps[-1:]) for t in movement.tracks]),
        earlier=_steps("What changed before that", [(t, t.steps[:-1]) for t in movement.tracks]),
        notes=tuple(dict.fromkeys(note for step in steps for note in cut_words(step))),
        then_and_now=then_and_now(movement),
        lanes=lanes_table(movement),
        has_picture=any(stand.point for track in movement.tracks for stand in track.stands),
    )


def _finding(own: Track) -> str:
    """The last step in words, and how often it moved before."""
    *earlier, last = own.steps
    said = _step_sentence(last)
    moved = [step for step in earlier if any(_clear(move) for move in step.moves.values())]
    if moved:
        times = {1: "once"}.get(len(moved), f"{len(moved)} times")
        return f"{said} Before that it moved {times}."
    if earlier and all(_judged(step) for step in earlier):
        return f"{said} There was no clear change before that."
    return said


def _step_sentence(step: Step) -> str:
    between = f"From {step.before.campaign.title} to {step.after.campaign.title}"
    if step.cuts and not any(step.moves.values()):
        return f"{between}, the places cannot be compared: {'; '.join(cut_words(step, short=True))}."
    if not _judged(step):
        return f"{between}, there are too few answers to tell a change from chance."
    clear = [move_words(axis, move.label) for axis, move in step.moves.items() if _clear(move)]
    if not clear:
        return f"{between}, there is no clear change."
    return f"{between}, the partnership became {in_words(clear)}."


def _clear(move: Move | None) -> bool:
    return move is not None and move.label in ("higher", "lower")


def _judged(step: Step) -> bool:
    return any(move is not None and move.label for move in step.moves.values())


def _marks(movement: Movement) -> Table:
    heads = ("Number", "Round", "Whose view", "Formality", "Driven by others", "Answers from")
    rows = []
    for track in movement.tracks:
        for stand in track.stands:
            whose = "People here" if track.own else track.organisation.name
            rows.append((str(len(rows) + 1), stand.campaign.title, whose, *_place(stand), _answers(stand)))
    return table("Where it stood in each round", heads, rows)


def _place(stand: Stand) -> Iterator[str]:
    if stand.point is None:
        words = CLOSED if stand.place.reading is Reading.CLOSED else NOT_SHOWN
        yield from (words, words)
        return
    instrument, position = stand.campaign.instrument.definition, stand.place.position
    for axis in AXES:
        number = axis_number(instrument, getattr(position, axis))
        yield f"{number}{axis_interval(getattr(position, f'{axis}_interval'))}"


def _answers(stand: Stand) -> str:
    return "–" if stand.point is None else WHOSE.get(stand.place.reading, people)(stand.place.people)


def _steps(caption: str, found: Sequence[tuple[Track, Sequence[Step]]]) -> Table | None:
    heads = ("Between", "Whose view", "What", "Change", "What we say", "Answers from")
    rows = [
        (
            f"{step.before.campaign.title} and {step.after.campaign.title}",
            "People here" if track.own else track.organisation.name,
            AXIS_NAMES[axis],
            difference(move),
            _said(step, axis, move),
            people_words(move),
        )
        for track, steps in found
        for step in steps
        for axis, move in step.moves.items()
    ]
    return table(caption, heads, rows) if rows else None


def _said(step: Step, axis: str, move: Move | None) -> str:
    if move is None:
        return f"not compared: {'; '.join(cut_words(step, short=True))}"
    if move.label is None:
        kinds = {Reading.OWN: "one person's answers: no word", Reading.AGREED: "agreed sheets: no word"}
        return kinds.get(step.after.place.reading, "too few answers to say")
    return "no clear change" if move.label == "no_clear_change" else f"moved: {move_words(axis, move.label)}"
