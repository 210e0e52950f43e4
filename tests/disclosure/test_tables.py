"""P2: linear programs over tables with all their totals. Rounding and hiding small cells alone must be caught."""

import numpy as np
import pytest

from models_engine import CountTable
from tests.disclosure.auditor import audit_tables
from tests.disclosure.tables import exact_but_small, published_table, report, rounded_only, too_close

TABLES = 60


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
    assert len(found) > 150
    assert min(found) >= 5


@pytest.mark.parametrize(
    ("counts", "column"),
    [
        ([[6, 10, 3, 2], [18, 4, 1, 7], [9, 26, 1, 20], [5, 0, 2, 21], [15, 20, 0, 3]], "2"),
        ([[0, 26, 2, 10], [2, 6, 8, 10], [1, 9, 4, 13], [2, 0, 3, 24], [2, 3, 6, 10]], "0"),
    ],
)
def test_small_counts_with_a_small_sum_are_told_no_closer_than_the_rules_tell_them(counts, column):
    """Found among ten thousand tables. Four counts from 1 that make at most 7 are at most 4, if one knows of all."""
    table = CountTable.two_way(counts)
    close = [found for found in audit_tables([published_table(table)])[0] if found.width < 5]
    assert {found.where[1] for found in close} == {column}
    assert {found.width for found in close} == {3}
    assert too_close([table]) == []


def test_in_a_group_of_few_nobody_without_knowledge_of_small_counts_is_told_more():
    """Found among ten thousand tables. Five people in the smaller area, none of them in the third category: whoever
    knows that the other three are small knows of 4 at most, and was the only one that was looked at."""
    areas = np.array([[True, True], [True, False], [False, True]])
    table = CountTable(areas, np.array([[7, 6, 8, 7], [1, 2, 0, 2]]))
    found = audit_tables([published_table(table, knows_small=False)])[0]
    assert ("2", "2") in {one.where for one in found}
    assert [one for one in found if one.width < 5] == []


def test_control_what_rounding_alone_tells_is_more_than_the_rules_tell(monkeypatch):
    attacked = [CountTable.two_way(counts) for counts in tables(20, 3)]
    assert too_close(attacked) == []
    monkeypatch.setattr("models_engine.disclosure_tables._Model.protect", lambda model: model.visible.copy())
    assert len(too_close(attacked)) > 5


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
    assert narrow > 10


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
