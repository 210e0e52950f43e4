"""An explanation can be redone by hand: its sums are real sums and its lines say what happened to each answer."""

import pytest

from models_engine import Missing, explain_axis, explain_factor, place_partnership, score_factors
from tests.models_engine.tables import AXIS_CODES, VIGNETTES, answers, random_rows


def redo(expression):
    """What a pocket calculator makes of a written sum: digits, points, signs and brackets only."""
    assert set(expression) <= set("0123456789.+-*/() ")
    return eval(expression, {"__builtins__": {}})


def test_one_persons_factor(instrument):
    row = answers("POL1 POL2 POL3 POL4", "4 5 4 DK")
    explanation = explain_factor(instrument, "POL", [row])
    assert [(line.item_code, line.answer, line.used, line.note) for line in explanation.lines] == [
        ("POL1", 4, 4, "used"),
        ("POL2", 5, 5, "used"),
        ("POL3", 4, 2, "reversed"),
        ("POL4", Missing.DONT_KNOW, None, "dont_know"),
    ]
    assert [(step.code, step.expression) for step in explanation.steps] == [("mean", "(4 + 5 + 2) / 3")]
    assert (explanation.needed, explanation.answered) == (3, 3)
    assert explanation.result == pytest.approx(11 / 3)
    assert explanation.rescaled is None


def test_every_way_of_not_counting_has_its_own_note(instrument):
    explanation = explain_factor(instrument, "POL", [answers("POL1 POL2 POL3 POL4", "NA - DK .")])
    assert [line.note for line in explanation.lines] == [
        "not_applicable",
        "unanswered",
        "dont_know",
        "not_asked",
    ]
    assert (explanation.result, explanation.steps, explanation.needed, explanation.answered) == (
        None,
        (),
        2,
        0,
    )


def test_where_too_few_items_apply_no_number_of_answers_would_be_enough(instrument):
    explanation = explain_factor(instrument, "POL", [answers("POL1 POL2 POL3 POL4", "4 NA NA NA")])
    assert (explanation.needed, explanation.answered, explanation.result) == (None, 1, None)


def test_several_people_come_as_counts_and_sorted_scores(instrument):
    rows = [answers("SEA1 SEA2 SEA3 SEA4", cells) for cells in ("5 5 5 1", "3 3 4 3", "- DK - -")]
    explanation = explain_factor(instrument, "SEA", rows)
    assert explanation.lines[3].counts == (1, 0, 1, 0, 0)
    assert (explanation.lines[1].dont_know, explanation.lines[1].unanswered) == (1, 0)
    assert {line.answer for line in explanation.lines} == {None}
    assert explanation.persons == (3.25, 5.0)
    assert explanation.steps[0].expression == "(3.25 + 5) / 2"
    assert (explanation.answered, explanation.respondents, explanation.needed) == (2, 3, None)


def test_a_view_explains_only_what_counts_in_it(instrument):
    row = answers("MAN1 MAN2 MAN3 MAN4", "5 3 1 DK")
    explanation = explain_factor(instrument, "MAN", [row], view="organisation")
    assert [line.item_code for line in explanation.lines] == ["MAN1", "MAN2", "MAN4"]
    assert explanation.steps[0].expression == "(5 + 3) / 2"


def test_origin_says_which_route_counted(instrument):
    cells = next(vignette[1] for vignette in VIGNETTES if vignette[0] == "V18")
    explanation = explain_axis(instrument, "origin", [answers(AXIS_CODES, cells)])
    notes = {line.item_code: (line.note, line.used) for line in explanation.lines}
    assert notes == {
        "O1": ("not_used_max", None),
        "O2": ("reversed", 3),
        "O3": ("unanswered", None),
        "O4": ("used", 5),
        "O5": ("used", 5),
        "O6": ("reversed", 3),
    }
    assert [(part.code, part.value, part.from_item) for part in explanation.components] == [
        ("A", 5, "O5"),
        ("B", 3, "O2"),
        ("C", None, None),
        ("D", 5, "O4"),
        ("E", 3, "O6"),
    ]
    assert [step.expression for step in explanation.steps] == ["(5 + 3 + 5 + 3) / 4", "(4 - 1) / 4 * 100"]
    assert (explanation.result, explanation.rescaled, explanation.needed) == (4.0, 75.0, 3)


def test_history_and_today_have_explanations_of_their_own(instrument):
    row = answers(AXIS_CODES, VIGNETTES[0][1])
    assert [line.item_code for line in explain_axis(instrument, "origin_start", [row]).lines] == [
        "O1",
        "O5",
        "O2",
        "O3",
    ]
    assert explain_axis(instrument, "drive_now", [row]).rescaled == 12.5


def test_several_people_on_an_axis(instrument):
    rows = [answers(AXIS_CODES, vignette[1]) for vignette in VIGNETTES[:3]]
    explanation = explain_axis(instrument, "formality", rows)
    assert explanation.persons == (85.0, 95.0, 95.0)
    assert explanation.rescaled == pytest.approx(275 / 3)
    assert explanation.result == pytest.approx(1 + 275 / 3 / 25)
    assert explanation.components == ()


@pytest.mark.parametrize("seed", range(12))
def test_every_written_sum_gives_the_number_on_the_page(instrument, seed):
    """Sums are written with four decimals, so they come within that of the unrounded number."""
    rows = random_rows(instrument, seed)
    for some in (rows, rows[:1]):
        scores = score_factors(instrument, some)
        position = place_partnership(instrument, some)
        explanations = [explain_factor(instrument, code, some) for code in scores]
        axes = ("formality", "origin", "origin_start", "drive_now")
        explanations += [explain_axis(instrument, code, some) for code in axes]
        shown = [score.mean for score in scores.values()] + [getattr(position, code) for code in axes]
        for explanation, number in zip(explanations, shown, strict=True):
            assert bool(explanation.steps) == (number is not None)
            for step in explanation.steps:
                assert redo(step.expression) == pytest.approx(step.value, abs=2.5e-3)
            if number is not None:
                assert explanation.steps[-1].value == number


def test_an_unknown_code_is_refused(instrument):
    with pytest.raises(KeyError, match="no measure 'depth'"):
        explain_axis(instrument, "depth", [{}])
    with pytest.raises(KeyError, match="no factor 'XYZ'"):
        explain_factor(instrument, "XYZ", [{}])
