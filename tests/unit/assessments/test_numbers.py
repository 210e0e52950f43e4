"""Numbers as pages show them."""

import pytest

from assessments.presenters.numbers import axis_number, exact, factor_number, people, percent
from models_engine import load_instrument

INSTRUMENT = load_instrument()


@pytest.mark.parametrize(
    ("mean", "shown"),
    [
        (3.44, "3.4"),
        (2.5, "2.5"),
        (3.94, "3.9"),
        (3.95, "3.95"),
        (3.96, "3.96"),
        (4.0, "4.00"),
        (4.04, "4.04"),
        (4.06, "4.1"),
        (2.9999, "2.9999"),
        (2.996, "2.996"),
        (5.0, "5.0"),
    ],
)
def test_means_have_one_decimal_and_two_near_a_border_and_never_cross_it(mean, shown):
    assert factor_number(INSTRUMENT, INSTRUMENT.factor("REC"), mean) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (4.1667, "4"),
        (39.4, "39"),
        (39.6, "39.6"),
        (40, "40"),
        (60, "60"),
        (60.4, "60.4"),
        (60.5, "60.5"),
        (60.6, "61"),
    ],
)
def test_axis_numbers_are_whole_unless_that_would_change_the_word(value, shown):
    assert axis_number(INSTRUMENT, value) == shown


@pytest.mark.parametrize(("share", "shown"), [(0, "0%"), (0.001, "under 1%"), (0.25, "25%"), (1, "100%")])
def test_shares_are_whole_percentages(share, shown):
    assert percent(share) == shown


def test_sums_have_no_tail_of_noughts():
    assert [exact(value) for value in (4.5, 4.0, 13 / 3, 0.0)] == ["4.5", "4", "4.3333", "0"]


def test_people_are_counted_in_words():
    assert [people(count) for count in (0, 1, 7)] == ["nobody", "1 person", "7 people"]
