"""P1 to P3 on random worlds, by hypothesis: a few hundred each time, ten thousand in `make attack`."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models_engine import CountTable, publish_mean, publish_share, publishable
from tests.disclosure.auditor import audit_tables
from tests.disclosure.tables import published_table, too_close
from tests.disclosure.test_groups import attack

FEW = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MANY = settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def worlds(draw):
    """Up to seven organisations with up to twenty people, and up to nine groups of them in any order."""
    size = draw(st.integers(3, 7))
    people = draw(st.lists(st.integers(0, 20), min_size=size, max_size=size))
    groups = draw(
        st.lists(st.lists(st.booleans(), min_size=size, max_size=size).filter(any), min_size=1, max_size=9)
    )
    organisation = draw(st.lists(st.integers(0, size - 1), min_size=size, max_size=size))
    return np.array(groups), np.array(people), np.array(organisation)


@st.composite
def count_tables(draw):
    """Three organisations to six in one or two levels of areas, by one to four categories."""
    size, categories = draw(st.integers(2, 6)), draw(st.integers(1, 4))
    largest = draw(st.sampled_from([3, 12, 40]))
    counts = draw(
        st.lists(
            st.lists(st.integers(0, largest), min_size=categories, max_size=categories),
            min_size=size,
            max_size=size,
        )
    )
    split = draw(st.integers(1, size - 1))
    inside = np.arange(size) < split
    groups = np.array([np.ones(size, dtype=bool), inside, ~inside])
    return CountTable(groups, np.array(counts), things=draw(st.booleans()))


def nothing_follows(world):
    taken = np.flatnonzero(publishable(*world))
    assert attack(*world, taken) == []


def no_count_is_told(table):
    findings = audit_tables([published_table(table, knows_small=False)])[0]
    assert [one for one in findings if one.width < 5 and one.high > 0] == []


@given(worlds())
@FEW
def test_nothing_follows_in_any_world(world):
    nothing_follows(world)


@given(count_tables())
@FEW
def test_no_count_is_told_in_any_table(table):
    no_count_is_told(table)


@given(st.lists(st.integers(0, 20), max_size=6), st.floats(1, 5), st.data())
@FEW
def test_no_figure_from_a_group_below_the_threshold(people, mean, data):
    part = data.draw(st.integers(0, sum(people)))
    there = [count for count in people if count]
    safe = sum(there) >= 8 and len(there) >= 3 and 2 * max(there) <= sum(there)
    assert (publish_mean(mean, people).shown is not None) == safe
    share = publish_share(part, sum(people), people)
    assert share.shown is None or (safe and all(n == 0 or n >= 8 for n in (part, sum(people) - part)))


@pytest.mark.slow
@pytest.mark.timeout(0)
@given(worlds())
@MANY
def test_nothing_follows_in_ten_thousand_worlds(world):
    nothing_follows(world)


@pytest.mark.slow
@pytest.mark.timeout(0)
@given(count_tables())
@MANY
def test_no_count_is_told_in_ten_thousand_tables(table):
    no_count_is_told(table)


@pytest.mark.slow
@pytest.mark.timeout(0)
def test_ten_thousand_tables_with_both_margins():
    random = np.random.default_rng(9)
    for _ in range(100):
        tables = [
            CountTable.two_way(random.poisson(random.choice([3, 6, 10, 20], (5, 4)))) for _ in range(100)
        ]
        assert too_close(tables) == []
