"""Tables as an attacker sees them, with the ways of hiding that must fail beside the engine's."""

import sys
from dataclasses import replace

import numpy as np

from models_engine import CountTable, is_safe, publish_counts, round_count
from tests.disclosure.auditor import Seen, Table, audit_tables

THRESHOLD = 8
SOLVER = 1e-5


def columns_of(groups, category, categories):
    """For each group the columns of one category, or of all for -1."""
    which = range(categories) if category < 0 else [category]
    return [tuple(int(c) * categories + k for c in np.flatnonzero(row) for k in which) for row in groups]


def seen_by_all(table, published):
    """Everything published, and the positions of what is hidden for being 1 to 7."""
    groups, categories = table.groups, table.counts.shape[1]
    true = groups.astype(int) @ table.counts
    seen, small = [], []
    allowed = np.ones(len(groups), dtype=bool) if table.shown is None else np.asarray(table.shown)
    total = true.sum(axis=1)
    # Of fewer than eight people in all no category is shown; the attacker knows that this is why.
    few = ~allowed if table.things or not published.totals else (total > 0) & (total < THRESHOLD)
    for category in range(categories):
        for row, columns in enumerate(columns_of(groups, category, categories)):
            cell = published.cells[row][category].shown
            _add(seen, small, (row, category), columns, cell, true[row, category], allowed[row], few[row])
    if published.totals:
        for row, columns in enumerate(columns_of(groups, -1, categories)):
            _add(
                seen, small, (row, -1), columns, published.totals[row].shown, total[row], allowed[row], False
            )
    return seen, small


def _add(seen, small, where, columns, shown, true, allowed=True, few=False):
    if allowed and shown is None and 0 < true < THRESHOLD:
        small.append(len(seen))
    seen.append(Seen(tuple(map(str, where)), columns, shown, open=bool(allowed and true and not few)))


def published_table(table, knows_small=True):
    """What the engine publishes of a table, for the auditor."""
    seen, small = seen_by_all(table, publish_counts(table))
    return Table(seen, table.counts.size, not table.things, small if knows_small and not table.things else ())


def told_by_rules(table):
    """The same where nothing but zeros is shown: how close a hidden count is for being 1 to 7 alone."""
    seen, small = seen_by_all(table, publish_counts(table))
    silent = [replace(what, shown=what.shown and None) for what in seen]
    return Table(silent, table.counts.size, not table.things, small)


def too_close(tables):
    """Hidden counts that are told closer than five, and closer than the rules alone tell them.

    Four counts that are known to be small and to make a small sum are 1 to 4 each, whatever else is hidden. Nobody
    publishes which are small: somebody who does not know must find none closer than five at all.
    """
    guessing = audit_tables([published_table(table) for table in tables])
    rules = audit_tables([told_by_rules(table) for table in tables])
    floors = [{found.where: found.width for found in findings} for findings in rules]
    unknowing = audit_tables([published_table(table, knows_small=False) for table in tables])
    return [
        *(
            found
            for findings, floor in zip(guessing, floors, strict=True)
            for found in findings
            if found.width < min(5, floor[found.where]) - SOLVER
        ),
        *(
            found
            for findings in unknowing
            for found in findings
            if found.width < 5 - SOLVER and found.high > 0
        ),
    ]


def exact_but_small(counts):
    """Only cells of 1 to 7 are hidden; the other cells and both margins stand as they are."""
    counts = np.asarray(counts)
    hidden = (counts > 0) & (counts < THRESHOLD)
    places = np.arange(counts.size).reshape(counts.shape)
    exact = [
        Exact(("total",), tuple(map(int, line)), int(counts.ravel()[line].sum()))
        for line in [*places, *places.T, places.ravel()]
    ]
    cells = [
        Seen(("cell",), (int(place),), None) if secret else Exact(("cell",), (int(place),), int(count))
        for place, secret, count in zip(places.ravel(), hidden.ravel(), counts.ravel(), strict=True)
    ]
    seen = [*exact, *cells]
    return Table(seen, counts.size, small=[at for at, what in enumerate(seen) if what.shown is None])


class Exact(Seen):
    """A count that is published as it is."""

    def bounds(self, people, threshold, hidden_to):
        return float(self.shown), float(self.shown)


def rounded_only(counts):
    """What rounding and hiding 1 to 7 alone would publish, as an attacker sees it."""
    counts = np.asarray(counts)
    table = CountTable.two_way(counts)
    true = table.groups.astype(int) @ table.counts
    seen, small = [], []
    for category in range(counts.shape[1]):
        for row, columns in enumerate(columns_of(table.groups, category, counts.shape[1])):
            value = int(true[row, category])
            _add(seen, small, (row, category), columns, round_count(value), value)
    for row, columns in enumerate(columns_of(table.groups, -1, counts.shape[1])):
        _add(seen, small, (row, -1), columns, round_count(int(true[row].sum())), true[row].sum())
    return Table(seen, counts.size, small=small)


def safe_alone(groups, people):
    """The groups that pass the threshold by themselves: what happens without a look at the others."""
    return [index for index, row in enumerate(groups) if is_safe([int(n) for n in np.asarray(people)[row]])]


def report(capsys, sentence):
    """Figures are part of what an attack is for: they are printed even where the test passes."""
    with capsys.disabled():
        sys.stdout.write(f"\n{sentence}\n")
