"""A room's answers in a few numbers: known answers, a second, naive way to the same numbers, and what always holds."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models_engine import RoomReading, RoomShift, prompt_kind, read_room, room_place, room_shift

COUNTS = st.lists(st.integers(0, 12), min_size=5, max_size=5)
SOME_ANSWERS = COUNTS.filter(any)
WHO = st.dictionaries(st.integers(0, 15), st.integers(1, 5))


@pytest.fixture(scope="session")
def room(newest):
    def read(*counts, dont_know=0, agreement=True):
        return read_room(counts, dont_know, minimums=newest.minimums, agreement=agreement)

    return read


def spelled_out(counts):
    answers = []
    for value, count in zip((1, 2, 3, 4, 5), counts, strict=True):
        answers += [value] * count
    return answers


def naive_quartile(answers, share):
    """The lowest answer that so many are at or below, the highest that the others are at or above, and their mean."""
    n = len(answers)
    low = min(value for value in answers if sum(one <= value for one in answers) >= share * n)
    high = max(value for value in answers if sum(one >= value for one in answers) >= (1 - share) * n)
    return (low + high) / 2


def naive_r_star(answers):
    """By the differences between every two people: their mean square is twice the variance."""
    pairs = list(permutations(answers, 2))
    return 1 - sum((a - b) ** 2 for a, b in pairs) / len(pairs) / 2 / 2


@pytest.mark.parametrize(
    ("counts", "median", "quartiles"),
    [
        ((1, 1, 1, 1, 1), 3, (2, 4)),
        ((1, 1, 1, 1, 0), 2.5, (1.5, 3.5)),
        ((0, 0, 1, 0, 0), 3, (3, 3)),
        ((2, 2, 2, 1, 0), 2, (1, 3)),
        ((7, 0, 0, 0, 7), 3, (1, 5)),
        ((0, 0, 0, 0, 6), 5, (5, 5)),
        ((0, 1, 0, 2, 1), 4, (3, 4.5)),
    ],
)
def test_the_median_and_the_quartiles_of_a_few_answers(room, counts, median, quartiles):
    found = room(*counts)
    assert (found.median, found.quartiles) == (median, quartiles)


@pytest.mark.parametrize(
    ("counts", "word"),
    [
        ((0, 0, 1, 6, 1), "agree"),  # s² = 2/7: .86 with the uniform null, .79 with the skewed one
        ((0, 0, 0, 8, 0), "agree"),
        ((0, 0, 2, 4, 2), "spread"),  # s² = 4/7: .71 with the uniform null, but .57 with the skewed one
        ((0, 4, 4, 0, 0), "agree"),  # s² = 2/7
        (
            (1, 0, 1, 6, 0),
            "spread",
        ),  # r* = .43, and people are 0.78 from the mean on average, which is below 0.83
        ((4, 0, 0, 0, 4), "differ"),
        ((2, 2, 1, 2, 1), "differ"),
        ((0, 0, 1, 6, 0), None),  # seven people
    ],
)
def test_the_word_for_how_far_a_room_agrees(room, counts, word):
    assert room(*counts).agreement_word == word


def test_no_word_where_people_need_not_agree(room):
    assert room(0, 0, 0, 9, 0).agreement_word == "agree"
    assert room(0, 0, 0, 9, 0, agreement=False).agreement_word is None


def test_dont_know_is_counted_apart_and_is_in_no_number(room):
    without, with_some = room(1, 0, 3, 4, 1), room(1, 0, 3, 4, 1, dont_know=4)
    assert (with_some.n, with_some.dont_know, with_some.people) == (9, 4, 13)
    numbers = ("mean", "median", "quartiles", "r_star", "average_deviation", "agreement_word")
    assert [getattr(with_some, one) for one in numbers] == [getattr(without, one) for one in numbers]


def test_nobody_has_no_numbers_and_one_person_no_spread(room):
    assert room(0, 0, 0, 0, 0, dont_know=3) == RoomReading(
        0, 3, (0, 0, 0, 0, 0), None, None, None, None, None, None
    )
    one = room(0, 1, 0, 0, 0)
    assert (one.mean, one.median, one.r_star, one.average_deviation) == (2, 2, None, None)


@pytest.mark.parametrize("counts", [(1, 2, 3, 4), (1, 2, 3, 4, 5, 6), (1, 0, 0, -1, 0)])
def test_what_are_no_counts_is_refused(room, counts):
    with pytest.raises(ValueError, match="expected five counts"):
        room(*counts)


@given(SOME_ANSWERS)
def test_a_naive_count_gives_the_same_numbers(newest, counts):
    found = read_room(counts, minimums=newest.minimums, agreement=True)
    answers = spelled_out(counts)
    assert found.n == len(answers)
    assert found.mean == pytest.approx(sum(answers) / len(answers))
    assert found.median == naive_quartile(answers, 0.5)
    assert found.quartiles == (naive_quartile(answers, 0.25), naive_quartile(answers, 0.75))
    if len(answers) >= 2:
        assert found.r_star == pytest.approx(naive_r_star(answers))


@given(SOME_ANSWERS)
def test_at_least_half_of_the_answers_lie_between_the_quartiles(newest, counts):
    found = read_room(counts, minimums=newest.minimums, agreement=False)
    low, high = found.quartiles
    assert low <= found.median <= high
    between = [answer for answer in spelled_out(counts) if low <= answer <= high]
    assert 2 * len(between) >= found.n


@given(SOME_ANSWERS)
def test_turning_the_scale_turns_the_middle_and_leaves_agreement_as_it_is(newest, counts):
    one = read_room(counts, minimums=newest.minimums, agreement=True)
    other = read_room(counts[::-1], minimums=newest.minimums, agreement=True)
    assert other.median == 6 - one.median
    assert other.quartiles == tuple(6 - end for end in reversed(one.quartiles))
    assert other.agreement_word == one.agreement_word


@pytest.mark.parametrize(
    ("before", "after", "shift"),
    [
        ({}, {}, RoomShift(0, 0, 0, 0, 0, 0)),
        ({"a": 1, "b": 5}, {"a": 5, "b": 1}, RoomShift(2, 1, 1, 0, 0, 0)),
        ({"a": 1, "b": 5}, {"c": 3}, RoomShift(0, 0, 0, 0, 2, 1)),
        ({"a": 3}, {"a": 3, "c": 5}, RoomShift(1, 0, 0, 1, 0, 1)),
    ],
)
def test_who_left_or_joined_has_not_changed(before, after, shift):
    assert room_shift(before, after) == shift


@given(WHO, WHO)
def test_every_person_of_both_rounds_is_in_one_place(before, after):
    found = room_shift(before, after)
    assert found.higher + found.lower + found.same == found.both == found.changed + found.same
    assert (found.both + found.left, found.both + found.joined) == (len(before), len(after))
    back = room_shift(after, before)
    assert (back.higher, back.lower, back.left, back.joined) == (
        found.lower,
        found.higher,
        found.joined,
        found.left,
    )


@pytest.mark.parametrize(
    ("medians", "place"), [((1, 5), (0, 100)), ((3, 3), (50, 50)), ((4.5, 2), (87.5, 25))]
)
def test_a_room_places_a_partnership_by_two_medians(medians, place):
    assert room_place(*medians) == place


@pytest.mark.parametrize("medians", [(None, 3), (3, None), (None, None)])
def test_half_an_answer_is_no_place(medians):
    assert room_place(*medians) is None


@pytest.mark.parametrize("medians", [(0.5, 3), (3, 5.5)])
def test_a_median_off_the_scale_is_refused(medians):
    with pytest.raises(ValueError, match="not on the scale"):
        room_place(*medians)


GOOD, BAD, MIDDLING = (0, 0, 1, 8, 1), (1, 8, 1, 0, 0), (0, 2, 5, 3, 0)


def test_statements_worded_the_other_way_round_are_turned(newest, room):
    """GOV4: getting permission takes too long."""
    assert prompt_kind(newest, {"GOV1": room(*GOOD), "GOV4": room(*BAD)}, "GOV") == "agree"
    assert prompt_kind(newest, {"GOV1": room(*BAD), "GOV4": room(*GOOD)}, "GOV") == "low"


def test_of_a_barrier_the_low_end_is_that_it_holds_people_back(newest, room):
    """INH4, worded the other way round, says that people feel comfortable asking."""
    assert prompt_kind(newest, {"INH1": room(*GOOD), "INH4": room(*BAD)}, "INH") == "low"
    assert prompt_kind(newest, {"INH1": room(*BAD), "INH4": room(*GOOD)}, "INH") == "agree"


def test_a_statement_of_ones_own_is_taken_as_it_is(newest, room):
    assert prompt_kind(newest, {"STATEMENT": room(*GOOD)}) == "agree"
    assert prompt_kind(newest, {"STATEMENT": room(*BAD)}) == "low"


def test_a_room_that_neither_agrees_nor_is_split_is_mixed(newest, room):
    assert prompt_kind(newest, {"STATEMENT": room(0, 2, 5, 4, 1)}) == "mixed"


def test_a_split_comes_before_a_low_mean(newest, room):
    assert prompt_kind(newest, {"STATEMENT": room(6, 1, 0, 1, 3)}) == "split"


def test_one_statement_with_a_third_on_either_side_is_a_split(newest, room):
    agreed = dict.fromkeys(("GOV1", "GOV2", "GOV3"), room(0, 0, 0, 9, 0))
    assert prompt_kind(newest, {**agreed, "GOV4": room(0, 3, 3, 3, 0)}, "GOV") == "split"
    assert prompt_kind(newest, {**agreed, "GOV4": room(0, 7, 2, 0, 0)}, "GOV") == "agree"


def test_four_people_are_too_few_to_be_split(newest, room):
    assert prompt_kind(newest, {"STATEMENT": room(2, 0, 0, 0, 3)}) == "split"
    assert prompt_kind(newest, {"STATEMENT": room(2, 0, 0, 0, 2)}) == "mixed"


def test_a_mean_on_the_border_is_not_low(newest, room):
    assert prompt_kind(newest, {"STATEMENT": room(0, 0, 4, 0, 0)}) == "mixed"
    assert prompt_kind(newest, {"STATEMENT": room(0, 1, 3, 0, 0)}) == "low"


def test_without_answers_the_instruments_own_question_is_put(newest, room):
    assert prompt_kind(newest, {}, "GOV") == "mixed"
    assert prompt_kind(newest, {"GOV1": room(0, 0, 0, 0, 0, dont_know=9)}, "GOV") == "mixed"


def test_an_unknown_factor_is_refused(newest, room):
    with pytest.raises(KeyError, match="NONE"):
        prompt_kind(newest, {"GOV1": room(*MIDDLING)}, "NONE")


@given(SOME_ANSWERS)
def test_a_room_of_any_kind_gets_a_prompt_and_turning_it_keeps_a_split(newest, counts):
    reading = read_room(counts, minimums=newest.minimums, agreement=True)
    turned = read_room(counts[::-1], minimums=newest.minimums, agreement=True)
    straight, reverse = prompt_kind(newest, {"GOV1": reading}), prompt_kind(newest, {"GOV4": turned})
    assert straight == reverse
