"""Charts as plain dictionaries in Plotly's schema: numbers and words, and no drawing.

A specification is drawn twice from the same numbers. On screen Plotly does it (static/js/charts.js, which also
holds the house style); for print and without JavaScript `drawing` lays the specification out as SVG
(templates/_partials/spectrum_drawing.html).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise, product
from math import dist
from typing import Any

from assessments.charts.drawing import drawing
from assessments.charts.labels import MARK, with_label_positions
from assessments.charts.marks import Moves, Point, Spot, spots
from models_engine import Instrument, Position, axis_word

MOST_LABELS = 12
LONGEST_LABEL = 26
NOW, BEGAN, AS_IT_BEGAN, WISHED = "now", "how it began", "now, as it began", "where you want it"

INK, GREY, BAND, BLUE = "#212b32", "#4c6272", "#e8edee", "#005eb8"


@dataclass(frozen=True)
class Chart:
    """`figure` goes to Plotly, `drawing` to the SVG template.

    `numbered`: there are several marks, so the table counts its rows. Marks carry these numbers where there are
    too many for names, or where the picture is too narrow for them. `boxed`: some marks have an interval around them.
    """

    id: str
    figure: dict[str, Any]
    drawing: dict[str, Any]
    numbered: bool = False
    boxed: bool = False


def spectrum(
    instrument: Instrument,
    placed: Sequence[tuple[str, Position | None]],
    chart_id: str = "spectrum",
    moves: Moves | None = None,
    *,
    joined: bool = False,
) -> Chart:
    """Partnerships on the spectrum: across from the partners themselves to others, up from informal to formal.

    A partnership without a place is left out. Filled marks are where partnerships stand now. With `moves`, meant
    for one partnership, a hollow mark shows how it began and an outlined one where people want it to be. Boxes are
    intervals. `joined` marks have a line between them: one partnership as its two sides see
    it. More than twelve marks carry numbers: the rows of the table, in the order of `placed`.
    """
    points = spots(instrument, placed, moves)
    if moves is not None:
        labels = [_label_of_now(spot) for spot in points]
        traces = [
            _places(points, labels),
            *_beginnings(instrument, points, moves),
            *_wishes(instrument, points),
        ]
    else:
        many = len(points) > MOST_LABELS
        traces = [_places(points, [str(spot.number) if many else shortened(spot.name) for spot in points])]
    figure = {
        "data": with_label_positions(traces),
        "layout": {
            "shapes": [
                *mixed_bands(instrument),
                *_intervals(points),
                *(_lines_between(points) if joined else []),
            ],
            "annotations": [
                *corner_names(instrument),
                *axis_words(instrument),
                *(_arrows(points) if moves is not None else []),
            ],
            "xaxis": {"range": [0, 100]},
            "yaxis": {"range": [0, 100]},
        },
    }
    boxed = any(shape["name"] == "interval" for shape in figure["layout"]["shapes"])
    return Chart(chart_id, figure, drawing(figure), numbered=len(placed) > 1, boxed=boxed)


def _places(points: list[Spot], labels: list[str]) -> dict[str, Any]:
    marker = {"symbol": "circle", "size": 14, "color": BLUE}
    said = [
        f"{spot.name}: formality {spot.now[1]:.0f} of 100, "
        f"{'driven by others' if spot.today else 'origin'} {spot.now[0]:.0f} of 100"
        for spot in points
    ]
    marks = trace("Now", "place", [spot.now for spot in points], labels, said, marker)
    return marks | {"ids": [str(spot.number) for spot in points]}


def _beginnings(instrument: Instrument, points: list[Spot], moves: Moves) -> Iterator[dict[str, Any]]:
    begun = [spot for spot in points if _has_moved(spot)]
    if begun:
        marker = {"symbol": "circle-open", "size": 14, "color": BLUE, "line": {"width": 2}}
        words = "" if moves.began is None else f"{axis_word(instrument, 'formality', moves.began)}, "
        said = [
            f"{spot.name}: {BEGAN}: {words}started by others {spot.beginning[0]:.0f} of 100" for spot in begun
        ]
        places = [spot.beginning for spot in begun]
        yield trace("How it began", "beginning", places, [BEGAN] * len(begun), said, marker)


def _wishes(instrument: Instrument, points: list[Spot]) -> Iterator[dict[str, Any]]:
    wished = [spot for spot in points if spot.wish]
    if wished:
        marker = {"symbol": "diamond-open", "size": 14, "color": INK, "line": {"width": 2}}
        said = [
            f"{spot.name}: {WISHED}: {axis_word(instrument, 'formality', spot.wish[1])}, "
            f"{axis_word(instrument, 'origin', spot.wish[0])}"
            for spot in wished
        ]
        places = [spot.wish for spot in wished]
        yield trace("Wish", "wish", places, [WISHED] * len(wished), said, marker)


def trace(
    name: str,
    kind: str,
    places: Sequence[Point],
    labels: Sequence[str],
    said: Sequence[str],
    marker: dict[str, Any],
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "name": name,
        "meta": kind,
        "mode": "markers+text",
        "x": [round(across, 2) for across, _ in places],
        "y": [round(up, 2) for _, up in places],
        "text": [escape(label, quote=False) for label in labels],
        "customdata": list(said),
        "hovertext": [escape(words, quote=False) for words in said],
        "marker": marker,
        "cliponaxis": False,
    }


def _label_of_now(spot: Spot) -> str:
    return NOW if _has_moved(spot) or spot.beginning is None else AS_IT_BEGAN


def _has_moved(spot: Spot) -> bool:
    """Whether the beginning is known and lies so far from now that two marks can be told apart."""
    return spot.beginning is not None and dist(spot.beginning, spot.now) > 2 * MARK


def mixed_bands(instrument: Instrument) -> list[dict[str, Any]]:
    low, high = instrument.places.low, instrument.places.high
    across = {"x0": 0, "x1": 100, "y0": low, "y1": high}
    upright = {"x0": low, "x1": high, "y0": 0, "y1": 100}
    frame = {"type": "rect", "name": "mixed", "layer": "below", "line": {"width": 0}, "fillcolor": BAND}
    return [frame | across, frame | upright]


def _intervals(points: list[Spot]) -> Iterator[dict[str, Any]]:
    for spot in points:
        if spot.box:
            yield interval_box(spot.box)


def interval_box(box: tuple[float, float, float, float]) -> dict[str, Any]:
    """A dotted box from (left, bottom) to (right, top)."""
    x0, y0, x1, y1 = box
    return {
        "type": "rect",
        "name": "interval",
        "layer": "below",
        "x0": round(x0, 2),
        "x1": round(x1, 2),
        "y0": round(y0, 2),
        "y1": round(y1, 2),
        "line": {"width": 1, "color": INK, "dash": "dot"},
    }


def _lines_between(points: list[Spot]) -> Iterator[dict[str, Any]]:
    for one, other in pairwise(points):
        yield {
            "type": "line",
            "name": "between",
            "layer": "below",
            "x0": round(one.now[0], 2),
            "y0": round(one.now[1], 2),
            "x1": round(other.now[0], 2),
            "y1": round(other.now[1], 2),
            "line": {"width": 2, "color": INK},
        }


def _arrows(points: list[Spot]) -> Iterator[dict[str, Any]]:
    """From where it began to where it is now, unless they are almost the same."""
    for spot in points:
        if spot.beginning and dist(spot.beginning, spot.now) > 4 * MARK:
            yield {
                "name": "since",
                "text": "",
                "showarrow": True,
                "x": round(spot.now[0], 2),
                "y": round(spot.now[1], 2),
                "ax": round(spot.beginning[0], 2),
                "ay": round(spot.beginning[1], 2),
                "axref": "x",
                "ayref": "y",
                "arrowhead": 2,
                "arrowcolor": INK,
                "standoff": 9,
                "startstandoff": 9,
            }


def corner_names(instrument: Instrument) -> Iterator[dict[str, Any]]:
    formality, origin = instrument.axis("formality"), instrument.axis("origin")
    corners = product(
        [(formality.low_word, 0, "top", -4), (formality.high_word, 100, "bottom", 4)],
        [(origin.low_word, 0, "left"), (origin.high_word, 100, "right")],
    )
    for (up, y, yanchor, yshift), (across, x, xanchor) in corners:
        name = instrument.quadrant(f"{up}-{across}").name
        yield word("corner", name, x, y, GREY, xanchor=xanchor, yanchor=yanchor, yshift=yshift)
    middle = (instrument.places.low + instrument.places.high) / 2
    yield word("corner", instrument.places.middle_word, middle, 100, GREY, yanchor="bottom", yshift=4)


def axis_words(instrument: Instrument) -> Iterator[dict[str, Any]]:
    formality = instrument.axis("formality")
    low, high = (instrument.axis("origin").low_word, instrument.axis("origin").high_word)
    below = {"yanchor": "top", "yshift": -22}
    beside = {"xanchor": "right", "xshift": -6, "textangle": -90}
    yield word("axis", f"← the partners ({low})", 0, 0, INK, xanchor="left", **below)
    yield word("axis", f"others ({high}) →", 100, 0, INK, xanchor="right", **below)
    yield word("axis", f"← {formality.low_word}", 0, 0, INK, yanchor="bottom", **beside)
    yield word("axis", f"{formality.high_word} →", 0, 100, INK, yanchor="top", **beside)


def word(name: str, text: str, x: float, y: float, colour: str, **place: Any) -> dict[str, Any]:
    return {"name": name, "text": text, "x": x, "y": y, "showarrow": False, "font": {"color": colour}} | place


def shortened(name: str) -> str:
    return name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 1].rstrip()}…"
