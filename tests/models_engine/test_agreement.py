"""Agreement within groups against worked examples, a published data set and a second, plain implementation."""

import math
import random
from itertools import product

import numpy as np
import pytest

from models_engine import (
    Groups,
    Ratings,
    agreement_of,
    average_deviation,
    group_agreement,
    grouped,
    null_variance,
    r_star,
)
from tests.models_engine import plain_statistics
from tests.models_engine.published import COHESION_PLATOONS, COHESION_ROWS


def counts(*columns):
    """Items × 5 counts from the ratings of each item, `None` for a missing one."""
    return np.array([[column.count(option) for option in range(1, 6)] for column in columns])


def agreement(rows, labels=None, low=1, high=5, **options):
    groups = Groups.of(labels or ["all"] * len(rows))
    return group_agreement(Ratings.from_rows(rows, low, high), groups, **options)


# ratings of one item, r_wg, untruncated, AD about the mean, AD about the median, a_wg
TINY = [
    ("4 4 4 4 4", 1.0, 1.0, 0.0, 0.0, 1.0),
    ("4 4 5 4 4", 0.90, 0.90, 0.32, 0.20, 0.875),
    ("3 4 4 5 4", 0.75, 0.75, 0.40, 0.40, 0.7333),
    ("2 3 3 4", 0.6667, 0.6667, 0.50, 0.50, 0.75),
    ("4 5 5 4 3 4", 0.7167, 0.7167, 0.5556, 0.50, 0.6421),
    ("1 2 3 4 5", 0.0, -0.25, 1.2, 1.2, 0.0),
    ("5 5 5 1", 0.0, -1.0, 1.5, 1.0, -1.0),
    ("1 1 5 5", 0.0, -1.6667, 2.0, 2.0, -1.0),
    ("1 5", 0.0, -3.0, 2.0, 2.0, -1.0),
]


@pytest.mark.parametrize(("ratings", "r_wg", "raw", "ad_mean", "ad_median", "a_wg"), TINY)
def test_one_item(ratings, r_wg, raw, ad_mean, ad_median, a_wg):
    column = [int(rating) for rating in ratings.split()]
    (found,) = agreement([[rating] for rating in column])
    wanted = [r_wg, raw, ad_mean, ad_median, a_wg]
    got = [found.r_wg, found.r_star, found.ad_mean, found.ad_median, found.a_wg]
    assert got == pytest.approx(wanted, abs=5e-5)
    assert agreement_of(counts(column)) == found
    assert r_star(counts(column)) == found.r_star
    assert average_deviation(counts(column)) == found.ad_mean


def test_several_items():
    (found,) = agreement([[4, 4, 3, 4], [4, 5, 4, 4], [5, 4, 4, 4], [4, 4, 4, 3], [3, 4, 4, 4]])
    assert found.r_star == pytest.approx(0.8625, abs=1e-12)
    assert found.r_wg == pytest.approx(0.961672, abs=5e-7)
    assert found.ad_mean == pytest.approx(0.34, abs=1e-12)


def test_more_spread_than_chance_gives_nought_and_not_a_number_beyond_one():
    """Without cutting the variance off at that of the null the formula gives 1.86667 here."""
    (found,) = agreement([[1, 5, 2, 4], [5, 1, 4, 2], [1, 5, 1, 5], [5, 1, 5, 1]])
    assert found.r_star == pytest.approx(-1.16667, abs=5e-6)
    assert found.r_wg == 0.0


def test_the_published_cohesion_data():
    """Platoon, n, r_wg(J), r*_wg(J), AD about mean and median, r_wg of the fifth item."""
    published = {
        "1044B 1ST": (3, 0.681818, 0.3000, 0.8667, 0.7333, 0.3333),
        "1044B 2ND": (3, 0.813953, 0.4667, 0.7111, 0.5333, 0.0000),
        "1044C 1ST": (2, 0.921053, 0.7000, 0.4000, 0.4000, 0.7500),
        "1044C 2ND": (3, 0.909091, 0.6667, 0.4889, 0.4667, 0.8333),
    }
    several = agreement(COHESION_ROWS, COHESION_PLATOONS)
    fifth = agreement([[row[4]] for row in COHESION_ROWS], COHESION_PLATOONS)
    for wanted, all_five, last in zip(published.values(), several, fifth, strict=True):
        found = (all_five.n, all_five.r_wg, all_five.r_star, all_five.ad_mean, all_five.ad_median, last.r_wg)
        assert found == pytest.approx(wanted, abs=5e-5)


def test_an_item_with_one_answer_is_passed_over():
    assert average_deviation(counts([1, 5], [3])) == 2.0
    assert r_star(counts([3], [4])) is None
    assert average_deviation(counts([3], [4])) is None


def test_who_counts_and_where_there_is_nothing_to_say():
    rows = [[4, None], [None, 4], [None, None], [5, 5], [2, 2]]
    alone, nobody, pair = agreement(rows, ["A", "A", "B", "C", "C"])
    assert (alone.n, alone.items, alone.r_wg, alone.ad_mean, alone.a_wg) == (2, 0, None, None, None)
    assert (nobody.n, nobody.r_star) == (0, None)
    assert (pair.n, pair.items) == (2, 2)
    assert pair.r_wg is not None


@pytest.mark.parametrize(
    ("null", "variance"),
    [
        ("uniform", 2.0),
        ("slight_skew", 1.34),
        ("moderate_skew", 0.90),
        ("heavy_skew", 0.44),
        ("triangular", 1.32),
        ("normal_like", 1.04),
    ],
)
def test_variances_of_the_nulls(null, variance):
    assert null_variance(5, null) == pytest.approx(variance, abs=0.0051)


def test_the_uniform_null_is_for_any_scale_and_the_others_for_five_options():
    assert [null_variance(options) for options in (4, 5, 7, 10)] == [1.25, 2.0, 4.0, 8.25]
    with pytest.raises(ValueError, match="for 5 options, not for 7"):
        null_variance(7, "slight_skew")


def test_a_skewed_null_is_harder_to_beat():
    rows = [[3], [4], [4], [5], [4]]
    (uniform,), (skewed,) = agreement(rows), agreement(rows, null="slight_skew")
    assert skewed.r_wg == pytest.approx(1 - 0.5 / 1.34)
    assert skewed.r_wg < uniform.r_wg
    assert skewed.ad_mean == uniform.ad_mean


def by_chance(n, options):
    """Every way n people can answer one item, with its chance when all answers are as likely."""
    for times in product(range(n + 1), repeat=options):
        if sum(times) == n:
            ways = math.factorial(n) / math.prod(map(math.factorial, times))
            yield agreement_of(np.array([times])), ways / options**n


@pytest.mark.parametrize(
    ("options", "n", "r_wg", "ad", "chance_of_seventy"),
    [
        (5, 3, 1.000, 0.00, 0.232),
        (5, 4, 1.000, 0.00, 0.098),
        (5, 5, 0.850, 0.40, 0.059),
        (5, 6, 0.717, 0.556, 0.045),
        (5, 8, 0.607, 0.688, 0.021),
        # Dunlap, Burke and Smith-Crowe 2003 print .53 for ten people and five options.
        (5, 10, 0.528, 0.74, 0.0055),
        # And an AD of 0.64 for five people and seven options.
        (7, 5, 0.800, 0.64, 0.074),
    ],
)
def test_what_chance_alone_would_give(options, n, r_wg, ad, chance_of_seventy):
    outcomes = list(by_chance(n, options))

    def at_least(value):
        return math.fsum(chance for found, chance in outcomes if found.r_wg >= value - 1e-9)

    def at_most(value):
        return math.fsum(chance for found, chance in outcomes if found.ad_mean <= value + 1e-9)

    rare_r = [value for value in {found.r_wg for found, _ in outcomes} if at_least(value) <= 0.05]
    rare_ad = [value for value in {found.ad_mean for found, _ in outcomes} if at_most(value) <= 0.05]
    assert min(rare_r) == pytest.approx(r_wg, abs=6e-4)
    assert max(rare_ad) == pytest.approx(ad, abs=6e-4)
    assert at_least(0.7) == pytest.approx(chance_of_seventy, abs=6e-4)


@pytest.mark.parametrize(
    ("n", "items", "point"),
    [(15, 1, 0.381), (20, 1, 0.322), (30, 1, 0.259), (3, 4, 0.85), (5, 4, 0.73), (8, 4, 0.62), (10, 4, 0.57)],
)
def test_what_one_group_in_twenty_reaches_by_chance(n, items, point):
    """Twenty thousand groups that answer at random: with many people a trivial agreement is already rare."""
    source = np.random.default_rng(n)
    cells = source.integers(1, 6, (items, 20_000 * n)).astype(np.uint8)
    groups = Groups(tuple(range(20_000)), np.repeat(np.arange(20_000), n))
    found = [group.r_wg for group in group_agreement(Ratings(cells, 1, 5), groups)]
    assert np.percentile(found, 95) == pytest.approx(point, abs=0.012)


@pytest.mark.parametrize("seed", range(20))
def test_it_is_what_the_plain_way_gives(seed):
    """Groups of one to twenty, any scale, a fifth of the answers missing."""
    source = random.Random(seed)
    low = source.choice([-2, 0, 1])
    high = low + source.choice([1, 3, 4, 6, 10])
    items = source.randint(1, 8)
    labels = [source.choice("ABCDEFGH") for _ in range(source.randint(1, 90))]
    rows = [
        [None if source.random() < 0.2 else source.randint(low, high) for _ in range(items)] for _ in labels
    ]
    found = agreement(rows, labels, low, high)
    for name, group in zip(Groups.of(labels).names, found, strict=True):
        own = [row for row, label in zip(rows, labels, strict=True) if label == name]
        wanted = plain_statistics.of_group(own, high - low + 1)
        got = {key: getattr(group, key) for key in wanted}
        assert got == {key: value if value is None else pytest.approx(value) for key, value in wanted.items()}


@pytest.mark.parametrize(("groups", "high"), [(3, 5), (2_000, 5), (40, 101)])
@pytest.mark.parametrize("most_bins", [1, 4_000_000])
def test_many_groups_and_long_scales_are_counted_as_few_and_short_ones_are(
    groups, high, most_bins, monkeypatch
):
    """Two items at a time, one at a time, or a few items in one pass: the counts are the same."""
    monkeypatch.setattr(grouped, "MOST_BINS", most_bins)
    source = np.random.default_rng(groups)
    cells = source.integers(0, high + 1, (5, 4_000)).astype(np.uint8)
    codes = np.append(np.arange(groups), source.integers(0, groups, 4_000 - groups))
    found = list(grouped.option_counts(Ratings(cells, 1, high), Groups(tuple(range(groups)), codes)))
    wanted = np.zeros((5, groups, high + 1), dtype=int)
    for item in range(5):
        np.add.at(wanted[item], (codes, cells[item]), 1)
    assert np.array_equal(found, wanted[:, :, 1:])


def test_nobody_is_in_no_group():
    assert group_agreement(Ratings(np.zeros((3, 0), np.uint8), 1, 5), Groups.of([])) == ()


def test_labels_and_people_must_be_as_many():
    with pytest.raises(ValueError, match="2 group labels for 1 people"):
        agreement([[4]], ["A", "B"])


@pytest.mark.parametrize(("low", "high"), [(5, 1), (1, 1), (0, 101)])
def test_a_scale_has_between_two_and_a_hundred_and_one_options(low, high):
    with pytest.raises(ValueError, match="a scale has 2 to 101 options"):
        Ratings.from_rows([[low]], low, high)


@pytest.mark.parametrize("answer", [0, 6, -1])
def test_an_answer_beside_the_scale_is_refused(answer):
    with pytest.raises(ValueError, match="outside 1 to 5"):
        Ratings.from_rows([[answer]], 1, 5)
