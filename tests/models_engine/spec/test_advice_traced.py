"""The suggestion that the reference traces by hand is the one the engine gives."""

import pytest

from models_engine import place_partnership, score_factors
from tests.models_engine.spec.advice import CODES, INSTRUMENT, PEOPLE, traced
from tests.models_engine.tables import answers


def test_the_numbers_on_the_way_are_those_written_down():
    rows = [answers(CODES, line) for line in PEOPLE]
    scores = score_factors(INSTRUMENT, rows, factors=["REC", "GOV"])
    assert scores["REC"].person_means == (2.75, 2.25)
    assert (scores["REC"].mean, scores["GOV"].mean) == (2.5, 3.875)
    place = place_partnership(INSTRUMENT, rows)
    assert (place.formality, place.drive_now) == (pytest.approx(89.58, abs=0.005), 87.5)


def test_the_suggestion_is_the_one_traced():
    found = traced()
    assert (found.mechanism.number, found.rule, found.because) == (35, "missing_condition", (("REC", 2.5),))
    assert (str(found.disappears_when), found.who_can_act) == ("REC is 3.5 or more", "both partners")


def test_what_is_declined_leaves_the_place_to_another():
    assert traced(declined=(35,)).mechanism.number == 5
