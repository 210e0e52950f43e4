"""Organisations as numbered dots in a circle, and a line for each tie between two of them.

Where a dot stands says nothing: groups stand together, each in the order of the list, so that the same network always
looks the same. Numbers are those of the list. A specification in Plotly's schema on axes from 0 to 100, drawn as SVG
by the spectrum's own drawing.
"""

from collections.abc import Mapping, Sequence
from html import escape
from math import cos, pi, sin
from typing import Any

from assessments.charts import Chart
from assessments.charts.drawing import drawing

BLUE, GREY = "#005eb8", "#4c6272"
# More than this many dots with their numbers cannot be told apart on a page.
MOST_DOTS = 30
RADIUS, MIDDLE = 40, 50


def network(
    chart_id: str,
    places: Sequence[int],
    ties: Sequence[tuple[int, int]],
    said: Mapping[int, str],
) -> Chart:
    """`places` are the list's places (from 0) of those with a tie, group by group; `said` names each with its ties."""
    at = {place: _on_circle(number, len(places)) for number, place in enumerate(places)}
    figure = {
        "data": [_dots(at, said)],
        "layout": {
            "shapes": [_tie(at[one], at[other]) for one, other in ties],
            "annotations": [],
            "xaxis": {"range": [0, 100], "showline": False},
            "yaxis": {"range": [0, 100], "showline": False},
        },
    }
    return Chart(chart_id, figure, drawing(figure))


def _on_circle(number: int, of: int) -> tuple[float, float]:
    """Clockwise from the top."""
    angle = 2 * pi * number / of
    return round(MIDDLE + RADIUS * sin(angle), 2), round(MIDDLE + RADIUS * cos(angle), 2)


def _dots(at: Mapping[int, tuple[float, float]], said: Mapping[int, str]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "name": "Organisations",
        "meta": "organisation",
        "mode": "markers+text",
        "x": [x for x, _ in at.values()],
        "y": [y for _, y in at.values()],
        "ids": [str(place + 1) for place in at],
        "text": [str(place + 1) for place in at],
        "textposition": [_beside(x, y) for x, y in at.values()],
        "customdata": [said[place] for place in at],
        "hovertext": [escape(said[place], quote=False) for place in at],
        "marker": {"symbol": "circle", "size": 14, "color": BLUE},
        "cliponaxis": False,
    }


def _beside(x: float, y: float) -> str:
    """Numbers stand outside the circle, where no line goes."""
    if abs(x - MIDDLE) < RADIUS / 4:
        return "top center" if y > MIDDLE else "bottom center"
    side = "right" if x > MIDDLE else "left"
    if abs(y - MIDDLE) < RADIUS / 4:
        return f"middle {side}"
    return f"{'top' if y > MIDDLE else 'bottom'} {side}"


def _tie(one: tuple[float, float], other: tuple[float, float]) -> dict[str, Any]:
    at = {"x0": one[0], "y0": one[1], "x1": other[0], "y1": other[1]}
    return {"type": "line", "name": "tie", "layer": "below"} | at | {"line": {"width": 1.5, "color": GREY}}
