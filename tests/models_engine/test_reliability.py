"""Alpha and omega against published values and against the implementations of others."""

import warnings

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from statsmodels.multivariate.factor import Factor

from models_engine import (
    Ratings,
    cronbach_alpha,
    feldt_interval,
    fit_one_factor,
    measure_reliability,
    omega,
    rater_reliability,
)
from tests.models_engine import plain_statistics
from tests.models_engine.published import COHESION_ROWS, HOLZINGER, SHROUT_FLEISS


def measured(rows, low=1, high=5, **options):
    return measure_reliability(Ratings.from_rows(rows, low, high), **options)


def answers(seed, people, items, missing=0.0, low_loading=0.3):
    """Answers of 1 to 5 that have something in common, `None` where one is missing."""
    source = np.random.default_rng(seed)
    loadings = source.uniform(low_loading, 0.9, items)
    x = source.normal(size=(people, 1)) * loadings + source.normal(size=(people, items)) * np.sqrt(
        1 - loadings**2
    )
    rows = np.clip(np.round(x * 1.2 + 3), 1, 5).astype(int).tolist()
    return [[None if source.random() < missing else cell for cell in row] for row in rows]


def test_published_values_of_alpha():
    assert measured(SHROUT_FLEISS, 1, 10).alpha == pytest.approx(0.909316, abs=5e-7)
    cohesion = measured(COHESION_ROWS)
    assert (cohesion.n, cohesion.alpha) == (10, pytest.approx(0.884791, abs=5e-7))


def test_alpha_is_the_consistency_of_the_mean_of_judges():
    assert measured(SHROUT_FLEISS, 1, 10).alpha == pytest.approx(
        rater_reliability(SHROUT_FLEISS).average[2].value
    )


def test_agreement_says_nothing_about_alpha():
    """The same people agree at 0.96."""
    rows = [[4, 4, 3, 4], [4, 5, 4, 4], [5, 4, 4, 4], [4, 4, 4, 3], [3, 4, 4, 4]]
    assert measured(rows).alpha == pytest.approx(0.1111, abs=5e-5)


@pytest.mark.parametrize("seed", range(8))
def test_alpha_listwise_and_pairwise_are_those_of_others(seed):
    """The plain way for whole rows, pandas' covariances for pairs."""
    rows = answers(seed, people=60, items=2 + seed, missing=0.1)
    listwise, pairwise = measured(rows), measured(rows, pairwise=True)
    assert listwise.alpha == pytest.approx(plain_statistics.alpha(rows))
    assert listwise.n == sum(None not in row for row in rows)
    table = pd.DataFrame(rows, dtype=float).cov().to_numpy()
    items = len(table)
    assert pairwise.alpha == pytest.approx(items / (items - 1) * (1 - np.trace(table) / table.sum()))
    assert pairwise.n == sum(any(cell is not None for cell in row) for row in rows) > listwise.n


@pytest.mark.parametrize(
    ("alpha", "n", "items"), [(0.8, 50, 4), (0.3, 5, 2), (-0.4, 30, 9), (0.95, 2000, 76)]
)
def test_the_interval_is_feldts(alpha, n, items):
    low, high = feldt_interval(alpha, n, items)
    f = stats.f(n - 1, (n - 1) * (items - 1))
    assert low == pytest.approx(1 - (1 - alpha) * f.ppf(0.975))
    assert high == pytest.approx(1 - (1 - alpha) * f.ppf(0.025))
    assert low < alpha < high


@pytest.mark.parametrize(
    ("scale", "loadings", "residuals", "value"),
    [
        ("visual", [0.7237, 0.5629, 0.8013], [0.8346, 1.0649, 0.6328], 0.632553),
        ("textual", [0.9844, 1.1152, 0.9097], [0.3817, 0.4161, 0.3687], 0.885881),
        ("speed", [0.6610, 0.8098, 0.5648], [0.7462, 0.3663, 0.6961], 0.696135),
    ],
)
def test_omega_of_three_items_has_a_closed_form(scale, loadings, residuals, value):
    """Each scale of Holzinger and Swineford by a one-factor model of its own."""
    model = fit_one_factor(np.array(HOLZINGER[scale]))
    assert model.loadings == pytest.approx(loadings, abs=5e-5)
    assert model.residuals == pytest.approx(residuals, abs=5e-5)
    assert model.omega == omega(np.array(HOLZINGER[scale])) == pytest.approx(value, abs=5e-7)


@pytest.mark.parametrize("seed", range(12))
def test_omega_of_more_items_is_that_of_statsmodels(seed):
    items = 4 + seed % 7
    rows = answers(100 + seed, people=150, items=items)
    covariance = np.cov(np.array(rows).T)
    scale = np.sqrt(np.diag(covariance))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its optimiser, about its own options
        theirs = Factor(corr=covariance / np.outer(scale, scale), n_factor=1, method="ml").fit(
            maxiter=5000, tol=1e-12
        )
    common = (theirs.loadings[:, 0] * scale).sum() ** 2
    wanted = common / (common + (theirs.uniqueness * scale**2).sum())
    assert measured(rows).omega == pytest.approx(wanted, abs=1e-5)


def test_the_model_of_four_items_gives_back_what_made_it():
    """A covariance matrix that follows from one factor is fitted exactly."""
    loadings, residuals = np.array([0.4, 0.9, 1.3, 0.7, 1.1]), np.array([0.5, 0.6, 0.2, 1.4, 0.8])
    model = fit_one_factor(np.outer(loadings, loadings) + np.diag(residuals))
    assert model.loadings == pytest.approx(loadings, abs=1e-7)
    assert model.residuals == pytest.approx(residuals, abs=1e-7)
    assert not model.pinned


def test_a_residual_that_would_be_negative_is_pinned():
    """A Heywood case: the first item shares more with the others than they with each other can bear."""
    three = np.array([[1, 0.8, 0.8], [0.8, 1, 0.3], [0.8, 0.3, 1]])
    four = np.full((4, 4), 0.45) + 0.3 * (np.eye(4)[0] + np.eye(4)[:, :1]) + np.eye(4) * 0.55
    np.fill_diagonal(four, 1)
    for matrix in (three, four):
        model = fit_one_factor(matrix)
        assert model.pinned
        assert model.residuals[0] == pytest.approx(0.005)
        assert 0 < model.omega <= 1


def test_an_item_that_runs_against_the_others_has_a_negative_loading():
    model = fit_one_factor(np.array([[1, 0.5, -0.4], [0.5, 1, -0.3], [-0.4, -0.3, 1]]))
    assert [loading > 0 for loading in model.loadings] == [True, True, False]


@pytest.mark.parametrize(
    ("why", "matrix"),
    [
        ("two items", [[1, 0.5], [0.5, 1]]),
        ("an item without variance", [[1, 0.5, 0], [0.5, 1, 0], [0, 0, 0]]),
        ("nothing in common", [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
        ("three that contradict each other", [[1, -0.3, -0.3], [-0.3, 1, -0.3], [-0.3, -0.3, 1]]),
        ("the same four times", np.ones((4, 4))),
        (
            "not a covariance",
            [[1, 0.9, -0.9, 0.1], [0.9, 1, 0.9, 0.1], [-0.9, 0.9, 1, 0.1], [0.1, 0.1, 0.1, 1]],
        ),
    ],
)
def test_where_the_model_has_no_solution_there_is_no_omega(why, matrix):
    assert omega(np.array(matrix, dtype=float)) is None, why


@pytest.mark.parametrize(
    ("why", "rows"),
    [
        ("nobody", []),
        ("one person", [[4, 5, 3, 2]]),
        ("all equal", [[3, 3, 3, 3]] * 20),
        ("all missing", [[None] * 4] * 20),
        ("one item", [[1], [3], [5]]),
        (
            "nobody answered everything",
            [[None, 2, 3, 4], [1, None, 3, 4], [1, 2, None, 4], [1, 2, 3, None]] * 3,
        ),
    ],
)
def test_where_alpha_is_undefined_there_is_none(why, rows):
    ratings = Ratings.from_rows(rows, 1, 5) if rows else Ratings(np.zeros((4, 0), np.uint8), 1, 5)
    found = measure_reliability(ratings)
    assert (found.alpha, found.alpha_interval, found.omega) == (None, None, None), why


def test_a_constant_item_lowers_alpha_and_leaves_no_omega():
    rows = [[*row, 3] for row in answers(1, people=40, items=3)]
    found = measured(rows)
    assert found.alpha < measured([row[:3] for row in rows]).alpha
    assert found.omega is None


def test_an_item_that_was_not_reversed_makes_alpha_negative():
    rows = [[5, 1], [4, 2], [2, 4], [1, 5], [3, 2]]
    assert measured(rows).alpha < 0
    turned = measure_reliability(Ratings.from_rows(rows, 1, 5).reversed([1]))
    assert turned.alpha > 0.9


def test_reversing_leaves_what_is_missing_missing():
    ratings = Ratings.from_rows([[5, None], [1, 2]], 1, 5).reversed([0, 1])
    assert ratings.cells.tolist() == [[1, 5], [0, 4]]


def test_a_hundred_thousand_people_are_as_exact_as_ten():
    """Sums are whole numbers, so nothing is lost in adding them up, block after block."""
    rows = answers(5, people=10, items=3)
    few, many = measured(rows), measured(rows * 20_000)
    assert (many.n, many.omega) == (200_000, pytest.approx(few.omega, rel=1e-12))
    assert cronbach_alpha(np.cov(np.array(rows).T)) == pytest.approx(many.alpha, rel=1e-12)
