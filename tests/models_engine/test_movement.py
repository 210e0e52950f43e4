"""Movement: when a change of place is one. Numbers by hand are written out beside them."""

import math

import pytest

from models_engine import change_between, change_over_cases, load_instrument, place_partnership, scores_on
from models_engine.movement import SMALLEST_MOVE

INSTRUMENT = load_instrument()
EIGHT = [50.0, 55.0, 60.0, 60.0, 65.0, 65.0, 70.0, 75.0]


def test_the_smallest_move_is_what_three_tenths_of_a_point_are():
    assert pytest.approx(7.5) == SMALLEST_MOVE


def test_different_people_by_hand():
    """Means 65 and 46; variances 25 and 17.5; SE² = 25/5 + 17.5/5 = 8.5; df = 8.5² / (25/4 + 12.25/4) = 7.758;
    t = 2.3186; half = 2.3186 × 2.9155 = 6.760."""
    found = change_between([60, 60, 65, 70, 70], [40, 45, 45, 50, 50])

    assert found.difference == pytest.approx(-19)
    assert found.interval == pytest.approx((-25.760, -12.240), abs=1e-3)
    assert (found.label, found.n_before, found.n_after, found.matched_n) == ("lower", 5, 5, None)


def test_the_same_people_by_hand():
    """Changes 10, 10, 20, 20, 15: mean 15, s = 5, SE = 5/√5 = 2.2361, t(4) = 2.7764, half = 6.2084."""
    before = [20.0, 40.0, 50.0, 60.0, 80.0]
    after = [30.0, 50.0, 70.0, 80.0, 95.0]

    found = change_between(before, after, list(zip(before, after, strict=True)))

    assert found.difference == pytest.approx(15)
    assert found.interval == pytest.approx((15 - 6.2084, 15 + 6.2084), abs=1e-3)
    assert (found.label, found.matched_n) == ("higher", 5)
    # Taken for different people, the same answers show nothing: how people differ hides it.
    assert change_between(before, after).label == "no_clear_change"


def test_a_change_that_is_sure_but_small_is_not_named():
    before = [50.0] * 8
    named, small = (change_between(before, [50.0 + change] * 8) for change in (7.5, 7.4))

    assert (named.label, small.label) == ("higher", "no_clear_change")
    assert small.interval == pytest.approx((7.4, 7.4))


def test_a_large_change_that_may_be_chance_is_not_named():
    found = change_between([10.0, 90.0, 20.0, 80.0, 50.0], [30.0, 100.0, 60.0, 90.0, 70.0])

    assert found.difference == pytest.approx(20)
    assert found.label == "no_clear_change"


@pytest.mark.parametrize(("people", "label"), [(4, None), (5, "higher")])
def test_below_five_people_there_is_neither_an_interval_nor_a_word(people, label):
    found = change_between([10.0] * people, [50.0] * people)

    assert (found.difference, found.label) == (40.0, label)
    assert (found.interval is None) == (label is None)


@pytest.mark.parametrize(
    ("matched", "before", "after", "shown"),
    [
        (8, 8, 8, 8),
        (5, 5, 10, 5),
        (4, 4, 4, None),  # too few are in both
        (7, 8, 7, None),  # one left over: their answer would follow
        (7, 7, 11, None),  # four left over
        (7, 12, 12, 7),
    ],
)
def test_people_who_answered_twice_are_counted_only_where_nobody_can_be_told(matched, before, after, shown):
    pairs = [(40.0, 60.0)] * matched

    found = change_between([40.0] * before, [60.0] * matched + [62.0] * (after - matched), pairs)

    assert found.matched_n == shown
    assert (found.n_before, found.n_after) == (before, after)


def test_the_single_leaver_cannot_be_worked_out_from_both_changes():
    """Eight people, then seven of them. Were their matched change given beside both means, the eighth followed."""
    before, after = EIGHT, [value + 10 for value in EIGHT[:7]]

    found = change_between(before, after, list(zip(before[:7], after, strict=True)))

    assert found.difference == pytest.approx(math.fsum(after) / 7 - math.fsum(before) / 8)


def test_no_round_without_answers_is_compared():
    assert change_between([], EIGHT).difference is None
    assert change_between(EIGHT, []).label is None


def test_the_direction_of_time_turns_the_sign_and_nothing_else():
    there, back = change_between(EIGHT, EIGHT[:6]), change_between(EIGHT[:6], EIGHT)

    assert there.difference == pytest.approx(-back.difference)
    assert there.interval == pytest.approx((-back.interval[1], -back.interval[0]))


def test_several_partnerships_count_once_each():
    found = change_over_cases([10.0] * 7 + [18.0])

    assert found.difference == pytest.approx(11)
    assert found.label == "higher"
    assert change_over_cases([]).difference is None
    assert change_over_cases([4.0]).interval is None


def test_a_persons_own_numbers_are_those_that_the_place_is_the_mean_of():
    codes = [item.code for axis in INSTRUMENT.axes for item in axis.items]
    rows = [dict.fromkeys(codes, value) for value in (1, 3, 4)] + [{"F1": 5}]

    place = place_partnership(INSTRUMENT, rows)

    for measure in ("formality", "drive_now"):
        scores = scores_on(INSTRUMENT, measure, rows)
        assert scores[3] is None
        assert math.fsum(scores[:3]) / 3 == pytest.approx(getattr(place, measure))
