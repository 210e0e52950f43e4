"""From items to factors: what counts, what is needed, what is said about it."""

import pytest

from models_engine import AnswerMatrix, Missing, score_factors
from tests.models_engine.tables import answers


def score(instrument, code, cells, *more, view=None):
    codes = [f"{code}{number}" for number in (1, 2, 3, 4)]
    return score_factors(instrument, [answers(codes, line) for line in (cells, *more)], view)[code]


@pytest.mark.parametrize(
    ("cells", "mean"),
    [
        ("4 5 4 DK", 11 / 3),  # the third is reversed: 4, 5, 2
        ("4 5 - DK", None),  # two of four applicable
        ("4 5 NA -", 4.5),  # two of three applicable
        ("4 5 NA NA", 4.5),  # both of two
        ("4 DK NA NA", None),  # one of two
        ("4 NA NA NA", None),  # one applicable item is never enough
        ("NA NA NA NA", None),
        ("4 5 . -", 4.5),  # not asked counts as not applicable
        ("4 . . .", None),
        ("3 3 3 3", 3.0),
        ("5 5 1 5", 5.0),
    ],
)
def test_how_many_answers_a_score_needs(instrument, cells, mean):
    assert score(instrument, "POL", cells).mean == (None if mean is None else pytest.approx(mean, abs=1e-12))


def test_the_mean_of_people_counts_each_person_once(instrument):
    """Three answers of one person weigh as much as four of another."""
    found = score(instrument, "SEA", "5 5 5 1", "1 1 - 5", "4 - - -")
    assert found.person_means == (5.0, 1.0, None)
    assert (found.mean, found.n, found.respondents, found.answered, found.asked) == (3.0, 2, 3, 8, 12)


def test_shares_are_of_what_was_asked(instrument):
    found = score(instrument, "POL", "DK NA 3 .", "DK 4 - .")
    assert found.dont_know_share == pytest.approx(2 / 6)
    assert found.not_applicable_share == pytest.approx(1 / 6)


def test_a_factor_nobody_was_asked_has_no_numbers_at_all(instrument):
    found = score_factors(instrument, [{"SEA1": 4}])["POL"]
    assert (found.mean, found.n, found.band, found.asked) == (None, 0, None, 0)
    assert (found.dont_know_share, found.not_applicable_share) == (None, None)
    assert (found.average_deviation, found.r_star, found.views_differ) == (None, None, None)


def test_no_respondents_give_no_scores(instrument):
    assert score_factors(instrument, [])["POL"].mean is None


def test_items_keep_the_raw_answers_and_three_kinds_of_nothing_apart(instrument):
    found = score(instrument, "POL", "5 DK 1 4", "4 NA 2 4", "4 - 1 4").items
    assert found[0].counts == (0, 0, 0, 2, 1)
    assert (found[1].dont_know, found[1].not_applicable, found[1].unanswered, found[1].n) == (1, 1, 1, 0)
    assert found[1].mean is None
    assert (found[2].counts, found[2].mean) == ((2, 1, 0, 0, 0), pytest.approx(4 / 3))


def test_seen_from_an_organisation_items_of_one_partnership_are_left_out(instrument):
    cells = "5 3 1 DK"
    assert score(instrument, "MAN", cells).mean == pytest.approx(13 / 3)
    seen = score(instrument, "MAN", cells, view="organisation")
    assert [item.code for item in seen.items] == ["MAN1", "MAN2", "MAN4"]
    assert (seen.mean, seen.asked) == (4.0, 3)
    assert score(instrument, "MAN", cells, view="partnership").mean == pytest.approx(13 / 3)


def test_two_of_three_are_enough_for_an_organisation_and_not_for_a_partnership(instrument):
    assert score(instrument, "SUP", "4 4 - -", view="organisation").mean == 4.0
    assert score(instrument, "SUP", "4 4 - -", view="partnership").mean is None


def test_interorganisational_factors_are_never_an_organisations(instrument):
    row = {"REC1": 4, "REC2": 4, "REC3": 4, "REC4": 2}
    assert score_factors(instrument, [row], "partnership")["REC"].mean == 4.0
    organisation = score_factors(instrument, [row], "organisation")
    assert {"REC", "IDN", "GOV", "PRX", "COO"}.isdisjoint(organisation)
    assert len(organisation) == 11


def test_a_choice_of_factors_comes_in_the_order_of_the_instrument(instrument):
    assert list(score_factors(instrument, [{}], factors=["INH", "POL"])) == ["POL", "INH"]
    with pytest.raises(KeyError, match="no factor 'XYZ'"):
        score_factors(instrument, [{}], factors=["XYZ"])


@pytest.mark.parametrize(
    ("code", "cells", "band"),
    [
        ("SEA", "3 3 3 4", "needs_attention"),  # 11 / 4
        ("SEA", "3 3 3 3", "mixed"),
        ("SEA", "4 4 4 3", "mixed"),  # 15 / 4
        ("SEA", "4 4 4 2", "strength"),
        ("POL", "2 2 4 2", "weak_presence"),
        ("POL", "3 3 3 3", "moderate_presence"),
        ("POL", "5 5 1 5", "strong_presence"),
        ("INH", "2 2 2 4", "little_barrier"),
        ("INH", "3 3 3 3", "some_barrier"),
        ("INH", "4 4 4 2", "serious_barrier"),
    ],
)
def test_bands_are_half_open_and_speak_the_language_of_the_factor(instrument, code, cells, band):
    assert score(instrument, code, cells).band == band


def test_a_mean_a_hair_below_a_border_in_binary_is_on_it(instrument):
    """11/3, 10/3 and 15/3 add up to 12, but not in binary."""
    people = ["4 - 4 3", "3 - 4 3", "5 - 5 1"]
    assert score(instrument, "SEA", *people).mean == pytest.approx(4.0, abs=1e-12)
    assert instrument.band_of("SEA", 4.0 - 1e-12).code == "strength"
    assert instrument.band_of("SEA", 4.0 - 1e-6).code == "mixed"


def test_people_are_counted_by_band(instrument):
    found = score(instrument, "SEA", "1 1 1 5", "3 3 3 3", "5 5 5 1", "5 5 5 1", "- - - -")
    assert found.band_counts == (1, 1, 2)


SPLIT = ["5 5 5 1"] * 3 + ["1 1 1 5"] * 3


def test_views_differ_when_people_are_far_apart(instrument):
    found = score(instrument, "ABS", *SPLIT)
    assert found.average_deviation == 2.0
    assert found.r_star == pytest.approx(1 - 4.8 / 2)
    assert found.views_differ is True
    assert score(instrument, "ABS", *["4 4 4 2"] * 6).views_differ is False


@pytest.mark.parametrize(
    ("code", "people"),
    [("ABS", SPLIT[1:5]), ("POL", SPLIT), ("IMO", SPLIT)],
    ids=["four people", "macro", "individual"],
)
def test_where_agreement_is_not_to_be_expected_nothing_is_said_about_it(instrument, code, people):
    assert score(instrument, code, *people).views_differ is None


def test_one_person_neither_agrees_nor_disagrees(instrument):
    found = score(instrument, "ABS", "5 5 5 1")
    assert (found.average_deviation, found.r_star) == (None, None)


def test_a_matrix_gives_the_same_as_its_rows(instrument):
    rows = [answers("POL1 POL2 POL3 POL4", "4 5 4 DK"), answers("POL1 POL2 POL3 POL4", "1 2 3 4")]
    assert score_factors(instrument, AnswerMatrix.from_rows(instrument, rows)) == score_factors(
        instrument, rows
    )


def test_an_unknown_code_and_an_impossible_answer_are_refused(instrument):
    with pytest.raises(ValueError, match="respondent 2: no item 'POL9'"):
        score_factors(instrument, [{}, {"POL9": 3}])
    with pytest.raises(ValueError, match="respondent 1, POL1: expected 1 to 5, got 6"):
        score_factors(instrument, [{"POL1": 6}])
    for wrong in (0, 3.0, "3", True):
        with pytest.raises(ValueError, match="POL1"):
            score_factors(instrument, [{"POL1": wrong}])


def test_a_fact_question_may_stand_in_a_row_and_is_no_number(instrument):
    with_fact = score_factors(
        instrument, [{"FIRST": "boards", "POL1": 4, "POL2": 4, "POL3": Missing.NOT_APPLICABLE}]
    )
    assert with_fact["POL"].mean == 4.0
