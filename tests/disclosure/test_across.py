"""P2 and P3 on counts of things: an area less the areas in it, where a thing is in one of them or in several."""

from itertools import combinations_with_replacement

import numpy as np

from models_engine import shown_across
from tests.disclosure.auditor import Seen, Table, audit_tables
from tests.disclosure.tables import report

BOARDS, EACH = 4, 4
BOARD = np.repeat(np.arange(BOARDS), EACH)
GROUPS = np.array(
    [
        np.ones(BOARDS * EACH, dtype=bool),
        *(region == BOARD // 2 for region in range(2)),
        *(board == BOARD for board in range(BOARDS)),
    ]
)


def world(seed, overlapping):
    """Counts of things by group, which are shown by themselves, and what columns each is the sum of.

    Columns are boards, or pairs of boards for things that may be in two. Not shown are small counts, as often as not.
    """
    random = np.random.default_rng(seed)
    sides = list(combinations_with_replacement(range(BOARDS), 2))
    if not overlapping:
        sides = [(board, board) for board in range(BOARDS)]
    number = random.poisson(random.choice([1, 4, 9], len(sides)))
    inside = [
        [group[one == BOARD].all() or group[two == BOARD].all() for one, two in sides] for group in GROUPS
    ]
    inside = np.array(inside)
    counts = inside @ number
    shown = (counts == 0) | (counts > 9) | (random.random(len(counts)) < 0.5)
    return counts, shown, [tuple(np.flatnonzero(row)) for row in inside], len(sides)


def told(seeds, overlapping, protect=True):
    """Hidden counts closer than five; and how many are shown."""
    tables, visible = [], 0
    for seed in seeds:
        counts, shown, columns, size = world(seed, overlapping)
        if protect:
            open_ones = np.ones(len(GROUPS), dtype=bool)
            shown = shown_across(GROUPS, counts[:, None], shown[:, None], open_ones, overlapping)[:, 0]
        visible += int(shown.sum())
        values = np.where((counts > 0) & (counts < 8), 5, (2 * counts + 5) // 10 * 5)
        seen = [
            Seen((str(seed), str(group)), columns[group], int(values[group]) if shown[group] else None)
            for group in range(len(GROUPS))
        ]
        tables.append(Table(seen, size, people=False))
    found = [one for findings in audit_tables(tables) for one in findings]
    return [one for one in found if one.width < 5 - 1e-5], visible


def test_no_count_of_things_follows_from_the_areas_around_it(capsys):
    close, visible = told(range(100), overlapping=False)
    assert close == []
    before, all_visible = told(range(100), overlapping=False, protect=False)
    report(
        capsys,
        f"P3 of things: each area by itself leaves {len(before)} hidden counts closer than five, together none; "
        f"{visible} of {all_visible} stay shown",
    )
    assert before
    assert visible > all_visible / 2


def test_nor_where_things_lie_over_borders():
    close, visible = told(range(100), overlapping=True)
    assert close == []
    assert visible > 300
