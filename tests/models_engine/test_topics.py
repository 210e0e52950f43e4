"""Which conditions to talk about: by gap, by disagreement and by what is needed next."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models_engine import SideMean, TopicCandidate, TopicSide, load_instrument, propose_topics

CODES = [factor.code for factor in load_instrument().factors]
MEANS = st.integers(10, 50).map(lambda tenths: tenths / 10)
SIDES = st.lists(st.tuples(MEANS, st.booleans()), max_size=3)
CANDIDATES = st.dictionaries(st.sampled_from(CODES), st.tuples(SIDES, st.booleans()))


def about(factor, *means, differ=False, needed=False, people=6, agreed=False):
    sides = tuple(TopicSide(SideMean(mean, 0.6, people, agreed), differ) for mean in means)
    return TopicCandidate(factor, sides, needed)


def codes(found):
    return [topic.factor for topic in found]


def test_the_widest_gap_comes_first_and_an_aligned_one_not_at_all(newest):
    found = propose_topics(newest, [about("REC", 4, 3.6), about("GOV", 4, 3.4), about("COO", 4.2, 3.1)], 5)
    assert codes(found) == ["COO", "GOV"]
    assert [round(topic.gap, 2) for topic in found] == [1.1, 0.6]
    assert {topic.reasons for topic in found} == {("gap",)}


def test_of_three_sides_the_two_furthest_apart_count(newest):
    (found,) = propose_topics(newest, [about("GOV", 3.2, 4.4, 2.9)], 5)
    assert found.gap == pytest.approx(1.5)


def test_what_is_needed_next_and_not_met_outweighs_people_who_differ(newest):
    given = [about("REC", 3.4, 3.4, differ=True), about("GOV", 3.4, 3.4, needed=True)]
    found = propose_topics(newest, given, 5)
    assert [(topic.factor, topic.points, topic.reasons) for topic in found] == [
        ("GOV", 1.5, ("needed",)),
        ("REC", 1.0, ("views_differ",)),
    ]


def test_reasons_add_up(newest):
    (found,) = propose_topics(newest, [about("GOV", 4, 3, differ=True, needed=True)], 5)
    assert (found.points, found.reasons) == (3.5, ("gap", "views_differ", "needed"))


def test_places_that_are_left_go_to_what_is_on_the_wrong_side_of_the_middle(newest):
    """High is bad for a barrier, and what surrounds the partners is neither good nor bad."""
    given = [about("REC", 2.4), about("INH", 4.1), about("SUP", 1.5), about("COO", 3.2), about("GOV", 4, 3)]
    found = propose_topics(newest, given, 5)
    assert [(topic.factor, topic.reasons) for topic in found] == [
        ("GOV", ("gap",)),
        ("INH", ("low",)),
        ("REC", ("low",)),
    ]
    assert [topic.low for topic in found] == pytest.approx([1.5, 3.1, 2.6])


def test_too_few_people_make_no_gap_and_an_agreed_sheet_does(newest):
    assert not propose_topics(newest, [about("GOV", 4, 3, people=4)], 5)
    assert propose_topics(newest, [about("GOV", 4, 3, people=4, agreed=True)], 5)


def test_ties_keep_the_order_of_the_instrument(newest):
    given = [about(code, 4, 3) for code in ("COO", "REC", "GOV")]
    assert codes(propose_topics(newest, given, 2)) == ["REC", "GOV"]


def test_where_nothing_is_open_nothing_is_proposed(newest):
    assert propose_topics(newest, [], 5) == ()
    assert propose_topics(newest, [TopicCandidate("GOV")], 5) == ()


def test_a_factor_named_twice_or_unknown_is_refused(newest):
    with pytest.raises(ValueError, match="twice"):
        propose_topics(newest, [about("GOV", 4), about("GOV", 3)], 5)
    with pytest.raises(KeyError, match="NONE"):
        propose_topics(newest, [about("NONE", 4)], 5)


@given(CANDIDATES, st.integers(0, 5))
def test_the_rule_worked_out_by_hand(newest, drawn, most):
    given_ones = [
        TopicCandidate(
            code, tuple(TopicSide(SideMean(mean, 0.5, 5), differ) for mean, differ in sides), needed
        )
        for code, (sides, needed) in drawn.items()
    ]
    found = propose_topics(newest, given_ones, most)
    expected = {}
    for code, (sides, needed) in drawn.items():
        widest = max((abs(one - other) for (one, _), (other, _) in combinations(sides, 2)), default=0)
        expected[code] = widest * (widest > 0.5 - 1e-9) + any(differ for _, differ in sides) + 1.5 * needed
    assert [topic.points for topic in found] == pytest.approx([expected[code] for code in codes(found)])
    assert len(found) <= most
    left = [points for code, points in expected.items() if code not in codes(found)]
    if found and left and len(found) == most:
        assert max(left) <= min(topic.points for topic in found) + 1e-9
    elif len(found) < most:
        assert not any(left)


@given(CANDIDATES)
def test_the_order_of_the_candidates_does_not_matter(newest, drawn):
    given_ones = [
        about(code, *(mean for mean, _ in sides), needed=needed) for code, (sides, needed) in drawn.items()
    ]
    assert propose_topics(newest, given_ones, 5) == propose_topics(newest, given_ones[::-1], 5)
