"""What holds for any answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models_engine import Missing, load_instrument, place_partnership, score_factors
from models_engine.answers import AnswerMatrix, reversed_answer
from tests.models_engine.tables import AXIS_CODES

INSTRUMENT = load_instrument()
ANSWERS = st.integers(1, 5)
REPLIES = st.one_of(ANSWERS, st.none(), st.sampled_from(Missing))
FACTOR = ("SEA1", "SEA2", "SEA3", "SEA4")


def rows(codes, cells=REPLIES, least=1, most=6):
    return st.lists(st.fixed_dictionaries(dict.fromkeys(codes, cells)), min_size=least, max_size=most)


def mirrored(row):
    return {
        code: reversed_answer(answer) if isinstance(answer, int) else answer for code, answer in row.items()
    }


@given(ANSWERS)
def test_reversing_twice_changes_nothing_and_the_middle_stays(answer):
    assert reversed_answer(reversed_answer(answer)) == answer
    assert reversed_answer(3) == 3


@given(rows(FACTOR))
def test_what_goes_into_a_matrix_comes_out_as_it_was(people):
    """Reversal on the way in is undone on the way out; nothing missing turns into anything else."""
    matrix = AnswerMatrix.from_rows(INSTRUMENT, people)
    assert [{code: matrix.raw(code, index) for code in FACTOR} for index in range(len(people))] == people


@given(rows(FACTOR, most=1))
def test_a_score_lies_between_its_answers_after_reversal(people):
    score = score_factors(INSTRUMENT, people)["SEA"]
    if score.mean is not None:
        used = [
            6 - answer if code == "SEA4" else answer
            for code, answer in people[0].items()
            if isinstance(answer, int)
        ]
        assert min(used) <= score.mean <= max(used)


@given(rows(FACTOR, ANSWERS, most=1), st.lists(st.sampled_from(FACTOR), min_size=1, max_size=4, unique=True))
def test_a_dont_know_only_drops_its_item_or_the_whole_score(people, silent):
    """With one don't know the score is that of the other three answers; with two there is none."""
    fewer = {code: Missing.DONT_KNOW if code in silent else answer for code, answer in people[0].items()}
    without = {
        code: Missing.NOT_APPLICABLE if code in silent else answer for code, answer in people[0].items()
    }
    score = score_factors(INSTRUMENT, [fewer])["SEA"].mean
    expected = score_factors(INSTRUMENT, [without])["SEA"].mean if len(silent) == 1 else None
    assert score == expected


@given(rows(FACTOR), st.randoms())
def test_the_order_of_people_does_not_matter(people, source):
    shuffled = source.sample(people, len(people))
    one, other = (score_factors(INSTRUMENT, some)["SEA"] for some in (people, shuffled))
    assert (one.mean, one.band_counts, one.items) == (other.mean, other.band_counts, other.items)
    assert one.r_star == other.r_star


@given(rows(AXIS_CODES))
def test_answering_everything_the_other_way_round_mirrors_formality(people):
    position = place_partnership(INSTRUMENT, people)
    mirror = place_partnership(INSTRUMENT, [mirrored(row) for row in people])
    if position.formality is None:
        assert mirror.formality is None
    else:
        assert mirror.formality == pytest.approx(100 - position.formality, abs=1e-9)
    assert [one is None for _, one in position.person_positions] == [
        one is None for _, one in mirror.person_positions
    ]


def test_answering_the_other_way_round_does_not_mirror_origin():
    """O1 and O5 are alternative routes, so the higher one counts: 1 and 5 give 5 both ways."""
    row = dict(zip(("O1", "O2", "O3", "O4", "O5", "O6"), (1, 5, 1, 1, 5, 5), strict=True))
    origin = place_partnership(INSTRUMENT, [row]).origin
    mirror = place_partnership(INSTRUMENT, [mirrored(row)]).origin
    assert (origin, mirror) == (20.0, 100.0)
    assert mirror != 100 - origin


@given(rows(AXIS_CODES))
def test_a_position_is_on_the_picture_or_nowhere(people):
    position = place_partnership(INSTRUMENT, people)
    for number in (position.formality, position.origin, position.origin_start, position.drive_now):
        assert number is None or 0 <= number <= 100
    assert (position.place is None) == (position.formality is None or position.origin is None)


@given(rows(AXIS_CODES, most=1))
def test_as_many_more_answers_as_are_missing_give_a_score(people):
    """Answering unanswered formality items one after the other brings a score exactly when the count says."""
    row = people[0]
    missing = place_partnership(INSTRUMENT, [row]).missing_formality
    open_items = [code for code in AXIS_CODES[:6] if not isinstance(row[code], int)]
    for given_so_far in range(missing + 1):
        filled = row | dict.fromkeys(open_items[:given_so_far], 4)
        found = place_partnership(INSTRUMENT, [filled]).formality
        assert (found is not None) == (given_so_far == missing)
