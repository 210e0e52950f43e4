"""P4: a hundred answers come in one by one, and everything shown is watched."""

import numpy as np

from models_engine import CountTable, is_safe, publish_counts, publishable
from tests.disclosure.tables import report

ORGANISATIONS = 9
AREAS = [[True] * 9, [True] * 4 + [False] * 5, [False] * 4 + [True] * 5]


def steps(answers):
    """Publishes whenever it may, and yields per area who was counted before and after each change of what is shown."""
    batches = np.zeros((0, ORGANISATIONS), dtype=int)
    counted, arrived = [0, 0, 0], np.zeros(ORGANISATIONS, dtype=int)
    rows = np.zeros((0, 0), dtype=bool)
    for whose in answers:
        arrived[whose] += 1
        columns = np.vstack([batches, arrived])
        number = len(columns)
        here = np.array([np.tile(area, number) for area in AREAS])
        before = (
            np.hstack([rows, np.zeros((len(rows), ORGANISATIONS), dtype=bool)]) if len(rows) else here[:0]
        )
        every = np.vstack([before, here])
        already = np.arange(len(every)) < len(rows)
        taken = publishable(every, columns.ravel(), np.tile(np.arange(ORGANISATIONS), number), already)
        fresh = taken[len(rows) :]
        if arrived.sum() < 8 or not fresh.any():
            continue
        for area in np.flatnonzero(fresh):
            yield int(area), columns[counted[area] :].sum(axis=0) * np.array(AREAS[area])
            counted[area] = number
        batches, arrived = columns, np.zeros(ORGANISATIONS, dtype=int)
        rows = every[taken]


def test_what_is_shown_changes_only_by_safe_sets_of_newcomers(capsys):
    answers = np.random.default_rng(1).integers(0, ORGANISATIONS, 100)
    changes = list(steps(answers))
    report(
        capsys, f"P4: 100 answers one by one changed what is shown {len(changes)} times, each by a safe set"
    )
    assert len(changes) > 6
    assert all(is_safe(newcomers.tolist()) for _, newcomers in changes)


def test_control_publishing_at_every_answer_is_caught():
    counts = [publish_counts(CountTable.one_way([n, 40])).cells[0][0].shown for n in range(30)]
    changed_by_one = [n for n in range(1, 30) if counts[n] != counts[n - 1]]
    assert changed_by_one == [1, 8, 13, 18, 23, 28]
