"""P2: linear programs over tables with all their totals. Rounding and hiding small cells alone must be caught."""

import numpy as np
import pytest

from models_engine import CountTable
from tests.disclosure.auditor import audit_tables
from tests.disclosure.tables import exact_but_small, published_table, report, rounded_only

TABLES = 200


def tables(number, seed):
    random = np.random.default_rng(seed)
    return [random.poisson(random.choice([3, 6, 10, 20], (5, 4))) for _ in range(number)]


def widths(attacked):
    return [found.width for findings in audit_tables(attacked) for found in findings]


def test_no_hidden_count_is_told_closer_than_five(capsys):
    found = widths([published_table(CountTable.two_way(counts)) for counts in tables(TABLES, 1)])
    report(
        capsys,
        f"P2: {len(found)} hidden counts in {TABLES} tables, the narrowest interval {min(found):g} wide",
    )
    assert len(found) > 500
    assert min(found) >= 5


def test_control_hiding_small_cells_alone_is_caught(capsys):
    found = widths([exact_but_small(counts) for counts in tables(TABLES, 2)])
    told = found.count(0)
    report(capsys, f"P2 control: with exact totals {told} of {len(found)} hidden cells follow exactly")
    assert told > len(found) / 10


def test_control_rounding_alone_is_caught(capsys):
    found = widths([rounded_only(counts) for counts in tables(TABLES, 3)])
    narrow = sum(width < 5 for width in found)
    report(
        capsys, f"P2 control: rounding alone leaves {narrow} of {len(found)} hidden counts closer than five"
    )
    assert narrow > 20


@pytest.mark.parametrize(
    ("things", "mean", "knows_small"),
    [(True, 0.3, True), (True, 1.5, True), (False, 0.3, False), (False, 1.5, True)],
)
def test_areas_in_areas_by_bins(things, mean, knows_small):
    attacked = []
    for seed in range(2):
        table = country(np.random.default_rng(seed), mean, things)
        attacked.append(published_table(table, knows_small))
    found = [finding for findings in audit_tables(attacked) for finding in findings]
    assert found
    # What is known to be nothing, because all of it is published as nothing, is no secret.
    assert [one for one in found if one.width < 5 and one.high > 0] == []


def country(random, mean, things):
    """Two regions of three boards, twenty-four organisations, nine bins; one board is not shown."""
    board = random.permutation(np.arange(24) % 6)
    groups = np.array(
        [np.ones(24, dtype=bool), *(board // 3 == r for r in range(2)), *(board == b for b in range(6))]
    )
    counts = random.poisson(mean, (24, 9))
    shown = np.arange(len(groups)) != 4
    safe = (groups.astype(int) @ counts) > random.integers(0, 4, (len(groups), 9)) if things else None
    return CountTable(groups, counts, shown=shown, safe=safe, things=things)
