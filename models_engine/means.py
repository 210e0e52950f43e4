"""Each person's mean of a few items, for one sheet or for a million: the one place where speed matters.

A person's mean follows from three small whole numbers: how many items do not apply, how many are answered and
what the answers add up to. They are packed into one key, and the mean is looked up in a table of all keys.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import DTypeLike, NDArray

from models_engine.answers import ANSWERED, TALLY_BITS, AnswerMatrix, Cells
from models_engine.instrument import HIGHEST_ANSWER, LOWEST_ANSWER, Instrument

# Respondents worked on at a time, so that the cells of a group of items stay in the processor's cache.
BLOCK = 131_072


def person_means(
    matrix: AnswerMatrix, groups: Sequence[Sequence[str]], dtype: DTypeLike = np.float64
) -> NDArray[np.floating]:
    """For each group of item codes and each respondent the mean after reversal: groups × respondents.

    Needed answers follow from how many items apply (asked and not "not applicable"), by the instrument's
    table; an array cannot hold `None`, so a mean that is not there is NaN.

    >>> from models_engine import load_instrument
    >>> matrix = AnswerMatrix.from_rows(load_instrument(), [{"INH1": 5, "INH2": 4, "INH4": 2}])
    >>> person_means(matrix, [("INH1", "INH2", "INH3", "INH4")]).tolist()
    [[4.333333333333333]]
    """
    means = np.empty((len(groups), matrix.respondents), dtype=dtype)
    work = [
        (matrix.of(codes), _mean_table(matrix.instrument, len(codes), dtype), row)
        for codes, row in zip(groups, means, strict=True)
    ]

    for start in range(0, matrix.respondents, BLOCK):
        block = slice(start, start + BLOCK)
        for cells, table, row in work:
            np.take(table, _keys(cells[:, block]), out=row[block], mode="clip")
    return means


def _keys(cells: Cells) -> NDArray[np.uint16]:
    """256 × items that do not apply + 32 × answered items + the sum of their answers, for each respondent."""
    tally: NDArray[np.uint8] = (cells.view(np.uint8) & TALLY_BITS).sum(axis=0, dtype=np.uint8)
    not_applicable: NDArray[np.uint8] = (cells < 0).view(np.uint8).sum(axis=0, dtype=np.uint8)
    keys: NDArray[np.uint16] = not_applicable.astype(np.uint16) << np.uint16(8) | tally
    return keys


def _mean_table(instrument: Instrument, items: int, dtype: DTypeLike) -> NDArray[np.floating]:
    """The mean for every key, NaN where too few of the items that apply are answered."""
    needed = dict(instrument.needed_answers)
    table = np.full((items + 1, 256), np.nan, dtype=dtype)
    for applicable in range(1, items + 1):
        for answered in range(needed.get(applicable, applicable + 1), applicable + 1):
            for total in range(answered * LOWEST_ANSWER, answered * HIGHEST_ANSWER + 1):
                table[items - applicable, answered * ANSWERED + total] = total / answered
    return table.ravel()


def or_none(means: NDArray[np.floating]) -> tuple[float | None, ...]:
    """NaN never leaves the engine: no score is `None`."""
    return tuple(None if math.isnan(mean) else mean for mean in means.tolist())
