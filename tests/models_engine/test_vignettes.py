"""Documented partnerships as known answers: the coding is ours, the places are exact."""

import pytest

from models_engine import place_partnership
from tests.models_engine.tables import AXIS_CODES, VIGNETTES, answers


@pytest.mark.parametrize("vignette", VIGNETTES, ids=[vignette[0] for vignette in VIGNETTES])
def test_a_vignette_comes_out_where_the_table_says(instrument, vignette):
    _, cells, formality, formality_answered, origin, origin_answered, place = vignette
    position = place_partnership(instrument, [answers(AXIS_CODES, cells)])
    assert position.formality == pytest.approx(formality, abs=1e-9)
    assert position.formality_answered == formality_answered
    assert position.origin == pytest.approx(origin, abs=1e-9)
    assert position.origin_answered == origin_answered
    assert position.place == place


def test_alternative_routes_to_external_origin_do_not_cancel_each_other(instrument):
    """With a plain mean of all six origin items this forum would stand at exactly 50."""
    cells = next(vignette[1] for vignette in VIGNETTES if vignette[0] == "V14")
    position = place_partnership(instrument, [answers(AXIS_CODES, cells)])
    assert (position.origin, position.origin_start, position.drive_now) == (62.5, 75.0, 50.0)
