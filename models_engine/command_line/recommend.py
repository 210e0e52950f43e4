"""recommend: what a partnership's numbers ask for, one row for each partnership."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Mapping
from typing import Any

from models_engine.chain import Chain, find_chain
from models_engine.command_line.command import Command
from models_engine.command_line.csv_files import FileError, full_length, records, shown, text
from models_engine.command_line.origin import origin
from models_engine.dynamics import Wish
from models_engine.instrument import HIGHEST_ANSWER, LOWEST_ANSWER, Instrument
from models_engine.mechanisms import suggest
from models_engine.patterns import find_patterns
from models_engine.profile import Profile
from models_engine.shipped import load_instrument
from models_engine.suggestions import Suggestion
from models_engine.transitions import ConditionCheck, find_transition

NAME = "partnership"
MEASURES = ("formality", "origin", "drive_now")
# As statistics programs write it, or as the other commands do.
NOT_KNOWN = ("", "-", ".", "DK", "NA")
NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")


def recommend(options: Namespace) -> dict[str, Any]:
    instrument = load_instrument()
    profiles = _read_profiles(options.file, instrument)
    return origin(instrument) | {
        "partnerships": [{NAME: name} | _advice(instrument, profile) for name, profile in profiles.items()]
    }


def _advice(instrument: Instrument, profile: Profile) -> dict[str, Any]:
    values = {**profile.means, **profile.statements}
    found = find_transition(instrument, profile.formality, profile.drive, profile.wish, values)
    suggestions = suggest(instrument, profile)
    known = any(mean is not None for mean in profile.means.values())
    return {
        "region_now": found.region_now,
        "wish": found.wish,
        "transition": found.code or None,
        "conditions": [_condition(check) for check in found.conditions],
        "patterns": [pattern.code for pattern in find_patterns(instrument, profile)],
        "chain": _chain(find_chain(instrument, profile)),
        "suggestions": [_suggestion(suggestion) for suggestion in suggestions],
        "reason": None if suggestions else "nothing_missing" if known else "nothing_known",
    }


def _condition(check: ConditionCheck) -> dict[str, Any]:
    names = ("condition", "needed", "at_least", "value", "state")
    return {name: getattr(check, name) for name in names}


def _chain(chain: Chain) -> dict[str, Any]:
    return {
        "levels": {
            link.level: {"mean": link.mean, "supported": link.supported, "lowest": link.weakest}
            for link in chain.links
        },
        "weakest": chain.weakest,
        "conflicts": [conflict.code for conflict in chain.conflicts],
    }


def _suggestion(suggestion: Suggestion) -> dict[str, Any]:
    return {
        "mechanism": suggestion.mechanism.number,
        "name": suggestion.mechanism.name,
        "condition": suggestion.condition,
        "rule": suggestion.rule,
        "because": dict(suggestion.because),
        "effort": suggestion.mechanism.effort,
        "evidence": suggestion.mechanism.evidence,
        "who_can_act": suggestion.who_can_act,
        "disappears_when": str(suggestion.disappears_when),
    }


def _read_profiles(path: str, instrument: Instrument) -> dict[str, Profile]:
    """One profile for each partnership, in the order of the file. Raises FileError as the other commands do."""
    rows = records(text(path))
    row, cells = next(rows, (1, []))
    columns = _Columns(instrument)
    header = columns.header(row, cells)
    found: dict[str, Profile] = {}
    seen: dict[str, int] = {}
    for row, cells in rows:
        named = dict(zip(header, full_length(cells, header, row), strict=True))
        name = named[NAME]
        if not name:
            raise FileError("empty", row, NAME)
        if name in seen:
            raise FileError(f"{shown(name)} is in row {seen[name]} already", row, NAME)
        seen[name] = row
        found[name] = columns.profile(named, row)
    if not found:
        raise FileError("no rows below the header", 2, NAME)
    return found


class _Columns:
    """The columns this command knows, and what their cells mean."""

    def __init__(self, instrument: Instrument) -> None:
        if instrument.dynamics is None:
            raise ValueError(f"{instrument.reference} has no wishes")
        rule = instrument.dynamics.wish
        self.factors = [factor.code for factor in instrument.factors]
        self.items = [item.code for factor in instrument.factors for item in factor.items]
        self.statements = [question.code for question in instrument.scale_questions]
        self.wishes = {
            code: [choice.code for choice in question.choices]
            for code in (rule.formality, rule.origin)
            for question in instrument.fact_questions
            if question.code == code
        }
        self.unknown = rule.unknown

    def header(self, row: int, cells: list[str]) -> list[str]:
        if not cells:
            raise FileError("the file is empty", row, NAME)
        known = {NAME, *self.factors, *self.items, *MEASURES, *self.statements, *self.wishes}
        for number, name in enumerate(cells, start=1):
            if name not in known:
                raise FileError(f"unknown column {shown(name)}", row, str(number))
            if name in cells[: number - 1]:
                raise FileError("this column is there twice", row, name)
        if NAME not in cells:
            raise FileError("missing column", row, NAME)
        if len(cells) == 1:
            raise FileError("no column with a factor code", row, self.factors[0])
        return cells

    def profile(self, cells: Mapping[str, str], row: int) -> Profile:
        def numbers(codes: list[str]) -> dict[str, float | None]:
            return {
                code: _number(cells[code], LOWEST_ANSWER, HIGHEST_ANSWER, row, code)
                for code in codes
                if code in cells
            }

        formality, origin, drive_now = (_number(cells.get(code, ""), 0, 100, row, code) for code in MEASURES)
        wishes = [self._choice(cells.get(code, ""), row, code) for code in self.wishes]
        return Profile(
            means=numbers(self.factors),
            formality=formality,
            origin=origin,
            drive_now=drive_now,
            statements=numbers(self.statements),
            items=numbers(self.items),
            wish=Wish(*wishes) if any(wishes) else None,
        )

    def _choice(self, cell: str, row: int, code: str) -> str | None:
        if cell in (*NOT_KNOWN, self.unknown):
            return None
        if cell not in self.wishes[code]:
            wanted = ", ".join(choice for choice in self.wishes[code] if choice != self.unknown)
            raise FileError(f"expected one of {wanted} or nothing, got {shown(cell)}", row, code)
        return cell


def _number(cell: str, low: int, high: int, row: int, column: str) -> float | None:
    if cell in NOT_KNOWN:
        return None
    if not NUMBER.fullmatch(cell) or not low <= float(cell) <= high:
        raise FileError(f"expected a number from {low} to {high} or nothing, got {shown(cell)}", row, column)
    return float(cell)


COMMAND = Command(
    name="recommend",
    help=(
        "What the numbers of each partnership ask for; columns: partnership, factor codes (means), and, where known, "
        "formality, origin, drive_now, W1, W2, G1, G2 and item codes."
    ),
    report=recommend,
    cells="means 1 to 5, places 0 to 100, wishes in words, or nothing",
)
