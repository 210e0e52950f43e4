"""Where the labels of a chart's marks stand, so that they keep apart."""

from html import unescape
from typing import Any

# How much of the axes (0 to 100) one letter and one line of a label take up, and a mark to each side.
LETTER, LINE, MARK = 1.6, 4.2, 2.0

# Where a label may stand: Plotly's word, and which way it runs from its mark, across and up.
LABEL_PLACES = {
    "middle right": (1, 0),
    "middle left": (-1, 0),
    "top center": (0, 1),
    "bottom center": (0, -1),
    "top right": (1, 1),
    "bottom right": (1, -1),
    "top left": (-1, 1),
    "bottom left": (-1, -1),
}


Box = tuple[float, float, float, float]


def with_label_positions(traces: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Gives each label the first of Plotly's text positions in which it covers nothing else.

    Where every position covers something, the one that covers least. Marks near the right edge choose first, because
    they have the fewest positions to choose from.
    """
    marks = [
        (x, y, unescape(text), trace, number)
        for trace in traces
        for number, (x, y, text) in enumerate(zip(trace["x"], trace["y"], trace["text"], strict=True))
    ]
    taken: list[Box] = [(x - MARK, y - MARK, x + MARK, y + MARK) for x, y, *_ in marks]
    for trace in traces:
        trace["textposition"] = [""] * len(trace["x"])
    for x, y, label, trace, number in sorted(marks, key=lambda mark: -mark[0]):
        boxes = {place: _label_box(x, y, label, *way) for place, way in LABEL_PLACES.items()}
        best = min(boxes, key=lambda place: _covered(boxes[place], taken))
        trace["textposition"][number] = best
        taken.append(boxes[best])
    return traces


def _label_box(x: float, y: float, label: str, across: int, up: int) -> Box:
    width = len(label) * LETTER
    left = {1: x + MARK, 0: x - width / 2, -1: x - MARK - width}[across]
    bottom = {1: y + MARK, 0: y - LINE / 2, -1: y - MARK - LINE}[up]
    return left, bottom, left + width, bottom + LINE


def _covered(box: Box, taken: list[Box]) -> float:
    """The area that a label shares with others, and what of it leaves the square."""
    x0, y0, x1, y1 = box
    shared = sum(
        max(0, min(x1, right) - max(x0, left)) * max(0, min(y1, top) - max(y0, bottom))
        for left, bottom, right, top in taken
    )
    outside = max(0, -x0) + max(0, x1 - 100)
    return shared + outside * LINE
