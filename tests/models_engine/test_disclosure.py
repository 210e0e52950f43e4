"""What may leave an organisation: known answers of the rule, and what one group, one figure and one table show."""

import numpy as np
import pytest

from models_engine import (
    RULE,
    STRICT_RULE,
    CountTable,
    ShownCount,
    ShownDifference,
    ShownMean,
    ShownShare,
    is_safe,
    load_instrument,
    publish_counts,
    publish_difference,
    publish_mean,
    publish_share,
    publishable,
    round_count,
    withheld_reason,
)


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (0, 0),
        (1, None),
        (7, None),
        (8, 10),
        (12, 10),
        (13, 15),
        (17, 15),
        (18, 20),
        (22, 20),
        (23, 25),
        (97, 95),
    ],
)
def test_known_answers_of_rounding(count, shown):
    assert round_count(count) == shown


def test_the_rule_has_the_numbers_of_the_instrument():
    minimums = load_instrument().minimums
    assert (RULE.people, RULE.organisations) == (minimums.outside_people, minimums.outside_organisations)
    assert RULE.largest_share == minimums.outside_largest_share
    assert STRICT_RULE.people == minimums.strict == 11


@pytest.mark.parametrize(
    ("people", "reason"),
    [
        ([], "no_answers"),
        ([0, 0, 0], "no_answers"),
        ([3, 2, 2], "too_few_people"),
        ([5, 5], "too_few_organisations"),
        ([5, 2, 2], "one_organisation_dominates"),
        ([4, 2, 2], None),
        ([4, 0, 2, 2], None),
    ],
)
def test_why_a_group_stays_closed(people, reason):
    assert withheld_reason(people) == reason
    assert is_safe(people) == (reason is None)


def test_strict_mode_asks_for_eleven():
    assert not is_safe([4, 3, 3], STRICT_RULE)
    assert is_safe([5, 3, 3], STRICT_RULE)
    assert round_count(10, STRICT_RULE) is None
    assert round_count(11, STRICT_RULE) == 10


@pytest.mark.parametrize(
    ("mean", "shown", "end"),
    [(5.0, 4.5, "above"), (4.46, 4.5, "above"), (4.44, 4.4, None), (1.0, 1.5, "below")],
)
def test_means_have_ends(mean, shown, end):
    assert publish_mean(mean, [4, 2, 2]) == ShownMean(shown, end)


def test_an_interval_takes_eight_organisations_and_never_reaches_past_the_ends():
    assert publish_mean(4.2, [3] * 7, interval=(3.9, 4.8)).interval is None
    assert publish_mean(4.2, [3] * 8, interval=(3.92, 4.8)).interval == (3.9, 4.5)
    assert publish_mean(4.8, [3] * 8, interval=(4.4, 4.9)).interval is None


def test_nobody_and_too_few_look_the_same():
    assert (
        publish_mean(None, []) == publish_mean(3.0, [3, 2, 2]) == publish_mean(3.0, [9, 9]) == ShownMean(None)
    )
    assert publish_share(0, 0, []) == publish_share(3, 7, [3, 2, 2]) == ShownShare(None)


@pytest.mark.parametrize(
    ("part", "data"),
    [
        (0, {"shown": 5, "end": "below"}),
        (7, {"hidden": True}),
        (9, {"shown": 5, "end": "below"}),
        (100, {"shown": 50}),
        (193, {"hidden": True}),
        (192, {"shown": 95, "end": "above"}),
    ],
)
def test_a_share_opens_where_both_sides_are_empty_or_eight(part, data):
    assert publish_share(part, 200, [100, 50, 50]).as_data() == data


def test_a_share_of_answers_goes_by_the_people_behind_each_side():
    everybody = [20, 20, 20]
    assert publish_share(3, 600, everybody, part_people=[1, 1, 1], rest_people=everybody).shown is None
    assert publish_share(60, 600, everybody, part_people=[5, 5, 5], rest_people=everybody).shown == 10
    assert publish_share(0, 600, everybody, part_people=[0, 0, 0], rest_people=everybody).end == "below"


@pytest.mark.parametrize(
    ("before", "after", "interval", "expected"),
    [
        (3.0, 3.5, (0.1, 0.9), ShownDifference(0.5, (0.1, 0.9), "higher")),
        (3.5, 3.0, (-0.9, -0.1), ShownDifference(-0.5, (-0.9, -0.1), "lower")),
        (3.0, 3.2, (0.1, 0.3), ShownDifference(0.2, (0.1, 0.3), "no_clear_change")),
        (3.0, 3.5, (-0.1, 1.1), ShownDifference(0.5, (-0.1, 1.1), "no_clear_change")),
        (3.0, 3.5, None, ShownDifference(0.5, None, "too_few_to_say")),
        (4.0, 4.8, None, ShownDifference(None, None, "too_few_to_say")),
        (4.0, 4.8, (0.5, 1.1), ShownDifference(None, None, "higher")),
        (None, 3.5, (0.1, 0.9), ShownDifference(None, None, "not_shown")),
    ],
)
def test_a_difference_is_that_of_what_is_shown(before, after, interval, expected):
    assert publish_difference(before, after, [3] * 8, [3] * 8, interval=interval) == expected


@pytest.mark.parametrize(
    "value",
    [
        ShownCount(25),
        ShownCount(0),
        ShownCount(None),
        ShownMean(3.4, None, (2.9, 3.8)),
        ShownMean(4.5, "above"),
        ShownMean(None),
        ShownShare(35),
        ShownShare(5, "below"),
        ShownShare(None),
        ShownDifference(0.2, (0.1, 0.3), "no_clear_change"),
        ShownDifference(None, None, "not_shown"),
    ],
)
def test_what_is_stored_comes_back(value):
    assert type(value).from_data(value.as_data()) == value


def shown(table):
    published = publish_counts(table)
    return [[cell.shown for cell in row] for row in published.cells], [
        total.shown for total in published.totals
    ]


def test_zeros_are_shown_and_small_counts_hidden():
    assert shown(CountTable.one_way([0, 3, 30, 41])) == ([[0, None, 30, 40]], [75])


def test_the_total_goes_where_it_would_tell():
    assert shown(CountTable.one_way([7, 7])) == ([[None, None]], [None])


def test_of_seven_people_not_even_zeros_are_shown():
    assert shown(CountTable.one_way([7, 0, 0])) == ([[None, None, None]], [None])


def test_few_partnerships_of_enough_people_are_shown_as_five():
    table = CountTable.one_way([1, 2, 12], things=True)
    safe = CountTable(table.groups, table.counts, safe=[[False, True, True]], things=True)
    assert shown(safe) == ([[None, 5, 10]], [15])


def test_a_group_that_is_not_shown_shows_nothing_and_is_not_told_by_the_one_above():
    table = CountTable.two_way([[30, 40], [20, 60]])
    cells, totals = shown(CountTable(table.groups, table.counts, shown=[False, True, True]))
    assert (cells[0], totals[0]) == ([None, None], None)
    assert cells[1] == [20, 60]


@pytest.mark.parametrize("counts", [[[1, -1]], [[1], [2]]])
def test_counts_that_cannot_be_are_refused(counts):
    groups = [[True]]
    with pytest.raises(ValueError, match="counts"):
        publish_counts(CountTable(groups, counts))


def test_groups_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="columns"):
        publishable([[True, True]], [8], [0])
    with pytest.raises(ValueError, match="from 0"):
        publishable([[True]], [-1], [0])


def test_the_order_decides_which_of_two_is_shown():
    whole, part = [True] * 4, [True] * 3 + [False]
    assert publishable([whole, part], [9] * 4, range(4)).tolist() == [True, False]
    assert publishable([part, whole], [9] * 4, range(4)).tolist() == [True, False]


def test_groups_with_nobody_and_no_groups():
    assert publishable([[True, False]], [0, 9], [0, 1]).tolist() == [False]
    assert publishable([[False]], [9], [0]).tolist() == [False]


def test_what_is_out_already_stays_and_others_are_hidden_for_it():
    """Three people stand in the larger area alone: one of the two counts goes, and not the one that is out."""
    groups, counts = np.array([[True, True], [True, False]]), np.array([[8], [3]])

    def areas(out):
        return shown(CountTable(groups, counts, out=out))[0]

    assert areas(None) == [[None], [10]]
    assert areas(np.array([[True], [False]])) == [[10], [None]]
    assert areas(np.array([[True], [True]])) == [[10], [10]]
