"""The bulk way gives the same as the one-by-one way, in blocks and in short numbers."""

import numpy as np
import pytest

from models_engine import AnswerMatrix, means, person_means, score_factors
from tests.models_engine.tables import random_rows


def test_blocks_change_nothing(instrument, monkeypatch):
    rows = [row for seed in range(12) for row in random_rows(instrument, seed)]
    groups = [tuple(item.code for item in factor.items) for factor in instrument.factors]
    matrix = AnswerMatrix.from_rows(instrument, rows)
    monkeypatch.setattr(means, "BLOCK", 7)
    found = person_means(matrix, groups, dtype=np.float32)
    scores = score_factors(instrument, rows).values()
    expected = np.array([score.person_means for score in scores], dtype=np.float32)
    assert found.shape == (16, len(rows))
    assert np.isnan(expected).any()
    assert np.array_equal(found, expected, equal_nan=True)


def test_items_that_are_not_neighbours_are_read_as_well(instrument):
    matrix = AnswerMatrix.from_rows(instrument, [{"POL1": 2, "INH4": 2, "SEA1": 3}])
    assert person_means(matrix, [("INH4", "POL1"), ("SEA1", "SEA2")]).tolist()[0] == [3.0]


def test_a_matrix_of_another_shape_or_kind_is_refused(instrument):
    with pytest.raises(ValueError, match="expected 76 rows of int8"):
        AnswerMatrix(instrument, np.zeros((75, 3), dtype=np.int8))
    with pytest.raises(ValueError, match="expected 76 rows of int8"):
        AnswerMatrix(instrument, np.zeros((76, 3)))
