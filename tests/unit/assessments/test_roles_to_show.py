"""H7: which roles may stand beside the mean of all, so that no subtraction leaves one to seven people."""

from itertools import chain, combinations, product

import pytest

from assessments.selectors.roles import roles_to_show

LEAST = 8
SIZES = (0, 1, 3, 7, 8, 9, 12, 16)


def remainders(sizes: dict[str, int], people: int, shown) -> set[int]:
    """How many people are left when any of the shown groups are taken from the total: all that can be worked out,
    because the groups have nobody in common."""
    subsets = chain.from_iterable(combinations(sorted(shown), size) for size in range(len(shown) + 1))
    return {people - sum(sizes[role] for role in subset) for subset in subsets}


def isolated(sizes, people, shown) -> set[int]:
    groups = {sizes[role] for role in shown}
    return {size for size in remainders(sizes, people, shown) | groups if shown and 0 < size < LEAST}


def test_H7_no_difference_of_what_is_shown_leaves_one_to_seven_people():
    shown_somewhere = 0
    for executive, digital, manager, unsaid in product(SIZES, repeat=4):
        sizes = {"executive": executive, "digital": digital, "manager": manager}
        people = sum(sizes.values()) + unsaid
        shown = roles_to_show(sizes, people, LEAST)
        shown_somewhere += len(shown)
        assert isolated(sizes, people, shown) == set(), (sizes, unsaid, shown)
    assert shown_somewhere > 1000


def test_the_adversary_would_find_a_rule_that_looks_at_one_group_at_a_time():
    """Each of the two has eight and leaves eight or more; together they leave four."""
    sizes, people = {"executive": 8, "digital": 9, "manager": 4}, 21
    one_by_one = {role for role, size in sizes.items() if size >= LEAST and people - size >= LEAST}

    assert isolated(sizes, people, one_by_one) == {4}
    assert roles_to_show(sizes, people, LEAST) == {"digital"}


@pytest.mark.parametrize(
    ("sizes", "people", "shown"),
    [
        ({"manager": 8}, 16, {"manager"}),
        ({"manager": 8}, 15, set()),
        ({"manager": 8}, 8, {"manager"}),
        ({"manager": 7}, 40, set()),
        ({"manager": 8, "digital": 8}, 16, {"manager", "digital"}),
        ({"manager": 8, "digital": 8}, 24, {"manager", "digital"}),
        ({}, 0, set()),
    ],
)
def test_a_role_needs_eight_and_leaves_eight_or_nobody(sizes, people, shown):
    assert roles_to_show(sizes, people, LEAST) == shown
