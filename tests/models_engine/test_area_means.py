"""Organisation-equal means, their intervals, and the funnel."""

import pytest

from models_engine import area_mean, unlike_expected


def test_known_answer_of_both_means():
    found = area_mean([3.2, 3.9, 2.8, 4.1], [0.7] * 4, [5, 40, 8, 12])
    assert (round(found.mean, 3), round(found.pooled, 3)) == (3.5, 3.748)
    assert (found.organisations, found.people, found.interval) == (4, 65, None)


def test_without_any_mean_there_is_none():
    found = area_mean([None, 3.0], [None, 0.5], [4, 0])
    assert (found.mean, found.pooled, found.interval, found.organisations) == (None, None, None, 0)


def test_the_interval_holds_the_mean_and_is_the_same_in_any_order():
    means = [2.9, 3.0, 3.1, 3.2, 3.4, 3.5, 3.6, 3.9]
    there = area_mean(means, [0.7] * 8, [10] * 8)
    back = area_mean(means[::-1], [0.7] * 8, [10] * 8)
    assert there.interval == back.interval
    low, high = there.interval
    assert low < there.mean < high
    # √(variance of the means, divisor n, plus that of people) / √8, times 1.96, to a percent or two.
    expected = 1.96 * ((sum((m - 3.325) ** 2 for m in means) / 8 + 0.49 / 10) / 8) ** 0.5
    assert (high - low) / 2 == pytest.approx(expected, rel=0.06)


def test_noise_of_few_people_makes_it_wider_and_a_missing_spread_is_that_of_the_others():
    means = [2.9, 3.0, 3.1, 3.2, 3.4, 3.5, 3.6, 3.9]
    few = area_mean(means, [0.7] * 8, [3] * 8).interval
    many = area_mean(means, [0.7] * 8, [300] * 8).interval
    assert few[1] - few[0] > many[1] - many[0]
    assert area_mean(means, [0.7] * 7 + [None], [3] * 8).interval == pytest.approx(few)


@pytest.mark.parametrize(
    ("mean", "n", "expected"),
    [
        (3.4 + 3.08 * 0.1, 16, "as_expected"),
        (3.4 + 3.10 * 0.1, 16, "different"),
        (3.4 - 3.10 * 0.1, 16, "different"),
    ],
)
def test_the_funnel_has_its_limits(mean, n, expected):
    assert unlike_expected(mean, n, 3.4, 0.4) == expected


@pytest.mark.parametrize(
    "missing", [(None, 4, 3.0, 0.5), (3.0, 0, 3.0, 0.5), (3.0, 4, None, 0.5), (3.0, 4, 3.0, None)]
)
def test_where_a_number_is_missing_nothing_is_said(missing):
    assert unlike_expected(*missing) is None


def test_lists_of_different_length_are_refused():
    with pytest.raises(ValueError, match="2 means"):
        area_mean([3.0, 3.1], [0.5], [4, 4])
