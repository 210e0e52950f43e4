"""The spectrum's specification: valid for Plotly, equal to the positions it shows, readable in grey."""

import plotly.graph_objects as go
import pytest

from assessments import charts
from assessments.charts import drawing
from assessments.charts.labels import with_label_positions
from models_engine import Wish, load_instrument, place_partnership

INSTRUMENT = load_instrument("learning-ecosystem", 1)
CODES = ["F1", "F2", "F3", "F4", "F5", "F6", "O1", "O2", "O3", "O4", "O5", "O6"]
FORMAL_EXTERNAL = [5, 4, 5, 4, 5, 1, 5, 2, 4, 2, 1, 4]
INFORMAL_INTERNAL = [1, 2, 1, 1, 1, 5, 1, 5, 1, 1, 1, 5]


def position(*people):
    return place_partnership(INSTRUMENT, [dict(zip(CODES, answers, strict=True)) for answers in people])


def test_the_specification_is_one_that_plotly_accepts():
    people = [FORMAL_EXTERNAL, INFORMAL_INTERNAL] * 4
    chart = charts.spectrum(INSTRUMENT, [("Shared record", position(*people))], moves=charts.Moves())

    drawn = go.Figure(chart.figure)

    assert [trace.name for trace in drawn.data] == ["Now", "How it began"]
    assert [shape.name for shape in drawn.layout.shapes] == ["mixed", "mixed", "interval"]


def test_the_specification_carries_the_positions_numbers():
    placed = [("A", position(FORMAL_EXTERNAL)), ("B", position(INFORMAL_INTERNAL))]

    trace = charts.spectrum(INSTRUMENT, placed).figure["data"][0]

    assert trace["x"] == [round(p.drive_now, 2) for _, p in placed]
    assert trace["y"] == [round(p.formality, 2) for _, p in placed]


def test_the_drawing_carries_the_specifications_numbers():
    people = [FORMAL_EXTERNAL, INFORMAL_INTERNAL] * 4
    chart = charts.spectrum(INSTRUMENT, [("A", position(*people))], moves=charts.Moves())

    def on_axes(mark):
        across = (mark["x"] - drawing.LEFT) / drawing.SIDE * 100
        up = 100 - (mark["y"] - drawing.TOP) / drawing.SIDE * 100
        return pytest.approx((across, up), abs=0.01)

    place, beginning = chart.drawing["marks"]
    place_trace, beginning_trace = chart.figure["data"]
    assert on_axes(place) == (place_trace["x"][0], place_trace["y"][0])
    assert on_axes(beginning) == (beginning_trace["x"][0], beginning_trace["y"][0])
    interval = next(s for s in chart.figure["layout"]["shapes"] if s["name"] == "interval")
    box = next(r for r in chart.drawing["rectangles"] if r["kind"] == "interval")
    assert box["width"] == pytest.approx((interval["x1"] - interval["x0"]) / 100 * drawing.SIDE, abs=0.02)


def test_the_filled_mark_stands_at_who_drives_it_today_and_else_at_origin_as_a_whole():
    known, unknown = position(FORMAL_EXTERNAL), position([*FORMAL_EXTERNAL[:-1], None])
    assert known.drive_now is not None
    assert unknown.drive_now is None

    trace = charts.spectrum(INSTRUMENT, [("A", known), ("B", unknown)]).figure["data"][0]

    assert trace["x"] == [round(known.drive_now, 2), round(unknown.origin, 2)]
    assert "driven by others" in trace["customdata"][0]
    assert "origin" in trace["customdata"][1]


def test_beginning_and_wish_have_marks_of_their_own_shape():
    moves = charts.Moves(began=20, wish=Wish("now", "internal"))
    chart = charts.spectrum(INSTRUMENT, [("A", position(FORMAL_EXTERNAL))], moves=moves)
    now, began, wish = go.Figure(chart.figure).data

    assert (began.x[0], began.y[0]) == (round(position(FORMAL_EXTERNAL).origin_start, 2), 20)
    assert (wish.x[0], wish.y[0]) == (20, now.y[0])
    assert len({trace.marker.symbol for trace in (now, began, wish)}) == 3
    assert [mark["kind"] for mark in chart.drawing["marks"]] == ["place", "beginning", "wish"]
    (arrow,) = chart.figure["layout"]["annotations"][-1:]
    assert (arrow["ax"], arrow["ay"], arrow["x"], arrow["y"]) == (began.x[0], 20, now.x[0], now.y[0])


@pytest.mark.parametrize("wish", [None, Wish("now", None), Wish("now", "now")])
def test_who_wants_no_move_has_no_mark_for_a_wish(wish):
    chart = charts.spectrum(INSTRUMENT, [("A", position(FORMAL_EXTERNAL))], moves=charts.Moves(wish=wish))

    assert "wish" not in {mark["kind"] for mark in chart.drawing["marks"]}


def test_a_partnership_without_a_place_has_no_mark():
    placed = [("Placed", position(FORMAL_EXTERNAL)), ("Not placed", position([5] + [None] * 11))]

    chart = charts.spectrum(INSTRUMENT, placed)

    assert len(chart.figure["data"][0]["x"]) == 1
    assert [mark["name"].split(":")[0] for mark in chart.drawing["marks"]] == ["Placed"]


@pytest.mark.parametrize(("count", "labels"), [(12, "P1"), (13, "1")])
def test_up_to_twelve_marks_are_labelled_and_more_are_numbered(count, labels):
    placed = [(f"P{number}", position(FORMAL_EXTERNAL)) for number in range(1, count + 1)]

    chart = charts.spectrum(INSTRUMENT, placed)

    assert chart.numbered
    assert chart.figure["data"][0]["ids"][:2] == ["1", "2"]
    assert chart.figure["data"][0]["text"][0] == labels


def test_numbers_are_rows_of_the_table_also_where_a_partnership_has_no_place():
    placed = [("No place", position([5] + [None] * 11))]
    placed += [(f"P{number}", position(FORMAL_EXTERNAL)) for number in range(13)]

    assert charts.spectrum(INSTRUMENT, placed).figure["data"][0]["text"][0] == "2"


def test_kinds_of_mark_differ_in_shape_and_not_in_colour_alone():
    chart = charts.spectrum(INSTRUMENT, [("A", position(FORMAL_EXTERNAL))], moves=charts.Moves())

    place, beginning = (trace["marker"] for trace in chart.figure["data"])

    assert place["color"] == beginning["color"]
    assert place["symbol"] != beginning["symbol"]


def test_labels_of_neighbours_do_not_cover_each_other():
    placed = [(f"Partnership number {n}", position(FORMAL_EXTERNAL)) for n in range(4)]

    places = charts.spectrum(INSTRUMENT, placed).figure["data"][0]["textposition"]

    assert len(set(places)) == 4


def test_labels_near_the_right_edge_choose_first():
    """They can only stand to the left, so a label with more room does not take that place from them."""
    trace = {
        "x": [91, 55, 94],
        "y": [90, 82, 83],
        "text": ["Buddying after inspection", "Handover screen", "Regional imaging programme"],
    }

    with_label_positions([trace])

    assert trace["textposition"] == ["top left", "middle right", "top left"]


def test_whether_a_box_has_to_be_explained():
    alone, many = position(FORMAL_EXTERNAL), position(*[FORMAL_EXTERNAL] * 8)

    assert not charts.spectrum(INSTRUMENT, [("A", alone)]).boxed
    assert charts.spectrum(INSTRUMENT, [("A", alone), ("B", many)]).boxed


def test_a_name_is_never_read_as_markup():
    chart = charts.spectrum(INSTRUMENT, [("<b>A & B</b>", position(FORMAL_EXTERNAL))])

    assert chart.figure["data"][0]["text"] == ["&lt;b&gt;A &amp; B&lt;/b&gt;"]
    assert chart.drawing["marks"][0]["label"] == "<b>A & B</b>"


def test_every_corner_is_named_after_its_quadrant():
    laid_out = charts.spectrum(INSTRUMENT, []).drawing
    middle = laid_out["frame"]["y"] + laid_out["frame"]["side"] / 2

    corners = {
        (word["y"] < middle, word["anchor"]): word["text"]
        for word in laid_out["words"]
        if word["kind"] == "corner"
    }

    assert corners[True, "end"] == INSTRUMENT.quadrant("formal-external").name
    assert corners[True, "start"] == INSTRUMENT.quadrant("formal-internal").name
    assert corners[False, "end"] == INSTRUMENT.quadrant("informal-external").name
    assert corners[False, "start"] == INSTRUMENT.quadrant("informal-internal").name
