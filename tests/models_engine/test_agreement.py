"""Agreement against worked examples with known answers."""

import numpy as np
import pytest

from models_engine.agreement import average_deviation, r_star


def counts(*columns):
    """Items × 5 counts from the ratings of each item, `None` for a missing one."""
    return np.array([[column.count(option) for option in range(1, 6)] for column in columns])


@pytest.mark.parametrize(
    ("ratings", "r", "deviation"),
    [
        ("4 4 4 4 4", 1.0, 0.0),
        ("4 4 5 4 4", 0.90, 0.32),
        ("3 4 4 5 4", 0.75, 0.40),
        ("2 3 3 4", 0.6667, 0.50),
        ("4 5 5 4 3 4", 0.7167, 0.5556),
        ("1 2 3 4 5", -0.25, 1.2),
        ("5 5 5 1", -1.0, 1.5),
        ("1 1 5 5", -1.6667, 2.0),
        ("1 5", -3.0, 2.0),
    ],
)
def test_one_item(ratings, r, deviation):
    column = [int(rating) for rating in ratings.split()]
    assert r_star(counts(column)) == pytest.approx(r, abs=5e-5)
    assert average_deviation(counts(column)) == pytest.approx(deviation, abs=5e-5)


def test_several_items():
    people = [[4, 4, 3, 4], [4, 5, 4, 4], [5, 4, 4, 4], [4, 4, 4, 3], [3, 4, 4, 4]]
    columns = counts(*(list(column) for column in zip(*people, strict=True)))
    assert r_star(columns) == pytest.approx(0.8625)
    assert average_deviation(columns) == pytest.approx(0.34)


def test_whoever_answered_an_item_counts():
    """The first platoon of the published cohesion data: three people, five items, one answer missing."""
    people = [[4, 5, 5, 5, 5], [3, None, 5, 5, 5], [2, 3, 3, 3, 3]]
    columns = counts(*(list(column) for column in zip(*people, strict=True)))
    assert r_star(columns) == pytest.approx(0.3000, abs=5e-5)
    assert average_deviation(columns) == pytest.approx(0.8667, abs=5e-5)


def test_an_item_with_one_answer_is_passed_over():
    assert average_deviation(counts([1, 5], [3])) == 2.0
    assert r_star(counts([3], [4])) is None
    assert average_deviation(counts([3], [4])) is None
