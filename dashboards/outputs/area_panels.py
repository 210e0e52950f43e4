"""A panel's blocks with their pictures, from one publication."""

from dataclasses import dataclass
from typing import Any

from assessments.charts import Chart
from dashboards import charts
from dashboards.enums import Panel
from dashboards.presenters.blocks import Block
from dashboards.presenters.change import present_change
from dashboards.presenters.coverage import present_coverage
from dashboards.presenters.factors import present_factors
from dashboards.presenters.patterns import present_patterns
from dashboards.presenters.positions import present_positions
from dashboards.presenters.questions import present_questions
from dashboards.presenters.verbs import present_verbs
from models_engine import Instrument

# A difference of two means on 1 to 5 lies within this on each side, all but always.
DIFFERENCES = (-2.0, 2.0)
MEANS = (1.0, 5.0)
BANDS = (3.0, 4.0)


@dataclass(frozen=True)
class Shown:
    block: Block
    chart: Chart | None
    drawing: str = ""


def panel_blocks(
    panel: Panel, content: dict[str, Any], instrument: Instrument, since: str
) -> tuple[Shown, ...]:
    """`since` is the name of the round before; nothing where there is none."""
    makers = {
        Panel.COVERAGE: lambda: present_coverage(content),
        Panel.POSITIONS: lambda: present_positions(content),
        Panel.VERBS: lambda: present_verbs(content, instrument),
        Panel.FACTORS: lambda: present_factors(content, instrument),
        Panel.QUESTIONS: lambda: present_questions(content, instrument),
        Panel.PATTERNS: lambda: present_patterns(content, instrument),
        Panel.CHANGE: lambda: present_change(content, instrument, since),
    }
    return tuple(_shown(block, panel) for block in makers[panel]())


def _shown(block: Block, panel: Panel) -> Shown:
    """A picture with nothing in it is none: the table says what is not shown."""
    chart_id = f"chart-{block.id}"
    if any(square.count for square in block.squares):
        chart = charts.grid(chart_id, block.squares, block.columns, block.rows)
        return Shown(block, chart, "_partials/spectrum_drawing.html")
    if any(mark.value is not None for mark in block.marks):
        if panel == Panel.CHANGE:
            chart = charts.rows(
                chart_id, block.marks, ends=DIFFERENCES, borders=(0.0,), words=("lower", "higher")
            )
        else:
            chart = charts.rows(chart_id, block.marks, ends=MEANS, borders=BANDS)
        return Shown(block, chart, "dashboards/_rows_drawing.html")
    return Shown(block, None)
