"""How fast a million sheets become sixteen factor means each: python -m benchmarks.engine

Two ratios, measured in one run so that they hold on any machine. The floor is the time numpy needs to read the
stored matrix once and to write a result of the same size, without working anything out. The plain way is the one
an analyst would write first: floats with NaN for what is missing, and `nanmean` for each factor. Times are
processor time, so that others at work on the machine do not count.
"""

import math
import sys
import time
import warnings
from collections.abc import Callable

import numpy as np

from models_engine import AnswerMatrix, Instrument, load_instrument, person_means
from models_engine.answers import ANSWERED, DONT_KNOW, NOT_APPLICABLE, NOT_ASKED, UNANSWERED

RESPONDENTS = 1_000_000
RUNS = 20
AT_MOST_TIMES_THE_FLOOR = 4
AT_LEAST_TIMES_THE_PLAIN_WAY = 20
TOLERANCE = 1e-6


def random_matrix(instrument: Instrument) -> AnswerMatrix:
    """Half of the factors asked of each person; of what is asked, one in twenty is missing in one of three ways."""
    source = np.random.default_rng(20261122)
    shape = (len(instrument.items), RESPONDENTS)
    cells = source.integers(ANSWERED + 1, ANSWERED + 6, shape, dtype=np.int8)
    chance = source.random(shape, dtype=np.float32)
    cells[chance < 0.05] = UNANSWERED
    cells[chance < 0.03] = DONT_KNOW
    cells[chance < 0.01] = NOT_APPLICABLE
    for factor in instrument.factors:
        rows = [instrument.item_index[item.code] for item in factor.items]
        cells[np.ix_(rows, np.flatnonzero(source.random(RESPONDENTS) < 0.5))] = NOT_ASKED
    return AnswerMatrix(instrument, cells)


def floor(matrix: AnswerMatrix, factors: int) -> None:
    matrix.cells.max()
    np.full((factors, matrix.respondents), 1, dtype=np.float32)


def plain_way(matrix: AnswerMatrix, groups: list[tuple[str, ...]]) -> np.ndarray:
    """From stored cells to floats with NaN, then nanmean, then nothing where too few are answered."""
    means = np.empty((len(groups), matrix.respondents))
    needed_answers = np.array([9, 9, 2, 2, 3])
    for row, codes in enumerate(groups):
        cells = matrix.of(codes)
        values = np.where((cells > ANSWERED) & (cells <= ANSWERED + 5), cells - float(ANSWERED), np.nan)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # rows without any answer
            means[row] = np.nanmean(values, axis=0)
        applicable = ((cells != NOT_APPLICABLE) & (cells != NOT_ASKED)).sum(axis=0)
        means[row, (~np.isnan(values)).sum(axis=0) < needed_answers[applicable]] = np.nan
    return means


def best_of_each(runs: int, *works: Callable[[], object]) -> list[float]:
    """Shortest processor times in seconds. The works take turns, so that a busy moment meets all of them."""
    times = [math.inf] * len(works)
    for _ in range(runs):
        for index, work in enumerate(works):
            start = time.process_time()
            work()
            times[index] = min(times[index], time.process_time() - start)
    return times


def main() -> int:
    instrument = load_instrument()
    groups = [tuple(item.code for item in factor.items) for factor in instrument.factors]
    matrix = random_matrix(instrument)

    def engine() -> np.ndarray:
        return person_means(matrix, groups, dtype=np.float32)

    plain = plain_way(matrix, groups)
    same = np.allclose(engine(), plain, rtol=0, atol=TOLERANCE, equal_nan=True)
    floor_time, engine_time = best_of_each(RUNS, lambda: floor(matrix, len(groups)), engine)
    (plain_time,) = best_of_each(2, lambda: plain_way(matrix, groups))

    print(f"{matrix.respondents:,} respondents, {len(instrument.items)} items")
    print(f"reading and writing the bytes {floor_time * 1e3:8.1f} ms")
    print(f"the engine                    {engine_time * 1e3:8.1f} ms")
    print(f"the plain nanmean way         {plain_time * 1e3:8.1f} ms")
    print(f"scores that are there         {np.mean(~np.isnan(plain)):8.1%}")
    checks = [
        (same, f"equal to the plain way within {TOLERANCE:g}, with the same nulls"),
        (
            engine_time <= AT_MOST_TIMES_THE_FLOOR * floor_time,
            f"{engine_time / floor_time:.1f} times the bytes alone, at most {AT_MOST_TIMES_THE_FLOOR}",
        ),
        (
            plain_time >= AT_LEAST_TIMES_THE_PLAIN_WAY * engine_time,
            f"{plain_time / engine_time:.0f} times faster than the plain way, at least {AT_LEAST_TIMES_THE_PLAIN_WAY}",
        ),
    ]
    for held, text in checks:
        print(f"{'ok  ' if held else 'FAIL'} {text}")
    return 0 if all(held for held, _ in checks) else 1


if __name__ == "__main__":
    sys.exit(main())
