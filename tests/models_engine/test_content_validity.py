"""Indices of a panel of experts."""

import pytest

from models_engine import measure_content_validity


def panel(**columns):
    """Ratings of each item, one character for each expert; a dot is a missing one."""
    lines = zip(*columns.values(), strict=True)
    return [
        {code: None if cell == "." else int(cell) for code, cell in zip(columns, line, strict=True)}
        for line in lines
    ]


def test_indices_of_six_experts():
    found = measure_content_validity(["A", "B", "C"], panel(A="443343", B="442334", C="442213"))
    assert [(item.relevant, item.n, item.index) for item in found.items] == [
        (6, 6, 1.0),
        (5, 6, 5 / 6),
        (3, 6, 0.5),
    ]
    assert [item.enough for item in found.items] == [True, True, False]
    assert found.average == pytest.approx((1 + 5 / 6 + 1 / 2) / 3)
    assert found.universal == pytest.approx(1 / 3)
    assert (found.experts, found.enough) == (6, False)


def test_the_lines_are_078_for_an_item_and_090_for_the_scale():
    # Seven of nine are .777…, seven of eight .875.
    short, enough = panel(A="444444411"), panel(A="44444441")
    assert measure_content_validity(["A"], short).items[0].enough is False
    assert measure_content_validity(["A"], enough).items[0].enough is True
    nine_of_ten = panel(A="4444444441")
    assert measure_content_validity(["A"], nine_of_ten).enough is True


def test_five_experts_are_too_few_to_say_so():
    found = measure_content_validity(["A"], panel(A="44444"))
    assert (found.items[0].index, found.items[0].enough, found.enough) == (1.0, None, None)


def test_an_expert_who_left_an_item_out_counts_for_the_others():
    found = measure_content_validity(["A", "B", "C"], panel(A="4444444", B="44444.2", C="......."))
    assert [(item.n, item.index) for item in found.items] == [(7, 1.0), (6, 5 / 6), (0, None)]
    assert found.items[2].enough is None
    assert (found.experts, found.average) == (7, pytest.approx(11 / 12))


def test_nobody_rated_anything():
    found = measure_content_validity(["A"], [])
    assert (found.experts, found.average, found.universal, found.enough) == (0, None, None, None)


@pytest.mark.parametrize("rating", [0, 5, -1])
def test_a_rating_beside_the_scale_is_refused(rating):
    with pytest.raises(ValueError, match="A: expected 1 to 4"):
        measure_content_validity(["A"], [{"A": rating}])
