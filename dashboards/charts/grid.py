"""Counts in rows and columns: a square of cells, each with its number written in it and a tint by its size.

A specification in Plotly's schema on axes from 0 to 100, drawn as SVG by the spectrum's own drawing. The tint only
helps the eye: the number stands in the cell, and a count that is not shown has no tint.
"""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any, Protocol

from assessments.charts import Chart
from assessments.charts.drawing import drawing

INK, GREY = "#212b32", "#4c6272"
# Light enough for dark numbers; each is told from the next in grey too.
TINTS = ("#ffffff", "#e3edf8", "#c2d9f1", "#9cc2e8", "#74a9dc")
# How much of a row's height its name takes above its cells, and the gap around a cell, on 0 to 100.
NAME_SHARE, GAP = 0.28, 0.8
NUMBER_SIZE = 18


class Counted(Protocol):
    across: int
    up: int
    text: str
    said: str
    count: float | None


def grid(chart_id: str, squares: Sequence[Counted], columns: Sequence[str], names: Sequence[str]) -> Chart:
    """`columns` are named from the left, `names` are those of the rows from below."""
    wide, high = 100 / len(columns), 100 / len(names)
    most = max((square.count or 0 for square in squares), default=0)
    figure = {
        "data": [_marks(squares, wide, high)],
        "layout": {
            "shapes": [_cell(square, wide, high, most) for square in squares],
            "annotations": [
                *(_number(square, wide, high) for square in squares),
                *_names(columns, names, wide, high),
            ],
            "xaxis": {"range": [0, 100], "showline": False},
            "yaxis": {"range": [0, 100], "showline": False},
        },
    }
    return Chart(chart_id, figure, drawing(figure))


def tint(count: float | None, most: float) -> int:
    """0 for nothing and for what is not shown; else 1 to 4, by its share of the largest count shown."""
    if not count or not most:
        return 0
    return min(len(TINTS) - 1, 1 + int(count / most * (len(TINTS) - 1) - 1e-9))


def _middle(square: Counted, wide: float, high: float) -> tuple[float, float]:
    return (square.across + 0.5) * wide, (square.up + (1 - NAME_SHARE) / 2) * high


def _cell(square: Counted, wide: float, high: float, most: float) -> dict[str, Any]:
    step = tint(square.count, most)
    return {
        "type": "rect",
        "name": f"cell-{step}",
        "layer": "below",
        "x0": round(square.across * wide + GAP, 2),
        "x1": round((square.across + 1) * wide - GAP, 2),
        "y0": round(square.up * high + GAP, 2),
        "y1": round((square.up + 1 - NAME_SHARE) * high, 2),
        "line": {"width": 1, "color": GREY},
        "fillcolor": TINTS[step],
    }


def _marks(squares: Sequence[Counted], wide: float, high: float) -> dict[str, Any]:
    """Unseen, for the pointer and the keyboard: each says its cell in words."""
    middles = [_middle(square, wide, high) for square in squares]
    return {
        "type": "scatter",
        "name": "Counts",
        "meta": "count",
        "mode": "markers",
        "x": [round(x, 2) for x, _ in middles],
        "y": [round(y, 2) for _, y in middles],
        "text": [""] * len(squares),
        "textposition": ["top center"] * len(squares),
        "customdata": [square.said for square in squares],
        "hovertext": [escape(square.said, quote=False) for square in squares],
        "marker": {"symbol": "square", "size": 24, "opacity": 0},
        "cliponaxis": False,
    }


def _number(square: Counted, wide: float, high: float) -> dict[str, Any]:
    x, y = _middle(square, wide, high)
    word = _word("number", square.text, x, y, INK, yanchor="bottom", yshift=-8)
    return word | {"font": {"color": INK, "size": NUMBER_SIZE}}


def _names(
    columns: Sequence[str], names: Sequence[str], wide: float, high: float
) -> Iterator[dict[str, Any]]:
    for place, name in enumerate(columns):
        yield _word("axis", name, (place + 0.5) * wide, 0, INK, yanchor="top", yshift=-6)
    for place, name in enumerate(names):
        up = (place + 1 - NAME_SHARE) * high
        yield _word("axis", name, GAP, up, INK, xanchor="left", yanchor="bottom", yshift=4)


def _word(name: str, text: str, x: float, y: float, colour: str, **place: Any) -> dict[str, Any]:
    at = {"x": round(x, 2), "y": round(y, 2), "showarrow": False, "font": {"color": colour}}
    return {"name": name, "text": text} | at | place
