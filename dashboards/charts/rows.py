"""Means or differences in rows: a dot with its interval on a scale, under its name, with its words beside it.

The rows stand in the order in which they come and are never sorted by a result. A row without a value has no dot, and
its words say why. A specification in Plotly's schema; `drawing` lays the same numbers out for an SVG.
"""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any, Protocol

from assessments.charts import Chart

INK, GREY, LINE, BLUE = "#212b32", "#4c6272", "#aeb7bd", "#005eb8"
# Of the drawing, in its own units: the height of a row, the room above and below, and the width.
ROW, TOP, BOTTOM, WIDTH = 56, 8, 30, 480
# The scale takes this share of the width; the words stand in the rest.
SCALE_SHARE = 0.7


class Measured(Protocol):
    name: str
    text: str
    said: str
    value: float | None
    low: float | None
    high: float | None


def rows(
    chart_id: str,
    marks: Sequence[Measured],
    *,
    ends: tuple[float, float],
    borders: Sequence[float] = (),
    words: tuple[str, str] = ("", ""),
) -> Chart:
    """`ends` are those of the scale, `borders` the values with a dotted line, `words` what its two ends mean."""
    low, high = ends
    right = low + (high - low) / SCALE_SHARE
    figure = {
        "data": [_dots(marks)],
        "layout": {
            "height": TOP + BOTTOM + ROW * len(marks),
            "margin": {"l": 4, "r": 4, "t": TOP, "b": BOTTOM},
            "shapes": [*_tracks(marks, low, high), *_borders(marks, borders)],
            "annotations": [*_words(marks, low, high), *_ends(low, high, words)],
            "xaxis": {"range": [low, right], "showline": False},
            "yaxis": {"range": [-0.5, len(marks) - 0.5], "showline": False},
        },
    }
    return Chart(chart_id, figure, drawing(figure))


def drawing(figure: dict[str, Any]) -> dict[str, Any]:
    """The specification's numbers in the units of the SVG template."""
    layout = figure["layout"]
    (trace,) = figure["data"]
    (left, right), (_, top) = layout["xaxis"]["range"], layout["yaxis"]["range"]

    def across(value: float) -> float:
        return round((value - left) / (right - left) * WIDTH, 2)

    def down(value: float) -> float:
        return round(TOP + (top - value) * ROW, 2)

    return {
        "width": WIDTH,
        "height": layout["height"],
        "lines": [
            {
                "kind": s["name"],
                "x1": across(s["x0"]),
                "x2": across(s["x1"]),
                "y1": down(s["y0"]),
                "y2": down(s["y1"]),
            }
            for s in layout["shapes"]
        ],
        "words": [
            {
                "kind": note["name"],
                "text": note["text"],
                "x": across(note["x"]),
                "y": down(note["y"]) - note.get("yshift", 0) + (14 if note["yanchor"] == "top" else 0),
                "anchor": "end" if note["xanchor"] == "right" else "start",
            }
            for note in layout["annotations"]
        ],
        "dots": [
            {
                "x": across(x),
                "y": down(y),
                "low": across(x - minus),
                "high": across(x + plus),
                "has_interval": bool(minus or plus),
                "name": name,
            }
            for x, y, minus, plus, name in zip(
                trace["x"],
                trace["y"],
                trace["error_x"]["arrayminus"],
                trace["error_x"]["array"],
                trace["customdata"],
                strict=True,
            )
        ],
    }


def _dots(marks: Sequence[Measured]) -> dict[str, Any]:
    found = [(len(marks) - 1 - place, mark) for place, mark in enumerate(marks) if mark.value is not None]
    lows = [0 if mark.low is None else round(mark.value - mark.low, 2) for _, mark in found]
    highs = [0 if mark.high is None else round(mark.high - mark.value, 2) for _, mark in found]
    return {
        "type": "scatter",
        "name": "Values",
        "meta": "dot",
        "mode": "markers",
        "x": [mark.value for _, mark in found],
        "y": [up for up, _ in found],
        "customdata": [mark.said for _, mark in found],
        "hovertext": [escape(mark.said, quote=False) for _, mark in found],
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": highs,
            "arrayminus": lows,
            "color": INK,
            "thickness": 2,
            "width": 6,
        },
        "marker": {"symbol": "circle", "size": 14, "color": BLUE},
        "cliponaxis": False,
    }


def _tracks(marks: Sequence[Measured], low: float, high: float) -> Iterator[dict[str, Any]]:
    for up in range(len(marks)):
        yield _line("track", low, high, up, up, {"width": 2, "color": LINE})


def _borders(marks: Sequence[Measured], borders: Sequence[float]) -> Iterator[dict[str, Any]]:
    for border in borders:
        for up in range(len(marks)):
            yield _line(
                "border", border, border, up - 0.2, up + 0.2, {"width": 1, "color": GREY, "dash": "dot"}
            )


def _line(name: str, x0: float, x1: float, y0: float, y1: float, line: dict[str, Any]) -> dict[str, Any]:
    at = {"x0": x0, "x1": x1, "y0": round(y0, 2), "y1": round(y1, 2)}
    return {"type": "line", "name": name, "layer": "below"} | at | {"line": line}


def _words(marks: Sequence[Measured], low: float, high: float) -> Iterator[dict[str, Any]]:
    beside = high + (high - low) * 0.04
    for place, mark in enumerate(marks):
        up = len(marks) - 1 - place
        yield _word("name", mark.name, low, up, yanchor="bottom", yshift=12)
        yield _word("value", mark.text, beside, up, yanchor="bottom", yshift=-6)


def _ends(low: float, high: float, words: tuple[str, str]) -> Iterator[dict[str, Any]]:
    for value, text, xanchor in ((low, words[0], "left"), (high, words[1], "right")):
        yield _word("end", text or f"{value:g}", value, -0.5, xanchor=xanchor, yanchor="top")


def _word(name: str, text: str, x: float, y: float, **place: Any) -> dict[str, Any]:
    at = {"x": x, "y": y, "showarrow": False, "font": {"color": INK}}
    return {"name": name, "text": text, "xanchor": "left"} | at | place
