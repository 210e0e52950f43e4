"""Feature 41: what a factor could be if "don't know" were known."""

import pytest

from models_engine import Missing, load_instrument, range_if_known, score_factors

INSTRUMENT = load_instrument()
KNOWN = {"POL1": 4, "POL2": 4, "POL3": 2, "POL4": 4}
UNSURE = KNOWN | {"POL3": Missing.DONT_KNOW}


def test_a_reversed_statement_is_turned_round_for_the_lowest_and_the_highest():
    """POL3 counts as 6 minus the answer: 4, 4, 4 and 1 make 13, and with 5 they make 17."""
    assert range_if_known(INSTRUMENT, "POL", [UNSURE]) == (13 / 4, 17 / 4)


def test_several_people_are_counted_each_once():
    low, high = range_if_known(INSTRUMENT, "POL", [KNOWN, UNSURE])

    assert (low, high) == ((4 + 13 / 4) / 2, (4 + 17 / 4) / 2)
    assert low <= score_factors(INSTRUMENT, [KNOWN, UNSURE])["POL"].mean <= high


@pytest.mark.parametrize(("people", "there"), [(1, True), (2, True), (3, False)])
def test_it_is_there_from_a_tenth_of_the_answers_on(people, there):
    """One "don't know" of four, of eight and of twelve answers."""
    rows = [UNSURE, *[KNOWN] * (people - 1)]

    assert (range_if_known(INSTRUMENT, "POL", rows) is not None) is there


def test_who_has_no_score_stays_out_so_that_the_range_never_says_what_they_answered():
    without = {"POL1": 1, "POL2": 1, "POL3": Missing.DONT_KNOW, "POL4": Missing.DONT_KNOW}

    assert range_if_known(INSTRUMENT, "POL", [UNSURE, without]) == range_if_known(INSTRUMENT, "POL", [UNSURE])
    assert range_if_known(INSTRUMENT, "POL", [without]) is None
    assert range_if_known(INSTRUMENT, "POL", []) is None


def test_what_does_not_apply_or_was_left_out_stays_as_it_is():
    row = KNOWN | {"POL4": None, "POL3": Missing.NOT_APPLICABLE}

    assert range_if_known(INSTRUMENT, "POL", [row]) is None


def test_an_unknown_factor_is_refused():
    with pytest.raises(KeyError):
        range_if_known(INSTRUMENT, "XYZ", [KNOWN])
