"""The written-out cases of what moves a partnership, read into what the engine takes."""

from pathlib import Path

import yaml

from models_engine import DynamicsAnswers, find_transition, load_instrument, place_partnership, read_dynamics
from tests.models_engine.tables import AXIS_CODES, SIGNS, VIGNETTES, answers

INSTRUMENT = load_instrument("learning-ecosystem", 2)
LANES = ("DT", "DM", "DC", "DE")
STATEMENTS = ("W1", "W2")
CASES = yaml.safe_load((Path(__file__).parent / "golden" / "dynamics.yaml").read_text(encoding="utf-8"))


def ticks(cell):
    if cell in SIGNS:
        return SIGNS[cell]
    return frozenset() if cell == "none" else frozenset(cell.split())


def person(columns, cells):
    row = dict(zip(columns, cells, strict=True))
    return DynamicsAnswers(
        ticks={code: ticks(row[code]) for code in LANES},
        statements={code: SIGNS.get(row[code], row[code]) for code in STATEMENTS},
        choices={code: row[code] for code in ("B1", "G1", "G2") if row[code] != "-"},
    )


def people_of(case):
    return [person(case["columns"], cells) for cells in case["people"]]


def read_case(case):
    return read_dynamics(INSTRUMENT, people_of(case), case["means"])


def transition_of(case):
    """From the coded axes of the vignette and the case's own wish."""
    cells = next(vignette[1] for vignette in VIGNETTES if vignette[0] == case["code"])
    position = place_partnership(INSTRUMENT, [answers(AXIS_CODES, cells)])
    dynamics = read_case(case)
    values = case["means"] | {statement.code: statement.mean for statement in dynamics.statements}
    return find_transition(INSTRUMENT, position.formality, position.drive_now, dynamics.wish, values)
