"""Intraclass correlations against published tables and against the analysis of variance of statsmodels."""

import math
import random

import numpy as np
import pandas as pd
import pytest
from scipy.stats import f_oneway
from statsmodels.formula.api import ols
from statsmodels.stats.anova import anova_lm

from models_engine import Groups, Ratings, group_effect, people_needed, rater_reliability
from tests.models_engine import plain_statistics
from tests.models_engine.published import COHESION_PLATOONS, COHESION_ROWS, SHROUT_FLEISS


def test_the_published_cohesion_data():
    scores = Ratings.from_rows(COHESION_ROWS, 1, 5).person_means()
    assert scores.tolist() == pytest.approx([4.8, 4.5, 2.8, 3.6, 3.8, 2.2, 3.0, 3.0, 3.0, 2.2, 1.8])
    effect = group_effect(scores, Groups.of(COHESION_PLATOONS))
    found = [effect.msb, effect.msw, effect.f, effect.icc1, effect.icc1_unbalanced, effect.icc2]
    assert found == pytest.approx([1.464646, 0.656190, 2.232045, 0.309400, 0.311176, 0.551980], abs=1e-6)
    assert (effect.groups, effect.people) == (4, 11)


@pytest.mark.parametrize("seed", range(10))
def test_mean_squares_are_those_of_others(seed):
    """SciPy's F and our own plain way, for groups of any size, some people without a score."""
    source = random.Random(seed)
    labels = [source.choice("ABCDEF") for _ in range(60)]
    scores = [None if source.random() < 0.1 else source.gauss(3, 1) for _ in labels]
    effect = group_effect(scores, Groups.of(labels))
    assert (effect.msb, effect.msw) == pytest.approx(plain_statistics.mean_squares(scores, labels))
    samples = [
        [score for score, own in zip(scores, labels, strict=True) if own == label and score is not None]
        for label in sorted(set(labels))
    ]
    assert effect.f == pytest.approx(f_oneway(*samples).statistic)


def test_the_forms_for_groups_of_one_size_are_one_and_step_up_to_the_mean():
    source = np.random.default_rng(4)
    labels = [group for group in range(12) for _ in range(7)]
    effect = group_effect(source.normal(size=84) + np.repeat(source.normal(size=12), 7), Groups.of(labels))
    assert effect.icc1 == pytest.approx(effect.icc1_unbalanced)
    assert effect.icc2 == pytest.approx(7 * effect.icc1 / (1 + 6 * effect.icc1))
    assert effect.icc2 >= effect.icc1 > 0


@pytest.mark.parametrize(
    ("scores", "labels", "wanted"),
    [
        ([], "", (None, None, None, None, None)),
        ([None, None], "AB", (None, None, None, None, None)),
        # One group: nothing to compare it with.
        ([1.0, 3.0], "AA", (None, 2.0, None, None, None)),
        # Groups of one: no spread within.
        ([1.0, 3.0], "AB", (2.0, None, None, None, None)),
        # All the same: neither spread.
        ([3.0, 3.0, 3.0, 3.0], "AABB", (0.0, 0.0, None, None, None)),
        # All of the difference is between groups: F has no end.
        ([1.0, 1.0, 3.0, 3.0], "AABB", (4.0, 0.0, None, 1.0, 1.0)),
        # All of it is within: ICC(2) has no denominator.
        ([1.0, 3.0, 1.0, 3.0], "AABB", (0.0, 2.0, 0.0, -1.0, None)),
    ],
)
def test_where_a_formula_has_no_value_there_is_none(scores, labels, wanted):
    effect = group_effect(scores, Groups.of(labels))
    assert (effect.msb, effect.msw, effect.f, effect.icc1, effect.icc2) == wanted


def test_a_group_in_which_nobody_has_a_score_is_no_group():
    with_it = group_effect([1.0, 3.0, None, 5.0, 7.0], Groups.of("AACBB"))
    assert with_it == group_effect([1.0, 3.0, 5.0, 7.0], Groups.of("AABB"))
    assert with_it.groups == 2


def test_rounding_makes_no_spread():
    """Three thirds are not quite one in a computer; people who answered alike do not differ."""
    effect = group_effect([11 / 3, 11 / 3, 11 / 3, 1.0, 1.0, 1.0], Groups.of("AAABBB"))
    assert (effect.msw, effect.f, effect.icc1) == (0.0, None, 1.0)


def test_the_six_forms_of_shrout_and_fleiss():
    found = rater_reliability(SHROUT_FLEISS)
    values = [form.value for form in (*found.single, *found.average)]
    assert values == pytest.approx([0.1657, 0.2898, 0.7148, 0.4428, 0.6201, 0.9093], abs=5e-5)
    intervals = [end for form in found.single for end in form.interval]
    assert intervals == pytest.approx([-0.1329, 0.7226, 0.0188, 0.7611, 0.3425, 0.9459], abs=5e-5)
    # The interval of a mean of judges is that of one judge, stepped up.
    assert found.average[2].interval == pytest.approx([4 * r / (1 + 3 * r) for r in found.single[2].interval])


def test_a_target_with_a_missing_judgement_is_left_out():
    assert rater_reliability([*SHROUT_FLEISS, [9, None, 5, 8]]) == rater_reliability(SHROUT_FLEISS)


@pytest.mark.parametrize("table", [[], [[1, 2, 3]], [[1], [2]], [[3, 3], [3, 3]], [[None, 1], [2, None]]])
def test_without_two_targets_two_judges_and_a_difference_there_is_no_form(table):
    found = rater_reliability(table)
    assert {form.value for form in (*found.single, *found.average)} == {None}
    assert {form.interval for form in (*found.single, *found.average)} == {None}


def test_judges_who_agree_entirely_have_no_interval():
    found = rater_reliability([[1, 1], [3, 3], [5, 5]])
    assert [form.value for form in (*found.single, *found.average)] == [1.0] * 6
    assert found.single[0].interval is None


@pytest.mark.parametrize("seed", range(5))
def test_the_forms_follow_from_the_analysis_of_variance_of_statsmodels(seed):
    source = np.random.default_rng(seed)
    n, k = int(source.integers(3, 30)), int(source.integers(2, 7))
    table = source.normal(size=(n, 1)) + source.normal(size=(n, k)) + source.normal(size=(1, k))
    long = pd.DataFrame(
        {"x": table.ravel(), "target": np.repeat(np.arange(n), k), "judge": np.tile(np.arange(k), n)}
    )
    both = anova_lm(ols("x ~ C(target) + C(judge)", long).fit())["mean_sq"]
    one = anova_lm(ols("x ~ C(target)", long).fit())["mean_sq"]
    b, j, e, w = both["C(target)"], both["C(judge)"], both["Residual"], one["Residual"]
    wanted = [
        (b - w) / (b + (k - 1) * w),
        (b - e) / (b + (k - 1) * e + k * (j - e) / n),
        (b - e) / (b + (k - 1) * e),
    ]
    assert [form.value for form in rater_reliability(table.tolist()).single] == pytest.approx(wanted)


@pytest.mark.parametrize(
    ("icc1", "people"), [(0.05, 45), (0.10, 21), (0.15, 14), (0.20, 10), (0.25, 7), (0.30, 6), (0.40, 4)]
)
def test_how_many_people_make_a_reliable_mean(icc1, people):
    assert people_needed(icc1) == people
    # Fewer would not do.
    assert (people - 1) * icc1 / (1 + (people - 2) * icc1) < 0.70


@pytest.mark.parametrize("icc1", [0, 1, -0.1, math.inf])
def test_no_number_of_people_answers_an_impossible_correlation(icc1):
    with pytest.raises(ValueError, match="between 0 and 1"):
        people_needed(icc1)
