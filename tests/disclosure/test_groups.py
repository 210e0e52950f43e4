"""P3: every area, every kind, both boundaries and every batch, and what parents less children leave."""

import numpy as np
import pytest

from models_engine import disclosure_groups, is_safe, publishable
from tests.disclosure.auditor import revealed
from tests.disclosure.tables import report, safe_alone


def country(seed, batches=1, most=14):
    """Organisations in six boards of two regions, of three kinds; one board merges into another later.

    Gives rows (groups, columns), people and organisation of each column. The groups are England, the regions and
    boards by both boundaries, and kinds in England and the regions, each up to every batch.
    """
    random = np.random.default_rng(seed)
    board = random.permutation(np.arange(20) % 6)
    later = np.where(board == 1, 0, board)
    kind = random.integers(0, 3, 20)
    places = [np.ones(20, dtype=bool)]
    places += [where // 3 == region for where in (board, later) for region in range(2)]
    places += [where == one for where in (board, later) for one in range(6) if (where == one).any()]
    places += [kind == one for one in range(3)]
    places += [(kind == one) & (board // 3 == region) for one in range(3) for region in range(2)]
    organisation = np.repeat(np.arange(20), batches)
    batch = np.tile(np.arange(batches), 20)
    rows = np.array([place[organisation] & (batch <= upto) for upto in range(batches) for place in places])
    return rows, random.integers(0, most, 20 * batches), organisation


def attack(rows, people, organisation, taken):
    """What somebody finds who knows the sums over the groups that were taken, column by column."""
    names = [f"{whose}/{number}" for number, whose in enumerate(organisation)]
    groups = [
        frozenset(name for name, inside in zip(names, row, strict=True) if inside) for row in rows[taken]
    ]
    return revealed(
        groups, dict(zip(names, map(int, people), strict=True)), owner=lambda name: name.split("/")[0]
    )


def test_nothing_follows_about_an_unsafe_set(capsys):
    shown = 0
    for seed in range(6):
        world = country(seed)
        taken = np.flatnonzero(publishable(*world))
        shown += len(taken)
        assert attack(*world, taken) == []
    report(capsys, f"P3: nothing follows from {shown} groups of six areas, with every boundary and kind")
    assert shown > 30


def test_nothing_follows_from_one_batch_less_the_last():
    for seed in range(2):
        rows, people, organisation = country(seed, batches=2)
        half = len(rows) // 2
        first = publishable(rows[:half], people, organisation)
        already = np.concatenate([first, np.zeros(half, dtype=bool)])
        taken = publishable(rows, people, organisation, already)
        assert taken[:half].tolist() == first.tolist() or (taken[:half] >= first).all()
        assert attack(rows, people, organisation, np.flatnonzero(taken)) == []


def test_control_a_threshold_alone_is_caught(capsys):
    found, people_in_them = 0, 0
    for seed in range(6):
        rows, people, organisation = country(seed)
        unsafe = attack(rows, people, organisation, safe_alone(rows, people))
        found += len(unsafe)
        told = {name for some in unsafe for name in some}
        people_in_them += sum(int(people[int(name.split("/")[1])]) for name in told)
    report(capsys, f"P3 control: a threshold alone tells of {found} unsafe sets with {people_in_them} people")
    assert found > 20
    assert people_in_them > 100


def test_a_parent_less_all_its_children_but_one_does_not_tell_of_that_one():
    region = [True] * 7
    board_a = [True] * 3 + [False] * 4
    board_b = [False] * 3 + [True] * 3 + [False]
    assert publishable([region, board_a], [9] * 7, range(7)).tolist() == [True, True]
    assert publishable([region, board_a, board_b], [9] * 7, range(7)).tolist() == [True, True, False]


UNSAFE = {"few": [2, 2, 2], "two organisations": [9, 9], "one": [20], "one dominates": [20, 6, 6]}
LARGE = [9, 9, 9]


def together(groups, sets):
    """`publishable` of groups of named sets; each set has people of organisations of its own."""
    names = [name for name, people in sets.items() for _ in people]
    people = [count for counts in sets.values() for count in counts]
    return publishable([[name in group for name in names] for group in groups], people, range(len(people)))


@pytest.mark.parametrize("rest", UNSAFE.values(), ids=UNSAFE)
def test_a_group_that_is_unsafe_itself_is_refused(rest):
    assert not is_safe(rest)
    assert together(["a", "s"], {"a": LARGE, "s": rest}).tolist() == [True, False]
    assert together(["a", "s"], {"a": LARGE, "s": LARGE}).tolist() == [True, True]


@pytest.mark.parametrize("rest", UNSAFE.values(), ids=UNSAFE)
@pytest.mark.parametrize("groups", [["abs", "ab"], ["abs", "a", "b"], ["ab", "bs", "a"]])
def test_what_one_group_leaves_of_others_is_safe(groups, rest):
    sets = {"a": LARGE, "b": LARGE, "s": rest}
    if is_safe(LARGE + rest):
        assert together(groups, sets).tolist() == [True] * (len(groups) - 1) + [False]
    assert together(groups, sets | {"s": LARGE}).all()


@pytest.mark.parametrize("rest", UNSAFE.values(), ids=UNSAFE)
def test_what_follows_only_from_four_groups_is_safe(rest):
    """Two areas by two kinds, with some in the second kind and in neither area: no two groups tell of these."""
    groups = ["ab", "cd", "ac", "bds"]
    sets = {"a": LARGE, "b": LARGE, "c": LARGE, "d": LARGE, "s": rest}
    assert together(groups, sets).tolist() == [True, True, True, False]
    assert together(groups, sets | {"s": LARGE}).all()


def test_six_people_are_too_few_among_small_organisations_as_well():
    groups, small = ["ab", "cd", "ac", "bds"], dict.fromkeys("abcd", [3, 3, 3])
    assert together(groups, small | {"s": [2, 2, 2]}).tolist() == [True, True, True, False]
    assert together(groups, small | {"s": [3, 3, 3]}).all()


def test_a_group_that_takes_too_many_steps_to_look_at_is_refused(monkeypatch):
    assert together(["ab", "a"], {"a": LARGE, "b": LARGE}).tolist() == [True, True]
    monkeypatch.setattr(disclosure_groups, "SETS_TRIED", 1)
    assert together(["ab", "a"], {"a": [2, 9, 9], "b": LARGE}).tolist() == [True, True]
    monkeypatch.setattr(disclosure_groups, "SETS_TRIED", 0)
    assert together(["ab", "a"], {"a": LARGE, "b": LARGE}).tolist() == [False, False]


def test_five_newcomers_wait_for_more():
    people = [9, 9, 9, 5, 0, 0]
    organisation = [0, 1, 2, 0, 1, 2]
    before, after = [True] * 3 + [False] * 3, [True] * 6
    assert publishable([before, after], people, organisation, [True, False]).tolist() == [True, False]
    people = [9, 9, 9, 4, 3, 3]
    assert publishable([before, after], people, organisation, [True, False]).tolist() == [True, True]


def test_what_was_published_stays_even_where_it_is_no_longer_safe():
    assert publishable([[True, True]], [2, 2], [0, 1], [True]).tolist() == [True]
