"""Charts as plain dictionaries in Plotly's schema: numbers and words, and no drawing.

A specification is drawn twice from the same numbers. On screen Plotly does it (static/js/charts.js, which also
holds the house style); for print and without JavaScript `drawing` lays the specification out as SVG
(templates/_partials/spectrum_drawing.html).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import product
from typing import Any

from assessments.charts.drawing import drawing
from assessments.charts.labels import MARK, with_label_positions
from models_engine import Instrument, Position

MOST_LABELS = 12
LONGEST_LABEL = 26
STANDS, BEGAN, AS_IT_BEGAN = "where it stands", "how it began", "where it stands, as it began"


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
    with_beginning: bool = False,
) -> Chart:
    """Partnerships on the spectrum: across from internal to external origin, up from informal to formal.

    A partnership without a place is left out. Filled marks are where partnerships stand; with `with_beginning`,
    meant for one partnership, a hollow one shows how it began. Boxes are intervals.
    More than twelve marks carry numbers: the rows of the table, in the order of `placed`.
    """
    points = [
        (number, name, position)
        for number, (name, position) in enumerate(placed, 1)
        if position is not None and position.place
    ]
    if with_beginning:
        labels = [_with_beginning_label(position) for *_, position in points]
        traces = [_places(points, labels), *_beginnings(points)]
    else:
        many = len(points) > MOST_LABELS
        labels = [str(number) if many else _shortened(name) for number, name, _ in points]
        traces = [_places(points, labels)]
    figure = {
        "data": with_label_positions(traces),
        "layout": {
            "shapes": [*_mixed_bands(instrument), *_intervals(points)],
            "annotations": [
                *_corner_names(instrument),
                *_axis_words(instrument),
                *(_arrows(points) if with_beginning else []),
            ],
            "xaxis": {"range": [0, 100]},
            "yaxis": {"range": [0, 100]},
        },
    }
    boxed = any(shape["name"] == "interval" for shape in figure["layout"]["shapes"])
    return Chart(chart_id, figure, drawing(figure), numbered=len(placed) > 1, boxed=boxed)


def _places(points: list[tuple[int, str, Position]], labels: list[str]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "name": "Place",
        "meta": "place",
        "mode": "markers+text",
        "x": [round(position.origin, 2) for _, _, position in points],
        "y": [round(position.formality, 2) for _, _, position in points],
        "text": [escape(label, quote=False) for label in labels],
        "customdata": [name for _, name, _ in points],
        "ids": [str(number) for number, _, _ in points],
        "marker": {"symbol": "circle", "size": 14, "color": BLUE},
        "cliponaxis": False,
    }


def _beginnings(points: list[tuple[int, str, Position]]) -> Iterator[dict[str, Any]]:
    begun = [(name, position) for _, name, position in points if _has_moved(position)]
    if begun:
        yield {
            "type": "scatter",
            "name": "How it began",
            "meta": "beginning",
            "mode": "markers+text",
            "x": [round(position.origin_start, 2) for _, position in begun],
            "y": [round(position.formality, 2) for _, position in begun],
            "text": [BEGAN] * len(begun),
            "customdata": [f"{name}: {BEGAN}" for name, _ in begun],
            "marker": {"symbol": "circle-open", "size": 14, "color": BLUE, "line": {"width": 2}},
            "cliponaxis": False,
        }


def _with_beginning_label(position: Position) -> str:
    return STANDS if _has_moved(position) or position.origin_start is None else AS_IT_BEGAN


def _has_moved(position: Position) -> bool:
    """Whether the beginning is known and lies so far from the place that two marks can be told apart."""
    start = position.origin_start
    return start is not None and abs(start - position.origin) > 2 * MARK


def _mixed_bands(instrument: Instrument) -> list[dict[str, Any]]:
    low, high = instrument.places.low, instrument.places.high
    across = {"x0": 0, "x1": 100, "y0": low, "y1": high}
    upright = {"x0": low, "x1": high, "y0": 0, "y1": 100}
    frame = {"type": "rect", "name": "mixed", "layer": "below", "line": {"width": 0}, "fillcolor": BAND}
    return [frame | across, frame | upright]


def _intervals(points: list[tuple[int, str, Position]]) -> Iterator[dict[str, Any]]:
    for _, _, position in points:
        if position.origin_interval and position.formality_interval:
            x0, x1 = position.origin_interval
            y0, y1 = position.formality_interval
            yield {
                "type": "rect",
                "name": "interval",
                "layer": "below",
                "x0": round(x0, 2),
                "x1": round(x1, 2),
                "y0": round(y0, 2),
                "y1": round(y1, 2),
                "line": {"width": 1, "color": INK, "dash": "dot"},
            }


def _arrows(points: list[tuple[int, str, Position]]) -> Iterator[dict[str, Any]]:
    """From where the origin began to where the partnership stands, unless they are almost the same."""
    for _, _, position in points:
        start = position.origin_start
        if start is not None and abs(start - position.origin) > 4 * MARK:
            y = round(position.formality, 2)
            yield {
                "name": "since",
                "text": "",
                "showarrow": True,
                "x": round(position.origin, 2),
                "y": y,
                "ax": round(start, 2),
                "ay": y,
                "axref": "x",
                "ayref": "y",
                "arrowhead": 2,
                "arrowcolor": INK,
                "standoff": 9,
                "startstandoff": 9,
            }


def _corner_names(instrument: Instrument) -> Iterator[dict[str, Any]]:
    formality, origin = instrument.axis("formality"), instrument.axis("origin")
    corners = product(
        [(formality.low_word, 0, "top", -4), (formality.high_word, 100, "bottom", 4)],
        [(origin.low_word, 0, "left"), (origin.high_word, 100, "right")],
    )
    for (up, y, yanchor, yshift), (across, x, xanchor) in corners:
        name = instrument.quadrant(f"{up}-{across}").name
        yield _word("corner", name, x, y, GREY, xanchor=xanchor, yanchor=yanchor, yshift=yshift)
    middle = (instrument.places.low + instrument.places.high) / 2
    yield _word("corner", instrument.places.middle_word, middle, 100, GREY, yanchor="bottom", yshift=4)


def _axis_words(instrument: Instrument) -> Iterator[dict[str, Any]]:
    formality, origin = instrument.axis("formality"), instrument.axis("origin")
    below = {"yanchor": "top", "yshift": -22}
    beside = {"xanchor": "right", "xshift": -6, "textangle": -90}
    yield _word("axis", f"← {origin.low_name.lower()}", 0, 0, INK, xanchor="left", **below)
    yield _word("axis", f"{origin.high_name.lower()} →", 100, 0, INK, xanchor="right", **below)
    yield _word("axis", f"← {formality.low_word}", 0, 0, INK, yanchor="bottom", **beside)
    yield _word("axis", f"{formality.high_word} →", 0, 100, INK, yanchor="top", **beside)


def _word(name: str, text: str, x: float, y: float, colour: str, **place: Any) -> dict[str, Any]:
    return {"name": name, "text": text, "x": x, "y": y, "showarrow": False, "font": {"color": colour}} | place


def _shortened(name: str) -> str:
    return name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 1].rstrip()}…"
