"""The sixteen conditions of an area, by level, in the questionnaire's order. Nothing is sorted by a result."""

from typing import Any

from assessments.presenters.tables import table
from dashboards.presenters.blocks import Block, Mark, Square
from dashboards.presenters.shown import (
    NOT_SHOWN,
    TOO_FEW,
    about,
    count_text,
    interval,
    interval_text,
    is_shown,
    mean_text,
    number,
    share_text,
)
from models_engine import Factor, Instrument, Level

HEADS = ("Condition", "Mean", "95% interval", "Beside what is expected", "People")
INTERVAL = HEADS.index("95% interval")
SPREAD_HEADS = (
    "Condition",
    "Low",
    "Middle",
    "High",
    "Organisations that see it differently inside",
    "Don't know",
)
BANDS = {"low": "Low", "middle": "Middle", "high": "High"}
EXPECTED = {"as_expected": "as expected", "different": "different from expected"}
HOW_TO_READ = (
    "In a mean each organisation counts the same. The scale is 1 to 5; the dotted lines stand at 3 and 4. Low is a "
    "mean below 3, middle from 3 and below 4, high from 4 on.",
    "A 95% interval says how unsure a mean is. It is given where 8 or more organisations have answered.",
    "“Different from expected” means: further from the mean of all England than chance alone would bring about in "
    "998 of 1,000 areas with as many organisations. It is not better or worse.",
)


def present_factors(content: dict[str, Any], instrument: Instrument) -> tuple[Block, ...]:
    """Two blocks for each level: the means, and how the organisations' own means spread."""
    return tuple(
        block
        for level in instrument.levels
        for block in (_means(content, instrument, level), _spread(content, instrument, level))
    )


def factors_finding(content: dict[str, Any], instrument: Instrument, level: Level | None = None) -> str:
    """Which conditions are high, low or between, in the questionnaire's order, and how many are not shown."""
    factors = [factor for factor in instrument.factors if level is None or factor.level == level.code]
    shown = [(factor, number(content["factors"][factor.code]["mean"])) for factor in factors]
    known = [(factor, mean) for factor, mean in shown if mean is not None]
    if not known:
        return "No condition here can be shown: too few people or organisations have answered."
    high = [factor.plain_name for factor, mean in known if mean >= 4]
    low = [factor.plain_name for factor, mean in known if mean < 3]
    between, hidden = len(known) - len(high) - len(low), len(factors) - len(known)
    if between == len(factors):
        return f"All {between} conditions are in the middle."
    parts = [f"{words}: {', '.join(names)}." for words, names in (("High", high), ("Low", low)) if names]
    if between:
        parts.append(f"In the middle: {between} of {len(factors)} conditions.")
    if hidden:
        parts.append(f"Not shown: {hidden}.")
    return " ".join(parts)


def _means(content: dict[str, Any], instrument: Instrument, level: Level) -> Block:
    factors = [factor for factor in instrument.factors if factor.level == level.code]
    figures = content["factors"]
    # With few organisations no mean has an interval: then there is no column for it.
    columns = [
        column
        for column in range(len(HEADS))
        if column != INTERVAL or any(interval(figure["mean"]) for figure in figures.values())
    ]
    return Block(
        f"level-{level.code}",
        factors_finding(content, instrument, level),
        heading=f"{level.name} level",
        table=table(
            f"Conditions at the {level.name.lower()} level",
            [HEADS[column] for column in columns],
            [[_row(factor, figures[factor.code])[column] for column in columns] for factor in factors],
        ),
        marks=tuple(_mark(factor, figures[factor.code]) for factor in factors),
        paragraphs=(level.description, *(HOW_TO_READ if level == instrument.levels[0] else ())),
    )


def _spread(content: dict[str, Any], instrument: Instrument, level: Level) -> Block:
    """How many organisations have a low, a middle and a high mean: a picture of rows and columns."""
    factors = [factor for factor in instrument.factors if factor.level == level.code]
    figures = content["factors"]
    squares = tuple(
        Square(
            across,
            up,
            count_text(figures[factor.code]["bands"][band]),
            f"{factor.plain_name}, {words.lower()}: "
            f"{about(figures[factor.code]['bands'][band], 'organisation', 'organisations')}",
            number(figures[factor.code]["bands"][band]),
        )
        for up, factor in enumerate(reversed(factors))
        for across, (band, words) in enumerate(BANDS.items())
    )
    shown = sum(all(is_shown(figures[factor.code]["bands"][band]) for band in BANDS) for factor in factors)
    return Block(
        f"spread-{level.code}",
        f"How many organisations are low, in the middle and high is shown in full for {shown} of {len(factors)} "
        "conditions here.",
        heading=f"How organisations spread at the {level.name.lower()} level",
        folded=True,
        table=table(
            f"Number of organisations by their own mean, {level.name.lower()} level",
            SPREAD_HEADS,
            [_spread_row(factor, figures[factor.code]) for factor in factors],
        ),
        squares=squares,
        columns=tuple(BANDS.values()),
        rows=tuple(factor.plain_name for factor in reversed(factors)),
    )


def _row(factor: Factor, figure: dict[str, Any]) -> list[str]:
    return [
        factor.plain_name,
        mean_text(figure["mean"]) if is_shown(figure["mean"]) else TOO_FEW,
        interval_text(figure["mean"]),
        EXPECTED.get(figure["expected"] or "", NOT_SHOWN),
        count_text(figure["people"]),
    ]


def _spread_row(factor: Factor, figure: dict[str, Any]) -> list[str]:
    return [
        factor.plain_name,
        *(count_text(figure["bands"][band]) for band in BANDS),
        share_text(figure["views_differ"]),
        share_text(figure["dont_know"]),
    ]


def _mark(factor: Factor, figure: dict[str, Any]) -> Mark:
    mean, ends = figure["mean"], interval(figure["mean"])
    text = mean_text(mean)
    said = f"{factor.plain_name}: {text}" + (f", 95% interval {interval_text(mean)}" if ends else "")
    name = factor.plain_name
    if figure["expected"] == "different":
        name, said = f"{name} (different)", f"{said}, different from expected"
    return Mark(name, text, said, number(mean), *(ends or (None, None)))
