"""Mechanisms that were tried and how partnerships moved afterwards, in words: no order but the catalogue's."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.models import MechanismMovement
from assessments.presenters.movement_words import AXIS_NAMES, signed
from assessments.presenters.tables import Table, table
from models_engine import Instrument
from organisations.presenters.dates import day
from organisations.presenters.partners import in_words

NO_PROOF = (
    "This is no proof of effect. Organisations choose what they try, much else happens between two rounds, and "
    "partnerships move without trying anything."
)
HEADS = ("Mechanism", "Tried in", "Where they stood before", *AXIS_NAMES.values())
NOT_SHOWN = "not shown (too few of one kind)"


@dataclass(frozen=True)
class MechanismsTried:
    """`left_out` counts the mechanisms of which nothing may be shown: nobody tried them, or too few."""

    finding: str
    table: Table | None
    left_out: str
    worked_out: str


def present_mechanisms_tried(instrument: Instrument, kept: Sequence[MechanismMovement]) -> MechanismsTried:
    names = {one.number: one.name for one in instrument.advice.mechanisms if one.number > 0}
    shown = [row for row in kept if row.mechanism in names]
    left = len(names) - len(shown)
    return MechanismsTried(
        finding=_finding(shown),
        table=table(
            "In order of the catalogue", HEADS, [_row(instrument, names[row.mechanism], row) for row in shown]
        )
        if shown
        else None,
        left_out=f"{left} of {len(names)} ways of sharing are not shown: nobody has tried them between two rounds, "
        "or too few partnerships have.",
        worked_out=f"Worked out on {day(max(row.computed_at for row in shown))}." if shown else "",
    )


def _finding(shown: Sequence[MechanismMovement]) -> str:
    if not shown:
        return "There is nothing to show yet: no way of sharing has been tried by enough partnerships."
    clear = [
        row
        for row in shown
        if any(move["label"] in ("higher", "lower") for move in row.figures["moves"].values())
    ]
    said = f"{len(shown)} ways of sharing have been tried by enough partnerships to say how these moved afterwards."
    if not clear:
        return f"{said} None of them was followed by a clear change."
    return f"{said} {len(clear)} of them {'was' if len(clear) == 1 else 'were'} followed by a clear change."


def _row(instrument: Instrument, name: str, row: MechanismMovement) -> tuple[str, ...]:
    moves = row.figures["moves"]
    return (
        f"{row.mechanism}. {name}",
        f"about {row.figures['tried']} partnerships",
        _regions(instrument, row.figures["regions"]),
        *(_move(moves.get(axis)) for axis in AXIS_NAMES),
    )


def _regions(instrument: Instrument, regions: dict[str, int] | None) -> str:
    if not regions:
        return NOT_SHOWN
    return in_words(
        [f"{_region(instrument, code)}: about {count}" for code, count in sorted(regions.items())]
    )


def _region(instrument: Instrument, code: str) -> str:
    names = {quadrant.code: quadrant.name for quadrant in instrument.quadrants}
    return names.get(code, code.capitalize())


def _move(move: dict | None) -> str:
    if move is None:
        return "not shown"
    words = {"higher": "clear change", "lower": "clear change", "no_clear_change": "no clear change"}
    around = ""
    if move["interval"]:
        low, high = (signed(end, 0) for end in move["interval"])
        around = f" ({low} to {high})"
    return f"{signed(move['difference'], 0)}{around}, {words.get(move['label'], 'too few to say')}"
