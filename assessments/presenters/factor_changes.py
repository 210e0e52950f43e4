"""Change of the sixteen conditions since the last round, each with its word."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.presenters.movement_words import difference, people_words, succession_words
from assessments.presenters.tables import Table, table
from assessments.selectors.movement import FactorStep
from assessments.selectors.readings import FactorReading
from models_engine import Move
from organisations.presenters.partners import in_words

HEADS = ("Condition", "Level", "Before", "Now", "Change", "What we say", "Answers from")
LABELS = {"higher": "higher", "lower": "lower", "no_clear_change": "no clear change"}


@dataclass(frozen=True)
class FactorChanges:
    finding: str
    table: Table


def present_factor_changes(step: FactorStep) -> FactorChanges:
    rows = [_row(step, reading) for reading in step.after.factors]
    caption = f"From {step.before.campaign.title} to {step.after.campaign.title}: means from 1 to 5"
    return FactorChanges(_finding(step), table(caption, HEADS, rows))


def _finding(step: FactorStep) -> str:
    between = f"From {step.before.campaign.title} to {step.after.campaign.title}"
    instrument = step.after.campaign.instrument.definition
    named = {
        label: [
            instrument.factor(code).plain_name
            for code, move in step.moves.items()
            if move is not None and move.label == label
        ]
        for label in ("higher", "lower")
    }
    said = [
        f"{label}: {in_words([f'“{name}”' for name in names])}" for label, names in named.items() if names
    ]
    if said:
        return f"{between}, clearly {'; clearly '.join(said)}. No clear change in the others that can be compared."
    if any(move is not None and move.label for move in step.moves.values()):
        return f"{between}, no condition changed by more than chance."
    return f"{between}, there are too few answers, or too few asked alike, to name a change."


def _row(step: FactorStep, reading: FactorReading) -> tuple[str, ...]:
    factor = reading.factor
    before = {one.factor.code: one for one in step.before.factors}
    move = step.moves[factor.code]
    return (
        factor.plain_name,
        step.after.campaign.instrument.definition.level(factor.level).name,
        _mean(before.get(factor.code)),
        _mean(reading),
        difference(move, 1),
        _said(step, reading, move, before),
        people_words(move),
    )


def _mean(reading: FactorReading | None) -> str:
    return "not shown" if reading is None or reading.mean is None else f"{reading.mean:.1f}"


def _said(
    step: FactorStep, reading: FactorReading, move: Move | None, before: Mapping[str, FactorReading]
) -> str:
    if move is not None:
        return LABELS.get(move.label or "", "too few answers to say")
    broken = {one.code: one.items for one in step.versions.factor_breaks}
    code = reading.factor.code
    if code in broken:
        items = in_words(list(broken[code]))
        return (
            f"not compared: statement {items} is not asked alike"
            if items
            else "not compared: counted in another way"
        )
    if step.successions:
        return f"not compared: {'; '.join(succession_words(one, short=True) for one in step.successions)}"
    if reading.mean is None or code not in before or before[code].mean is None:
        return "not compared: not shown in one of the rounds"
    return "not compared: one of the means is from other people than the other"
