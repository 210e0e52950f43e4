"""Blocks of the pages about levers and programmes, with their pictures."""

from collections.abc import Sequence

from dashboards import charts
from dashboards.outputs.area_panels import BANDS, MEANS, Shown
from dashboards.presenters.blocks import Block


def with_pictures(blocks: Sequence[Block]) -> tuple[Shown, ...]:
    """A picture with nothing in it is none: the table says what is not shown."""
    return tuple(_shown(block) for block in blocks)


def _shown(block: Block) -> Shown:
    if not any(mark.value is not None for mark in block.marks):
        return Shown(block, None)
    chart = charts.rows(f"chart-{block.id}", block.marks, ends=MEANS, borders=BANDS)
    return Shown(block, chart, "dashboards/_rows_drawing.html")
