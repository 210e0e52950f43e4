"""Counts of things in areas that lie in each other: what one area's count says of another's that is hidden."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from models_engine.disclosure import RULE, DisclosureRule, to_nearest
from models_engine.disclosure_bounds import NO_END, Sums

Flags = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.int64]


def shown_across(
    groups: npt.ArrayLike,
    counts: npt.ArrayLike,
    shown: npt.ArrayLike,
    opened: npt.ArrayLike,
    overlapping: bool = False,
    rule: DisclosureRule = RULE,
) -> Flags:
    """Which counts of things stay shown, so that no hidden one follows from the areas around it.

    `groups` is bool (groups, organisations), `counts` int (groups, categories), `shown` bool of the same shape: what
    each group's own table shows; `opened` bool (groups,): in an open group what is hidden is not 0. A group is the
    sum of groups inside it that have nothing in common and of the rest, in every such way that is found. With
    `overlapping` a thing may be in several of them (a partnership over a border): then it is at most their sum, and
    none is more than the whole. Each shown count leaves 2 to either side, and 5 means 1 to 7. While passing through
    these sums leaves a hidden count less than `hidden_width` wide, the smallest shown one in a sum with it is hidden.
    Sums that share groups in a ring can say a little more than passing through them shows.

    Returns bool (groups, categories). Raises ValueError for shapes that do not fit. Missing: none. Source: ours.

    >>> region, north, south = [1, 1, 1, 1, 1, 1], [1, 1, 1, 0, 0, 0], [0, 0, 0, 1, 1, 1]
    >>> areas, counts, own = [region, north, south], [[12], [9], [3]], [[True], [True], [False]]
    >>> shown_across(areas, counts, own, [True] * 3)[:, 0].tolist()  # 8 to 12 less 8 to 12, and not 0
    [True, False, False]
    """
    rows, numbers = np.asarray(groups, dtype=np.bool_), np.asarray(counts, dtype=np.int64)
    visible, known = np.array(shown, dtype=np.bool_), np.asarray(opened, dtype=np.bool_)
    if (
        visible.shape != numbers.shape
        or rows.ndim != 2
        or len(rows) != len(numbers)
        or len(known) != len(rows)
    ):
        raise ValueError(f"{rows.shape} groups, {numbers.shape} counts, {visible.shape} shown")
    splits = _splits(rows)
    sums = _sums(splits, len(rows), overlapping)
    beside = _beside(splits, len(rows))
    for category in range(numbers.shape[1]):
        true, own = numbers[:, category], visible[:, category]
        if not (~own & (true > 0)).any():
            continue
        for _ in range(len(rows)):
            narrow = _too_narrow(sums, true, own, known, rule)
            choices = [
                other for one in narrow for other in np.flatnonzero(beside[one] & own & (true > 0)).tolist()
            ]
            if not choices:
                break
            own[min(choices, key=lambda one: (int(true[one]), one))] = False
    return visible


def _too_narrow(
    sums: Sums, true: Counts, shown: Flags, opened: Flags, rule: DisclosureRule
) -> npt.NDArray[np.intp]:
    """The hidden counts of something that can be told to less than the width."""
    half, size = rule.round_to // 2, len(true)
    low, high = np.zeros(sums.size), np.full(sums.size, NO_END)
    rounded = np.array([to_nearest(int(one), rule.round_to) for one in true])
    few = true < rule.people
    low[:size] = np.where(shown, np.where(few, 1, rounded - half), opened)
    high[:size] = np.where(shown, np.where(few, rule.people - 1, rounded + half), NO_END)
    nothing = np.flatnonzero(shown & (true == 0))
    low[nothing] = high[nothing] = 0.0
    least, most = sums.narrow(low, high)
    width = (most - least)[:size]
    return np.flatnonzero(~shown & (true > 0) & (width < rule.hidden_width))


def _splits(groups: Flags) -> list[tuple[int, list[int], bool]]:
    """(group, groups inside it without anything in common, whether there is a rest), each inner group at least once."""
    sizes = groups.sum(axis=1)
    found = []
    for whole, row in enumerate(groups):
        inside = np.flatnonzero(~(groups & ~row).any(axis=1) & (sizes > 0))
        order = [int(one) for one in inside[np.argsort(-sizes[inside], kind="stable")] if one != whole]
        waiting = list(order)
        while waiting:
            left, parts = row.copy(), []
            for one in [*waiting, *order]:
                if not (groups[one] & ~left).any():
                    parts.append(one)
                    left &= ~groups[one]
            found.append((whole, parts, bool(left.any())))
            waiting = [one for one in waiting if one not in parts]
    return found


def _sums(splits: list[tuple[int, list[int], bool]], size: int, overlapping: bool) -> Sums:
    """The sums over the groups' counts and, after these, over what nobody shows: rests, and what is counted twice."""
    sums: list[tuple[int, list[int]]] = []
    for whole, parts, has_rest in splits:
        all_parts = list(parts)
        if has_rest:
            all_parts.append(size)
            size += 1
        if overlapping:
            sums += [(size, all_parts), (size, [whole, size + 1])]
            size += 2
            for part in parts:
                sums.append((whole, [part, size]))
                size += 1
        else:
            sums.append((whole, all_parts))
    return Sums.of(sums, size)


def _beside(splits: list[tuple[int, list[int], bool]], size: int) -> Flags:
    """bool (groups, groups): which stand in a sum together."""
    together = np.zeros((size, size), dtype=np.bool_)
    for whole, parts, _ in splits:
        together[np.ix_([whole, *parts], [whole, *parts])] = True
    return together
