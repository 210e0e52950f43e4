"""A position in words: what it is called, how sure that is, what is history and what is now."""

from dataclasses import dataclass
from itertools import product

from assessments.presenters.numbers import axis_number
from models_engine import Instrument, Position, Quadrant, axis_word
from organisations.presenters.partners import in_words

HOW_IT_IS_SET_UP = {
    "informal": "informal",
    "mixed": "partly formal, partly informal",
    "formal": "formal",
}
WHO_STARTED_IT = {
    "internal": "started by the partners themselves",
    "mixed": "started partly by the partners, partly by others",
    "external": "started by others",
}
WHO_DRIVES_IT = {
    "internal": "mostly driven by the partners themselves",
    "mixed": "driven by the partners and others together",
    "external": "mostly driven from outside",
}
STARTED_AND_DRIVEN = {
    ("internal", "internal"): "started and still mostly driven by the partners themselves",
    ("external", "external"): "started by others and still mostly driven from outside",
}
NOT_NAMED = "not placed"


@dataclass(frozen=True)
class AxisWords:
    """One axis in words with its number. `interval` is empty below the number of people it needs."""

    code: str
    name: str
    meaning: str
    words: str
    number: str
    interval: str


@dataclass(frozen=True)
class PlaceWords:
    """`name` is one quadrant's name, or says between which the place lies; then `names` explains each."""

    sentence: str
    name: str
    names: tuple[Quadrant, ...]
    axes: tuple[AxisWords, ...]
    beginning: AxisWords | None
    today: AxisWords | None


def present_place(instrument: Instrument, position: Position) -> PlaceWords | None:
    """None for a position that has no place."""
    if position.place is None:
        return None
    near = quadrants_in_reach(instrument, position)
    return PlaceWords(
        sentence=place_sentence(instrument, position),
        name=place_name(instrument, position),
        names=near,
        axes=(
            _axis(instrument, "formality", position.formality, position.formality_interval, HOW_IT_IS_SET_UP),
            _axis(instrument, "origin", position.origin, position.origin_interval, WHO_STARTED_IT),
        ),
        beginning=_measure(instrument, "origin_start", position.origin_start, WHO_STARTED_IT),
        today=_measure(instrument, "drive_now", position.drive_now, WHO_DRIVES_IT),
    )


def place_sentence(instrument: Instrument, position: Position) -> str:
    """ "formal and started by others; today it is mostly driven by the partners themselves" """
    started, today = position.origin_word, axis_word(instrument, "origin", position.drive_now)
    set_up = HOW_IT_IS_SET_UP[position.formality_word]
    if (started, today) in STARTED_AND_DRIVEN:
        return f"{set_up}, {STARTED_AND_DRIVEN[started, today]}"
    words = f"{set_up} and {WHO_STARTED_IT[started]}"
    return f"{words}; today it is {WHO_DRIVES_IT[today]}" if today else words


def place_name(instrument: Instrument, position: Position) -> str:
    """A quadrant's name only where the whole interval lies in it; else what the place lies between."""
    if position.place is None:
        return NOT_NAMED
    near = quadrants_in_reach(instrument, position)
    if len(near) == 1:
        return near[0].name
    if len(near) == len(instrument.quadrants):
        return "In the middle, between all four"
    return f"Between {in_words([quadrant.name for quadrant in near])}"


def quadrants_in_reach(instrument: Instrument, position: Position) -> tuple[Quadrant, ...]:
    """The quadrants that the place or its interval touches; a mixed place touches both of its neighbours."""
    up = _ends(instrument, "formality", position.formality, position.formality_interval)
    across = _ends(instrument, "origin", position.origin, position.origin_interval)
    return tuple(instrument.quadrant(f"{one}-{other}") for one, other in product(up, across))


def _ends(
    instrument: Instrument, axis: str, value: float | None, interval: tuple[float, float] | None
) -> list[str]:
    low, high = instrument.axis(axis).low_word, instrument.axis(axis).high_word
    touched = {axis_word(instrument, axis, end) for end in (value, *(interval or ()))}
    return (
        [low, high] if instrument.places.middle_word in touched else [w for w in (low, high) if w in touched]
    )


def _axis(
    instrument: Instrument,
    code: str,
    value: float,
    interval: tuple[float, float] | None,
    words: dict[str, str],
) -> AxisWords:
    axis = instrument.axis(code)
    return AxisWords(
        code,
        axis.name,
        axis.definition,
        words[axis_word(instrument, code, value)],
        axis_number(instrument, value),
        _interval(instrument, code, interval, words),
    )


def _interval(
    instrument: Instrument, axis: str, interval: tuple[float, float] | None, words: dict[str, str]
) -> str:
    """ "52 to 71", and where the word changes inside it "between … and …" first."""
    if interval is None:
        return ""
    low, high = (axis_word(instrument, axis, end) for end in interval)
    numbers = " to ".join(axis_number(instrument, end) for end in interval)
    return numbers if low == high else f"{numbers}: between “{words[low]}” and “{words[high]}”"


def _measure(
    instrument: Instrument, code: str, value: float | None, words: dict[str, str]
) -> AxisWords | None:
    if value is None:
        return None
    word = words[axis_word(instrument, "origin", value)]
    return AxisWords(code, "", "", word, axis_number(instrument, value), "")
