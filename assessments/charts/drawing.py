"""A chart's specification laid out for an SVG template: the same numbers, in the drawing's own units."""

from collections.abc import Iterator
from html import unescape
from math import atan2, cos, sin
from typing import Any

from assessments.charts.labels import LABEL_PLACES

# The square, and what stands around it.
SIDE, LEFT, TOP, RIGHT, BOTTOM = 420, 34, 28, 16, 48
# The length of the two strokes of an arrow's head.
HEAD = 8


def drawing(figure: dict[str, Any]) -> dict[str, Any]:
    """The specification's own numbers, laid out for the SVG template."""
    layout = figure["layout"]
    return {
        "width": LEFT + SIDE + RIGHT,
        "height": TOP + SIDE + BOTTOM,
        "frame": {"x": LEFT, "y": TOP, "side": SIDE},
        "rectangles": [_rectangle(shape) for shape in layout["shapes"] if shape["type"] == "rect"],
        "lines": [_straight(shape) for shape in layout["shapes"] if shape["type"] == "line"],
        "words": [_text(note) for note in layout["annotations"] if not note["showarrow"]],
        "arrows": [_line(note) for note in layout["annotations"] if note["showarrow"]],
        "marks": [mark for trace in figure["data"] for mark in _marks(trace)],
    }


def _across(value: float) -> float:
    return round(LEFT + value / 100 * SIDE, 2)


def _down(value: float) -> float:
    return round(TOP + (100 - value) / 100 * SIDE, 2)


def _rectangle(shape: dict[str, Any]) -> dict[str, Any]:
    left, top = _across(shape["x0"]), _down(shape["y1"])
    width, height = _across(shape["x1"]) - left, _down(shape["y0"]) - top
    return {
        "kind": shape["name"],
        "x": left,
        "y": top,
        "width": round(width, 2),
        "height": round(height, 2),
    }


def _straight(shape: dict[str, Any]) -> dict[str, Any]:
    return {
        "kind": shape["name"],
        "x1": _across(shape["x0"]),
        "y1": _down(shape["y0"]),
        "x2": _across(shape["x1"]),
        "y2": _down(shape["y1"]),
    }


def _text(note: dict[str, Any]) -> dict[str, Any]:
    x = _across(note["x"]) + note.get("xshift", 0)
    y = _down(note["y"]) - note.get("yshift", 0)
    if "textangle" in note:
        anchor = {"bottom": "start", "top": "end"}[note["yanchor"]]
        return {"kind": note["name"], "text": note["text"], "x": x, "y": y, "anchor": anchor, "upright": True}
    anchor = {"left": "start", "right": "end"}.get(note.get("xanchor", ""), "middle")
    baseline = y + 12 if note["yanchor"] == "top" else y
    return {"kind": note["name"], "text": note["text"], "x": x, "y": baseline, "anchor": anchor}


def _line(note: dict[str, Any]) -> dict[str, Any]:
    """An arrow as points: its line from tail to tip, and the two ends of its head."""
    x1, y1, x2, y2 = _across(note["ax"]), _down(note["ay"]), _across(note["x"]), _down(note["y"])
    angle = atan2(y2 - y1, x2 - x1)
    start = _from(x1, y1, angle, note["startstandoff"])
    tip = _from(x2, y2, angle, -note["standoff"])
    return {
        "start": start,
        "tip": tip,
        "head": [_from(tip["x"], tip["y"], angle + turn, -HEAD) for turn in (0.5, -0.5)],
    }


def _from(x: float, y: float, angle: float, steps: float) -> dict[str, float]:
    return {"x": round(x + cos(angle) * steps, 2), "y": round(y + sin(angle) * steps, 2)}


def _marks(trace: dict[str, Any]) -> Iterator[dict[str, Any]]:
    columns = (trace[key] for key in ("x", "y", "text", "textposition", "customdata"))
    for x, y, text, place, name in zip(*columns, strict=True):
        across, up = LABEL_PLACES[place]
        yield {
            "kind": trace["meta"],
            "name": name,
            "label": unescape(text),
            "x": _across(x),
            "y": _down(y),
            "label_x": _across(x) + across * (11 if up == 0 else 6),
            "label_y": _down(y) + {1: -11, 0: 5, -1: 20}[up],
            "anchor": {1: "start", 0: "middle", -1: "end"}[across],
        }
