"""Mechanisms tried: what outsiders may be shown, and what whoever knows their own partnership could take out of it."""

import pytest

from models_engine import TriedCase, publish_tried


def case(number, change=-10.0, region="formal-external", member=None, after=2):
    """A partnership of its own two organisations, both of which answered."""
    sides = (member or f"trust {number}", f"partner {number}")
    columns = tuple(((number, side, after), side) for side in sides)
    return TriedCase(number, columns, frozenset(sides), region, {"formality": change, "drive_now": 2.0})


def columns_of(cases):
    return {column for one in cases for column in one.columns}


def test_by_hand():
    """Twelve changes, six of -20 and six of 0: mean -10, s = 10.4447, SE = 3.0151, t(11) = 2.2010: ± 6.636."""
    cases = [case(number, -20.0 * (number % 2)) for number in range(12)]

    found = publish_tried({4: cases})[4]

    assert found.tried == 10
    assert (found.moves["formality"].difference, found.moves["formality"].interval) == (-10, (-17, -3))
    assert found.moves["formality"].label == "lower"
    assert found.moves["drive_now"].label == "no_clear_change"


@pytest.mark.parametrize(("partnerships", "shown"), [(0, False), (7, False), (8, False), (9, True)])
def test_under_eight_besides_ones_own_nothing_is_shown(partnerships, shown):
    """Of eight, each organisation could take out its own and had the mean of seven."""
    assert (4 in publish_tried({4: [case(number) for number in range(partnerships)]})) is shown


def test_nothing_where_one_organisation_is_in_most_of_them():
    own = [case(number, member="trust") for number in range(12)]
    others = [case(number) for number in range(20, 30)]

    assert publish_tried({4: [*own, *others[:7]]}) == {}
    assert 4 in publish_tried({4: [*own[:8], *others]})


def test_regions_are_counted_only_where_none_is_small():
    many = [case(number) for number in range(12)]
    few = [case(number, region="informal-internal") for number in range(20, 24)]
    enough = [case(number, region="informal-internal") for number in range(20, 29)]

    assert publish_tried({4: [*many, *few]})[4].regions is None
    assert publish_tried({4: [*many, *enough]})[4].regions == {"formal-external": 10, "informal-internal": 10}


def test_two_mechanisms_that_differ_by_one_partnership_are_not_both_shown():
    shared = [case(number) for number in range(12)]

    assert list(publish_tried({4: shared, 5: shared})) == [4, 5]
    assert list(publish_tried({4: shared, 5: [*shared, case(50)]})) == [4]
    assert list(publish_tried({4: shared, 5: [*shared, *map(case, range(50, 58))]})) == [4, 5]


def test_one_more_partnership_does_not_show_in_the_next_figure():
    before = [case(number) for number in range(12)]
    published = [columns_of(before)]

    assert 4 in publish_tried({4: before}, published)
    assert publish_tried({4: [*before, case(50)]}, published) == {}
    assert 4 in publish_tried({4: [*before, *map(case, range(50, 54))]}, published)


def test_one_partnership_that_has_another_pair_of_rounds_does_not_show_either():
    before = [case(number) for number in range(12)]
    after = [*before[1:], case(0, change=30, after=3)]

    assert publish_tried({4: after}, [columns_of(before)]) == {}
