"""What is counted of partnerships: one value each, from both of its sides where both have answered."""

from collections.abc import Callable
from typing import Any

import numpy as np

from dashboards.selectors.figures.contributions import Contributions, Flags, Reals
from models_engine import axis_word

DRIVES = ("internal", "mixed", "external")
FORMALITIES = ("informal", "mixed", "formal")
AFTER_MANDATE = ("would", "would_not", "not_known")
MOVES = ("more_informal", "no_clear_change", "more_formal")


def bins(found: Contributions) -> Flags:
    """bool (partnerships, 9): formality by drive, in the order of `bin_names`; none for one without a place."""
    formality, drive = (_mean(found, name) for name in ("formality", "drive"))
    words = [
        (
            axis_word(found.instrument, "formality", _known(one)),
            axis_word(found.instrument, "origin", _known(other)),
        )
        for one, other in zip(formality, drive, strict=True)
    ]
    return np.array([[place == name for name in bin_names()] for place in words], dtype=np.bool_).reshape(
        -1, 9
    )


def bin_names() -> list[tuple[str, str]]:
    return [(formality, drive) for formality in FORMALITIES for drive in DRIVES]


def lane_names(found: Contributions) -> list[tuple[str, str]]:
    """(verb, level): by which question of the section, resting on a condition of which level."""
    return [
        (question.code, level.code)
        for question in found.instrument.tick_questions
        for level in found.instrument.levels
    ]


def lanes(found: Contributions) -> Flags:
    """bool (partnerships, verbs x levels); a partnership may be in several."""
    names = lane_names(found)
    return _any_side(
        found, [lambda side, v=verb, n=level: n in (side["lanes"].get(v) or ()) for verb, level in names]
    )


def with_lanes(found: Contributions) -> Flags:
    """bool (partnerships,): at least one lane can be judged."""
    return _any_side(found, [lambda side: bool(side["lanes"])])[:, 0]


def after_mandate(found: Contributions) -> Flags:
    """bool (partnerships, 3). One side that says it would not outlive its mandate is enough."""
    said = _any_side(found, [lambda side, w=word: side["after_mandate"] == w for word in AFTER_MANDATE])
    would_not = said[:, 1]
    would = said[:, 0] & ~would_not
    return np.stack([would, would_not, ~would & ~would_not], axis=1) & with_lanes(found)[:, None]


def mandates(found: Contributions) -> Flags:
    """bool (partnerships, 2): much required and little known of each other, and known not to be so."""
    yes, no = _any_side(
        found, [lambda side: side["mandate"] is True, lambda side: side["mandate"] is False]
    ).T
    return np.stack([yes, no & ~yes], axis=1)


def moved(found: Contributions) -> Flags:
    """bool (partnerships, 3): how formal ones changed since the round before. Sides that went different ways are no
    clear change."""
    formal = [lambda side, m=move: bool(side["was_formal"]) and side["moved"] == m for move in MOVES]
    informal, unclear, more = _any_side(found, formal).T
    return np.stack(
        [informal & ~more, (unclear & ~informal & ~more) | (informal & more), more & ~informal], axis=1
    )


def patterns(found: Contributions, codes: list[str]) -> Flags:
    """bool (partnerships, patterns): a side shows it."""
    return _any_side(found, [lambda side, c=code: c in side["patterns"] for code in codes])


def _any_side(found: Contributions, tests: list[Callable[[dict[str, Any]], bool]]) -> Flags:
    flags = np.zeros((len(found.partnerships), len(tests)), dtype=np.bool_)
    for place, side in zip(found.sides.partnership, found.sides.rows, strict=True):
        # Named as bool: a questionnaire without the section has no tests, and an empty list is no truth value.
        flags[place] |= np.array([test(side) for test in tests], dtype=np.bool_)
    return flags


def _mean(found: Contributions, name: str) -> Reals:
    """The mean of the sides that have a value, each side counting once; nan for none."""
    values = np.array([_value(side[name]) for side in found.sides.rows], dtype=np.float64)
    there = ~np.isnan(values)
    size = len(found.partnerships)
    number = np.bincount(found.sides.partnership[there], minlength=size)
    total = np.bincount(found.sides.partnership[there], weights=values[there], minlength=size)
    return np.where(number > 0, total / np.maximum(number, 1), np.nan)


def _value(value: float | None) -> float:
    return float("nan") if value is None else value


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
