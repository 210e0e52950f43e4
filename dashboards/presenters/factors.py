"""The sixteen conditions of an area, by level, in the questionnaire's order. Nothing is sorted by a result."""

from typing import Any

from assessments.presenters.tables import table
from dashboards.presenters.blocks import Block, Mark
from dashboards.presenters.shown import (
    NOT_SHOWN,
    TOO_FEW,
    count_text,
    interval,
    interval_text,
    is_shown,
    mean_text,
    number,
    share_text,
)
from models_engine import Factor, Instrument, Level

HEADS = (
    "Condition",
    "Mean, each organisation counting the same",
    "95% interval",
    "Low",
    "Middle",
    "High",
    "People there see it differently",
    "Don't know",
    "People",
    "Beside the expected",
)
EXPECTED = {"as_expected": "as expected", "different": "different from expected"}
HOW_TO_READ = (
    "The scale is 1 to 5. Low is a mean below 3, middle from 3 and below 4, high from 4 on: so many organisations "
    "stand in each.",
    "“Different from expected” means outside what chance alone would produce, by the number of people who answered. "
    "It is not better or worse.",
)


def present_factors(content: dict[str, Any], instrument: Instrument) -> tuple[Block, ...]:
    return tuple(_level(content, instrument, level) for level in instrument.levels)


def factors_finding(content: dict[str, Any], instrument: Instrument, level: Level | None = None) -> str:
    """How many conditions can be shown, and which of these are high or low, in the questionnaire's order."""
    factors = [factor for factor in instrument.factors if level is None or factor.level == level.code]
    shown = [(factor, number(content["factors"][factor.code]["mean"])) for factor in factors]
    known = [(factor, mean) for factor, mean in shown if mean is not None]
    if not known:
        return "No condition here can be shown: too few people or organisations have answered."
    high = [factor.plain_name for factor, mean in known if mean >= 4]
    low = [factor.plain_name for factor, mean in known if mean < 3]
    parts = [f"{words}: {', '.join(names)}" for words, names in (("high", high), ("low", low)) if names]
    middle = len(known) - len(high) - len(low)
    if middle:
        parts.append(f"{middle} in the middle")
    return f"{len(known)} of {len(factors)} conditions can be shown; {'; '.join(parts)}."


def _level(content: dict[str, Any], instrument: Instrument, level: Level) -> Block:
    factors = [factor for factor in instrument.factors if factor.level == level.code]
    figures = content["factors"]
    return Block(
        f"level-{level.code}",
        factors_finding(content, instrument, level),
        heading=f"{level.name} level",
        table=table(
            f"Conditions at the {level.name.lower()} level",
            HEADS,
            [_row(factor, figures[factor.code]) for factor in factors],
        ),
        marks=tuple(_mark(factor, figures[factor.code]) for factor in factors),
        paragraphs=(level.description,),
    )


def _row(factor: Factor, figure: dict[str, Any]) -> list[str]:
    bands = figure["bands"]
    return [
        factor.plain_name,
        mean_text(figure["mean"]) if is_shown(figure["mean"]) else TOO_FEW,
        interval_text(figure["mean"]),
        *(count_text(bands[band]) for band in ("low", "middle", "high")),
        share_text(figure["views_differ"]),
        share_text(figure["dont_know"]),
        count_text(figure["people"]),
        EXPECTED.get(figure["expected"] or "", NOT_SHOWN),
    ]


def _mark(factor: Factor, figure: dict[str, Any]) -> Mark:
    mean, ends = figure["mean"], interval(figure["mean"])
    text = mean_text(mean)
    said = f"{factor.plain_name}: {text}" + (f", 95% interval {interval_text(mean)}" if ends else "")
    if figure["expected"] == "different":
        text, said = f"{text}, different", f"{said}, different from expected"
    return Mark(factor.plain_name, text, said, number(mean), *(ends or (None, None)))
