"""From the axis items to a place: what is needed, several people, words, intervals."""

import pytest

from models_engine import axis_word, place_partnership
from tests.models_engine.tables import AXIS_CODES, VIGNETTES, answers


def place(instrument, *lines):
    return place_partnership(instrument, [answers(AXIS_CODES, line) for line in lines])


@pytest.mark.parametrize(
    ("cells", "formality", "missing"),
    [
        ("4 4 4 - - 2", 75.0, 0),
        ("4 4 4 - - -", None, 1),
        ("- DK NA - - -", None, 4),
        ("4 4 4 NA NA NA", None, 1),  # not applicable lowers nothing here
    ],
)
def test_formality_needs_four_of_six(instrument, cells, formality, missing):
    position = place(instrument, f"{cells}  1 5 1 1 1 5")
    assert (position.formality, position.missing_formality) == (formality, missing)
    assert (position.place is None) == (formality is None)


@pytest.mark.parametrize(
    ("cells", "origin", "missing"),
    [
        ("5 - 5 5 - -", 100.0, 0),  # A, C, D
        ("- - 5 5 5 -", 100.0, 0),  # A through O5 alone
        ("- 1 5 5 - -", 100.0, 0),  # B, C, D
        ("- - 5 5 - 1", None, 1),  # three components and neither A nor B
        ("5 1 - - 4 -", None, 1),  # O1 and O5 are one component
        ("- - - - - -", None, 3),
        ("NA NA 5 5 NA NA", None, 1),
        ("2 4 - - 5 3", (5 + 2 + 3 - 3) / 3 * 25, 0),
    ],
)
def test_origin_needs_three_components_with_a_or_b(instrument, cells, origin, missing):
    position = place(instrument, f"5 5 5 5 5 1  {cells}")
    assert position.origin == (None if origin is None else pytest.approx(origin))
    assert position.missing_origin == missing


@pytest.mark.parametrize(
    ("cells", "start", "now"),
    [
        ("4 - 2 5 - 1", 50.0, 100.0),
        ("4 - - 5 - -", None, None),
        ("- 2 2 - - 1", 50.0, None),
        ("- - 5 3 - 3", None, 50.0),
        ("- - - 3 - 3", None, 50.0),
    ],
)
def test_history_and_today_are_told_apart(instrument, cells, start, now):
    position = place(instrument, f"- - - - - -  {cells}")
    assert (position.origin_start, position.drive_now) == (start, now)


@pytest.mark.parametrize(
    ("score", "word"),
    [
        (39.9, "informal"),
        (40.0, "mixed"),
        (40 - 1e-10, "mixed"),
        (60.0, "mixed"),
        (60 + 1e-10, "mixed"),
        (60.1, "formal"),
    ],
)
def test_both_borders_are_mixed(instrument, score, word):
    assert axis_word(instrument, "formality", score) == word


def test_no_score_has_no_word(instrument):
    assert axis_word(instrument, "origin", None) is None


def test_several_people_are_the_mean_of_those_with_a_score(instrument):
    position = place(
        instrument, "5 5 5 5 5 1  5 1 5 5 5 1", "1 1 1 1 1 5  - - - - - -", "- - - - - -  1 5 1 1 1 5"
    )
    assert (position.formality, position.formality_answered) == (50.0, 2)
    assert (position.origin, position.origin_answered) == (50.0, 2)
    assert (position.respondents, position.people) == (3, 1)
    assert position.person_positions == ((100.0, 100.0), (0.0, None), (None, 0.0))
    assert position.place == "mixed-mixed"


def test_what_is_missing_for_several_is_what_the_nearest_person_needs(instrument):
    position = place(instrument, "5 - - - - -  - - - - - -", "5 5 5 - - -  5 1 - - - -")
    assert (position.missing_formality, position.missing_origin) == (1, 1)


def test_nobody_has_no_place(instrument):
    position = place_partnership(instrument, [])
    assert (position.formality, position.place, position.missing_formality, position.respondents) == (
        None,
        None,
        4,
        0,
    )


EIGHT = [vignette[1] for vignette in VIGNETTES[:8]]


def test_intervals_are_given_from_eight_people_on(instrument):
    assert place(instrument, *EIGHT[:7]).formality_interval is None
    position = place(instrument, *EIGHT)
    low, high = position.formality_interval
    assert 0 <= low < position.formality < high <= 100


def test_an_interval_needs_eight_scores_and_not_eight_rows(instrument):
    position = place(instrument, *EIGHT[:7], "- - - - - -  5 1 5 5 5 1")
    assert position.formality_interval is None
    assert position.origin_interval is not None


def test_an_interval_is_the_same_each_time_and_in_any_order(instrument):
    assert place(instrument, *EIGHT).origin_interval == place(instrument, *EIGHT[::-1]).origin_interval


def test_people_who_agree_have_an_interval_without_width(instrument):
    low, high = place(instrument, *EIGHT[:1] * 8).formality_interval
    assert low == pytest.approx(95.0)
    assert high == pytest.approx(95.0)


def test_the_interval_is_that_of_a_percentile_bootstrap(instrument):
    """Eight people, half at 0 and half at 100: the mean is 12.5 times a binomial of 8; its 5 % and 95 % points."""
    extremes = ["1 1 1 1 1 5  - - - - - -", "5 5 5 5 5 1  - - - - - -"] * 4
    assert place(instrument, *extremes).formality_interval == (25.0, 75.0)
