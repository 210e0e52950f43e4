"""Where the room puts the partnership, drawn on the spectrum beside where the survey put it."""

from dataclasses import dataclass

from assessments.charts import Chart, spectrum
from assessments.presenters.place import HOW_IT_IS_SET_UP, WHO_DRIVES_IT
from models_engine import Instrument, Position, axis_word, room_place
from workshops.enums import StepKind
from workshops.models import FORMALITY, ORIGIN
from workshops.rules import FEWEST_ANSWERS
from workshops.selectors.revealed import Revealed

ROOM = "The room's view"
AXES = ("formality", "origin")


@dataclass(frozen=True)
class PlaceRow:
    """One mark in numbers, 0 to 100 on each axis."""

    name: str
    formality: str
    origin: str


@dataclass(frozen=True)
class Picture:
    """`rows` are the marks, in their order, as a table beside the picture."""

    chart: Chart
    finding: str
    rows: tuple[PlaceRow, ...]


def room_picture(revealed: Revealed) -> Picture | None:
    """None for another step, and where too few people gave an answer on the scale to either question.

    The room's mark stands for two questions and the survey's for twelve: beside each other, never one number.
    """
    readings = {code: found for code, found in revealed.readings.items() if found.n >= FEWEST_ANSWERS}
    if revealed.step.kind != StepKind.PLACE or not {FORMALITY, ORIGIN} <= readings.keys():
        return None
    instrument = revealed.instrument
    room = room_place(readings[FORMALITY].median, readings[ORIGIN].median)
    places = [
        (ROOM, *room),
        *((f"Survey: {one.name}", one.formality, one.origin) for one in revealed.survey.place),
    ]
    placed = [(name, _position(instrument, formality, origin)) for name, formality, origin in places]
    words = [axis_word(instrument, axis, value) for axis, value in zip(AXES, room, strict=True)]
    return Picture(
        spectrum(instrument, placed, chart_id="room-place"),
        f"The room puts it as {HOW_IT_IS_SET_UP[words[0]]}, {WHO_DRIVES_IT[words[1]]}.",
        tuple(PlaceRow(name, f"{formality:.0f}", f"{origin:.0f}") for name, formality, origin in places),
    )


def _position(instrument: Instrument, formality: float, origin: float) -> Position:
    """A mark and nothing more: no interval, no history."""
    words = axis_word(instrument, "formality", formality), axis_word(instrument, "origin", origin)
    return Position(
        formality=formality,
        formality_answered=0,
        formality_interval=None,
        formality_word=words[0],
        origin=origin,
        origin_answered=0,
        origin_interval=None,
        origin_word=words[1],
        origin_start=None,
        drive_now=None,
        drive_now_interval=None,
        place="-".join(words),
        respondents=0,
        people=0,
        person_positions=(),
        missing_formality=0,
        missing_origin=0,
    )
