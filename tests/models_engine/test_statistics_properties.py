"""What holds for the statistics of any answers."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from models_engine import (
    Groups,
    Ratings,
    SideMean,
    cronbach_alpha,
    gap,
    group_agreement,
    group_effect,
    measure_reliability,
    omega,
    profile_agreement,
)

CELLS = st.one_of(st.integers(1, 5), st.none())


def tables(cells=CELLS, most_people=8, least_people=1, least_items=1, most_items=5):
    return st.integers(least_items, most_items).flatmap(
        lambda items: st.lists(
            st.lists(cells, min_size=items, max_size=items), min_size=least_people, max_size=most_people
        )
    )


def agreement(rows):
    return group_agreement(Ratings.from_rows(rows, 1, 5), Groups.of([0] * len(rows)))[0]


def mirrored(rows):
    return [[None if cell is None else 6 - cell for cell in row] for row in rows]


def answered_columns(rows):
    columns = [[cell for cell in column if cell is not None] for column in zip(*rows, strict=True)]
    return [column for column in columns if len(column) >= 2]


@given(tables())
def test_agreement_keeps_to_its_range_and_is_whole_only_where_all_answers_are_equal(rows):
    found = agreement(rows)
    columns = answered_columns(rows)
    if not columns:
        assert (found.r_wg, found.r_star, found.ad_mean, found.ad_median) == (None,) * 4
        return
    unanimous = all(len(set(column)) == 1 for column in columns)
    assert 0 <= found.r_wg <= 1
    assert (found.r_wg == 1) == (found.r_star == 1) == unanimous
    assert (found.ad_mean == 0) == (found.ad_median == 0) == unanimous
    assert found.ad_median <= found.ad_mean + 1e-12 <= 2.0 + 1e-9
    assert found.r_star <= found.r_wg


@given(tables(), st.randoms())
def test_neither_the_order_of_people_nor_the_direction_of_the_scale_matters(rows, source):
    found = agreement(rows)
    assert agreement(source.sample(rows, len(rows))) == found
    mirror = agreement(mirrored(rows))
    assert (mirror.n, mirror.r_wg, mirror.r_star, mirror.ad_median) == (
        found.n,
        found.r_wg,
        found.r_star,
        found.ad_median,
    )
    assert mirror.ad_mean == (None if found.ad_mean is None else pytest.approx(found.ad_mean))
    assert mirror.a_wg == found.a_wg


@given(st.lists(st.integers(1, 5), min_size=2, max_size=8), st.integers(1, 6))
def test_one_item_has_one_index_and_repeating_it_never_lowers_r_wg(column, times):
    single = agreement([[answer] for answer in column])
    repeated = agreement([[answer] * times for answer in column])
    assert single.r_wg == pytest.approx(max(single.r_star, 0))
    assert repeated.r_star == pytest.approx(single.r_star)
    assert repeated.r_wg >= single.r_wg - 1e-12


@given(tables(most_people=20), st.data())
def test_a_group_among_others_is_a_group_alone(rows, data):
    """Working on all groups at once changes no digit of any of them."""
    labels = data.draw(st.lists(st.sampled_from("ABC"), min_size=len(rows), max_size=len(rows)))
    groups = Groups.of(labels)
    together = group_agreement(Ratings.from_rows(rows, 1, 5), groups)
    for name, found in zip(groups.names, together, strict=True):
        assert found == agreement([row for row, label in zip(rows, labels, strict=True) if label == name])


@given(st.integers(2, 6), st.integers(2, 5), st.data())
def test_the_two_intraclass_correlations_of_groups_of_one_size_belong_together(groups, k, data):
    answers = st.lists(st.integers(1, 5), min_size=groups * k, max_size=groups * k)
    scores = [float(answer) for answer in data.draw(answers)]
    effect = group_effect(scores, Groups.of([number // k for number in range(groups * k)]))
    if effect.icc2 is not None:
        assert effect.icc1 == pytest.approx(effect.icc1_unbalanced)
        assert effect.icc2 == pytest.approx(k * effect.icc1 / (1 + (k - 1) * effect.icc1))
        if effect.icc1 > 0:
            assert effect.icc2 >= effect.icc1 - 1e-12


@given(tables(st.integers(1, 4), least_people=2, least_items=2), st.data())
def test_a_constant_added_to_an_item_leaves_alpha_as_it_is(rows, data):
    raised = data.draw(st.lists(st.integers(0, 1), min_size=len(rows[0]), max_size=len(rows[0])))
    moved = [[cell + more for cell, more in zip(row, raised, strict=True)] for row in rows]
    before, after = (measure_reliability(Ratings.from_rows(some, 1, 5)).alpha for some in (rows, moved))
    assert after == (None if before is None else pytest.approx(before))


@given(st.lists(st.integers(1, 5), min_size=2, max_size=12), st.integers(2, 6))
def test_the_same_item_several_times_has_an_alpha_of_one(column, times):
    assume(len(set(column)) > 1)
    found = measure_reliability(Ratings.from_rows([[answer] * times for answer in column], 1, 5))
    assert found.alpha == pytest.approx(1)
    assert found.alpha_interval == pytest.approx((1, 1))


@given(st.floats(0.1, 2.0), st.lists(st.floats(0.2, 3.0), min_size=3, max_size=8))
def test_with_equal_loadings_omega_is_alpha(loading, residuals):
    matrix = loading**2 + np.diag(residuals)
    assert omega(matrix) == pytest.approx(cronbach_alpha(matrix), rel=1e-6)


@given(tables(most_people=30, least_people=3, least_items=3, most_items=6), st.booleans())
def test_reliability_gives_finite_numbers_or_none_for_any_answers(rows, pairwise):
    found = measure_reliability(Ratings.from_rows(rows, 1, 5), pairwise)
    numbers = [found.alpha, found.omega, *(found.alpha_interval or ())]
    assert all(number is None or np.isfinite(number) for number in numbers)
    assert found.omega is None or 0 < found.omega <= 1


@given(st.lists(st.tuples(st.floats(1, 5), st.floats(1, 5)), min_size=2, max_size=16))
def test_concordance_is_never_more_than_the_correlation_and_swapping_sides_turns_the_gap_only(pairs):
    a, b = zip(*pairs, strict=True)
    found, swapped = profile_agreement(a, b), profile_agreement(b, a)
    if found.pearson is not None:
        assert abs(found.concordance) <= abs(found.pearson) + 1e-9
    assert swapped.mean_gap == pytest.approx(-found.mean_gap)
    for name in ("mean_absolute_gap", "root_mean_square", "distance", "pearson", "concordance"):
        one = getattr(found, name)
        assert getattr(swapped, name) == (None if one is None else pytest.approx(one, abs=1e-9))


@given(st.lists(st.integers(1, 5), min_size=3, max_size=10), st.integers(1, 9))
def test_concordance_is_the_correlation_where_level_and_spread_are_alike(answers, turn):
    """The same answers in another order have the same mean and the same variance."""
    other = answers[turn % len(answers) :] + answers[: turn % len(answers)]
    found = profile_agreement(answers, other)
    if found.pearson is not None:
        assert found.concordance == pytest.approx(found.pearson)


SIDES = st.builds(SideMean, st.floats(1, 5), st.floats(0, 2), st.integers(2, 40))


@given(SIDES, SIDES)
def test_swapping_partners_changes_the_sign_of_a_gap_and_nothing_else(a, b):
    one, other = gap(a, b), gap(b, a)
    assert other.difference == -one.difference
    assert other.label == one.label
    assert other.interval == pytest.approx((-one.interval[1], -one.interval[0]))
    assert one.interval[0] <= one.difference <= one.interval[1]
