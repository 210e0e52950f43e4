"""The engine against the naive second implementation, on random answers of every kind."""

import pytest

from models_engine import place_partnership, score_factors
from tests.models_engine import oracle
from tests.models_engine.tables import random_rows


def close(expected):
    return None if expected is None else pytest.approx(float(expected), abs=1e-12)


@pytest.mark.parametrize("view", [None, "organisation", "partnership"])
@pytest.mark.parametrize("seed", range(25))
def test_factor_scores_are_those_of_the_oracle(instrument, seed, view):
    rows = random_rows(instrument, seed)
    scores = score_factors(instrument, rows, view)
    expected = oracle.factor_scores(rows, view)
    assert list(scores) == list(expected)
    for code, score in scores.items():
        found = {name: getattr(score, name) for name in expected[code]}
        assert found == {
            name: number if name in ("n", "band") else close(number)
            for name, number in expected[code].items()
        }


@pytest.mark.parametrize("seed", range(40))
def test_positions_are_those_of_the_oracle(instrument, seed):
    rows = random_rows(instrument, seed)
    position = place_partnership(instrument, rows)
    for name in ("formality", "origin", "origin_start", "drive_now"):
        expected = oracle.mean([getattr(oracle, name)(row) for row in rows])
        assert getattr(position, name) == close(expected), name


def test_the_random_rows_hold_what_is_to_be_tested(instrument):
    """Scores and missing scores of every kind occur, so that the comparison above is not one of nothing."""
    found = [
        score for seed in range(25) for score in oracle.factor_scores(random_rows(instrument, seed)).values()
    ]
    assert any(score["mean"] is None for score in found)
    assert {score["band"] for score in found} > {None, "strength", "weak_presence", "some_barrier"}
    positions = [row for seed in range(40) for row in random_rows(instrument, seed)]
    assert any(oracle.formality(row) is None for row in positions)
    assert any(oracle.origin(row) is None for row in positions)
    assert any(oracle.drive_now(row) is not None for row in positions)
