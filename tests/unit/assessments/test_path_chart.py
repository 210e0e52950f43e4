"""A path's specification: valid for Plotly, in the order of time, cut where it has to be, readable in grey."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import plotly.graph_objects as go
import pytest

from assessments import charts
from assessments.selectors.movement import Cuts, Movement, RoundView, Stand, Step, Track
from assessments.selectors.readings import PlaceReading, Reading
from models_engine import load_instrument, place_partnership

INSTRUMENT = load_instrument()
CODES = [item.code for axis in INSTRUMENT.axes for item in axis.items]
FORMAL = dict(zip(CODES, [5, 5, 5, 5, 5, 1, 5, 1, 5, 5, 1, 1], strict=True))
MERGER = SimpleNamespace(happened_on=date(2026, 4, 1))


def stand(title: str, people: int = 8, **changed) -> Stand:
    position = place_partnership(INSTRUMENT, [{**FORMAL, **changed}] * people)
    return Stand(SimpleNamespace(pk=title, title=title), PlaceReading(Reading.TEAM, people, position))


def track(stands, own: bool = True, cut: bool = False) -> Track:
    cuts = Cuts(successions=(MERGER,) if cut else ())
    placed = [one for one in stands if one.point]
    steps = tuple(Step(*pair, cuts, {}) for pair in zip(placed, placed[1:], strict=False))
    return Track(SimpleNamespace(name="Here" if own else "Eastvale Care"), own, tuple(stands), steps)


def movement(*tracks) -> Movement:
    rounds = tuple(RoundView(one.campaign, (), None) for one in tracks[0].stands)
    return Movement(None, tracks[0].organisation, tracks, rounds, None)


@pytest.fixture
def three():
    return [stand("First"), stand("Second", O4=3, F1=3), stand("Third", O4=1, O6=3, F1=1, F2=1)]


def arrows(chart) -> list[tuple[float, float, float, float]]:
    notes = chart.figure["layout"]["annotations"]
    return [(note["ax"], note["ay"], note["x"], note["y"]) for note in notes if note["showarrow"]]


def test_the_specification_is_one_that_plotly_accepts(three):
    chart = charts.path(INSTRUMENT, movement(track(three), track(three[1:], own=False)))

    drawn = go.Figure(chart.figure)

    assert [trace.name for trace in drawn.data] == ["People here", "Eastvale Care", "How it began"]
    assert len([shape for shape in drawn.layout.shapes if shape.name == "interval"]) == 5


def test_arrows_lead_from_round_to_round_in_the_order_of_time(three):
    chart = charts.path(INSTRUMENT, movement(track(three)))

    points = [(round(across, 2), round(up, 2)) for across, up in (one.point for one in three)]
    assert arrows(chart) == [(*points[0], *points[1]), (*points[1], *points[2])]
    assert len(chart.drawing["arrows"]) == 2


def test_a_cut_has_a_break_and_no_line(three):
    chart = charts.path(INSTRUMENT, movement(track(three, cut=True)))

    assert arrows(chart) == []
    assert [word["text"] for word in chart.drawing["words"] if word["kind"] == "break"] == ["// break"] * 2


def test_marks_carry_the_numbers_of_the_tables_rows(three):
    unplaced = stand("Second", people=1, F1=None, F2=None, F3=None)
    stands = [three[0], replace(unplaced), three[2]]

    chart = charts.path(INSTRUMENT, movement(track(stands), track(three[1:], own=False)))

    assert [trace.get("ids") for trace in chart.figure["data"]][:2] == [["1", "3"], ["4", "5"]]
    assert chart.figure["data"][0]["text"] == ["1 First", "3 Third"]


def test_sides_differ_in_shape_and_where_it_began_is_drawn_once_and_hollow(three):
    chart = charts.path(INSTRUMENT, movement(track(three), track(three[1:], own=False)))

    assert [trace["marker"]["symbol"] for trace in chart.figure["data"]] == [
        "circle",
        "square",
        "circle-open",
    ]
    kinds = [mark["kind"] for mark in chart.drawing["marks"]]
    assert kinds == ["place"] * 3 + ["partner"] * 2 + ["beginning"]
    position = three[0].place.position
    beginning = chart.figure["data"][-1]
    assert (beginning["x"], beginning["y"]) == (
        [round(position.origin_start, 2)],
        [round(position.formality, 2)],
    )


def test_below_eight_people_there_is_a_mark_and_no_box():
    chart = charts.path(INSTRUMENT, movement(track([stand("First", people=7), stand("Second", O4=2)])))

    assert chart.boxed
    assert len([shape for shape in chart.figure["layout"]["shapes"] if shape["name"] == "interval"]) == 1
    assert len(chart.figure["data"][0]["x"]) == 2
