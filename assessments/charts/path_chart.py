"""A partnership's path over rounds as a plain specification: drawn like the spectrum, from the same pieces.

Across is who drives it today, up is formality. Arrows say the order of the rounds; whether it moved is said in words.
"""

from collections.abc import Iterator, Sequence
from math import dist
from typing import Any

from assessments.charts.drawing import drawing
from assessments.charts.labels import MARK, with_label_positions
from assessments.charts.marks import Point
from assessments.charts.spectrum_chart import (
    BEGAN,
    BLUE,
    INK,
    Chart,
    axis_words,
    corner_names,
    interval_box,
    mixed_bands,
    shortened,
    trace,
    word,
)
from assessments.selectors.movement import Movement, Stand, Track
from models_engine import Instrument

BREAK = "break"
# Own marks are discs and partners' are squares; a path of several sides is told apart without colour.
MARKERS = {
    True: {"symbol": "circle", "size": 14, "color": BLUE},
    False: {"symbol": "square", "size": 13, "color": INK},
}


def path(instrument: Instrument, movement: Movement, chart_id: str = "path") -> Chart:
    """Every round with a mark, in the order of time; where the path is cut, a break and no line.

    Marks carry the number of their row in the table: sides one after the other, every round of each, shown or not.
    Where it began is drawn once, hollow. `instrument` names the corners.
    """
    numbered = list(_numbered(movement))
    traces = [_marks(track, found) for track, found in numbered if found]
    figure = {
        "data": with_label_positions([*traces, *_beginning(movement)]),
        "layout": {
            "shapes": [
                *mixed_bands(instrument),
                *(interval_box(stand.box) for _, found in numbered for _, stand in found if stand.box),
            ],
            "annotations": [
                *corner_names(instrument),
                *axis_words(instrument),
                *(note for track in movement.tracks for note in _links(track)),
            ],
            "xaxis": {"range": [0, 100]},
            "yaxis": {"range": [0, 100]},
        },
    }
    boxed = any(shape["name"] == "interval" for shape in figure["layout"]["shapes"])
    return Chart(chart_id, figure, drawing(figure), numbered=True, boxed=boxed)


def _numbered(movement: Movement) -> Iterator[tuple[Track, list[tuple[int, Stand]]]]:
    number = 0
    for track in movement.tracks:
        found = []
        for stand in track.stands:
            number += 1
            if stand.point:
                found.append((number, stand))
        yield track, found


def _marks(track: Track, found: Sequence[tuple[int, Stand]]) -> dict[str, Any]:
    name = "People here" if track.own else track.organisation.name
    said = [
        f"{name}, {stand.campaign.title}: formality {stand.point[1]:.0f} of 100, "
        f"driven by others {stand.point[0]:.0f} of 100"
        for _, stand in found
    ]
    points = [stand.point for _, stand in found]
    labels = [f"{number} {shortened(stand.campaign.title)}" for number, stand in found]
    kind = "place" if track.own else "partner"
    return trace(name, kind, points, labels, said, MARKERS[track.own]) | {
        "ids": [str(number) for number, _ in found]
    }


def _beginning(movement: Movement) -> Iterator[dict[str, Any]]:
    """From the first round of one's own side that says it: history does not move, so it is drawn once."""
    point = beginning_of(movement)
    if point:
        marker = {"symbol": "circle-open", "size": 14, "color": BLUE, "line": {"width": 2}}
        said = [f"{BEGAN}: started by others {point[0]:.0f} of 100"]
        yield trace("How it began", "beginning", [point], [BEGAN], said, marker) | {"ids": ["began"]}


def beginning_of(movement: Movement) -> Point | None:
    """(who started it, how formal it was then). Formality is that of the same round where nobody said how it began."""
    views = {view.campaign.pk: view for view in movement.rounds}
    for stand in movement.tracks[0].stands:
        position = stand.place.position
        if position is not None and position.origin_start is not None and position.formality is not None:
            lanes = views[stand.campaign.pk].lanes
            began = lanes.dynamics.began if lanes and lanes.dynamics else None
            return position.origin_start, position.formality if began is None else began
    return None


def _links(track: Track) -> Iterator[dict[str, Any]]:
    """An arrow from each mark to the next; a break where numbers before and after are not to be compared."""
    for step in track.steps:
        tail, tip = step.before.point, step.after.point
        if step.cuts:
            across, up = (tail[0] + tip[0]) / 2, (tail[1] + tip[1]) / 2
            yield word(BREAK, f"// {BREAK}", round(across, 2), round(up, 2), INK, yanchor="bottom")
        elif dist(tail, tip) > 2 * MARK:
            yield {
                "name": "since",
                "text": "",
                "showarrow": True,
                "x": round(tip[0], 2),
                "y": round(tip[1], 2),
                "ax": round(tail[0], 2),
                "ay": round(tail[1], 2),
                "axref": "x",
                "ayref": "y",
                "arrowhead": 2,
                "arrowcolor": INK,
                "standoff": 9,
                "startstandoff": 9,
            }
