"""What an administrator sees of the questionnaire over everybody who answered."""

import random

import pytest

from models_engine import (
    AnswerMatrix,
    Groups,
    Missing,
    Ratings,
    group_effect,
    measure_reliability,
    pooled_reliability,
    score_factors,
)


@pytest.fixture(scope="module")
def everybody(instrument):
    """Sixty people of six organisations; what one of them says goes together."""
    source = random.Random(8)
    rows = []
    for _ in range(60):
        lean = source.gauss(3, 0.8)
        row = {}
        for item in instrument.items:
            answer = min(5, max(1, round(source.gauss(lean, 0.7))))
            row[item.code] = 6 - answer if item.reverse else answer
        rows.append(row)
    return rows


ORGANISATIONS = [number % 6 for number in range(60)]


def test_every_factor_is_there_with_what_its_type_allows(instrument, everybody):
    found = pooled_reliability(instrument, AnswerMatrix.from_rows(instrument, everybody), ORGANISATIONS)
    assert list(found) == [factor.code for factor in instrument.factors]
    for factor in instrument.factors:
        one = found[factor.code]
        assert (one.n, one.people, one.groups) == (60, 60, 6)
        assert (one.alpha is None) == (factor.type == "formative")
        assert (one.alpha_interval is None) == (factor.type == "formative")
        assert (one.omega is None) == (factor.type != "reflective")
        assert one.omega_reason == (None if factor.type == "reflective" else factor.type)
        assert one.icc1 is not None
        assert [item.code for item in one.items] == [item.code for item in factor.items]
        assert all(sum(item.counts) == 60 for item in one.items)


def test_the_numbers_are_those_of_the_single_functions(instrument, everybody):
    matrix = AnswerMatrix.from_rows(instrument, everybody)
    one = pooled_reliability(instrument, matrix, ORGANISATIONS)["ABS"]
    apart = measure_reliability(Ratings.from_matrix(matrix, ["ABS1", "ABS2", "ABS3", "ABS4"]))
    assert (one.alpha, one.alpha_interval, one.omega) == (apart.alpha, apart.alpha_interval, apart.omega)
    assert one.alpha > 0.7
    score = score_factors(instrument, matrix)["ABS"]
    effect = group_effect(score.person_means, Groups.of(ORGANISATIONS))
    assert (one.icc1, one.icc2) == (effect.icc1, effect.icc2)


def test_reversed_statements_are_reversed(instrument, everybody):
    """SEA4 is worded the other way round; unreversed it would pull the correlation apart."""
    whole = pooled_reliability(instrument, AnswerMatrix.from_rows(instrument, everybody), ORGANISATIONS)
    turned = [row | {"ABS4": 6 - row["ABS4"]} for row in everybody]
    wrong = pooled_reliability(instrument, AnswerMatrix.from_rows(instrument, turned), ORGANISATIONS)
    assert wrong["ABS"].alpha < 0.5 < whole["ABS"].alpha


def test_below_thirty_people_there_is_no_coefficient(instrument, everybody):
    """Thirty people answered everything about ABS, and one of them says don't know to an item of TRU."""
    rows = [dict(row) for row in everybody[:30]]
    reflective = [factor.code for factor in instrument.factors if factor.type == "reflective"]
    full, short = reflective[:2]
    rows[0][f"{short}1"] = Missing.DONT_KNOW
    found = pooled_reliability(instrument, AnswerMatrix.from_rows(instrument, rows), ORGANISATIONS[:30])
    assert (found[full].n, found[full].alpha_reason) == (30, None)
    assert found[full].alpha is not None
    assert (found[short].n, found[short].alpha, found[short].omega) == (29, None, None)
    assert (found[short].alpha_reason, found[short].omega_reason) == ("too_few_people", "too_few_people")
    # That person still has a score, from three of four.
    assert found[short].people == 30
    assert found[short].icc1 is not None
    assert found[short].dont_know_share == pytest.approx(1 / 120)
    few = pooled_reliability(instrument, AnswerMatrix.from_rows(instrument, rows[:29]), ORGANISATIONS[:29])
    assert {(one.alpha, one.omega, one.icc1, one.icc2) for one in few.values()} == {(None,) * 4}


def test_people_who_all_say_the_same_have_no_solution(instrument):
    row = {item.code: 4 for item in instrument.items}
    found = pooled_reliability(instrument, AnswerMatrix.from_rows(instrument, [row] * 40), ORGANISATIONS[:40])
    assert (found["ABS"].alpha, found["ABS"].alpha_reason) == (None, "no_solution")


def test_the_organisations_own_view_leaves_out_what_is_asked_of_a_partnership(instrument, everybody):
    matrix = AnswerMatrix.from_rows(instrument, everybody)
    found = pooled_reliability(instrument, matrix, ORGANISATIONS, view="organisation")
    assert [item.code for item in found["MAN"].items] == ["MAN1", "MAN2", "MAN4"]


def test_labels_and_people_must_be_as_many(instrument, everybody):
    with pytest.raises(ValueError, match="59 group labels for 60 people"):
        pooled_reliability(instrument, AnswerMatrix.from_rows(instrument, everybody), ORGANISATIONS[:59])
