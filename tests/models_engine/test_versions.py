"""Versions compared: what may be compared is what is asked alike, or what somebody has judged to be the same."""

from dataclasses import replace

import pytest

from models_engine import (
    InstrumentError,
    Rewording,
    VersionChange,
    load_changes,
    load_instrument,
    parse_changes,
    same_meaning,
    version_diff,
)

FIRST, SECOND = load_instrument("learning-ecosystem", 1), load_instrument("learning-ecosystem", 2)
VERSIONS = {1: FIRST, 2: SECOND}
SHIPPED = {
    "before": 1,
    "after": 2,
    "items": [{"code": "INT2", "meaning": "changed", "reason": "Other words."}],
}


def reworded(instrument, code, version, **changes):
    """The instrument with one item changed, as the version after it."""
    holders = []
    for holder in (*instrument.factors, *instrument.axes):
        items = tuple(replace(item, **changes) if item.code == code else item for item in holder.items)
        holders.append(replace(holder, items=items))
    count = len(instrument.factors)
    return replace(instrument, version=version, factors=tuple(holders[:count]), axes=tuple(holders[count:]))


def without(instrument, code, version):
    factors = tuple(
        replace(factor, items=tuple(item for item in factor.items if item.code != code))
        for factor in instrument.factors
    )
    return replace(instrument, version=version, factors=factors)


def step(before, *judgements):
    return VersionChange(
        before, before + 1, tuple(Rewording(code, word, "Said so.") for code, word in judgements)
    )


def test_the_second_version_breaks_one_factor_and_no_axis():
    found = version_diff(FIRST, SECOND)

    assert [(one.code, one.meaning) for one in found.reworded] == [("INT2", "changed")]
    assert "this partner." in found.reworded[0].before.text
    assert "our partners." in found.reworded[0].after.text
    assert [(one.code, one.items) for one in found.factor_breaks] == [("INT", ("INT2",))]
    assert found.measure_breaks == ()
    assert (found.added, found.removed) == ((), ())
    assert [question.code for question in found.added_questions] == [
        *("B1", "G1", "G2", "DT", "DM", "DC", "DE", "W1", "W2")
    ]


def test_the_order_in_which_two_versions_are_named_does_not_matter():
    assert version_diff(SECOND, FIRST) == version_diff(FIRST, SECOND)
    assert same_meaning(SECOND, FIRST) == same_meaning(FIRST, SECOND)
    assert same_meaning(SECOND, SECOND) == set(SECOND.item_index)


def test_a_new_wording_of_the_same_meaning_breaks_nothing():
    third = reworded(SECOND, "F1", 3, text="A signed document says what each organisation will do.")
    changes = [step(2, ("F1", "same"))]

    found = version_diff(SECOND, third, changes)

    assert [(one.code, one.meaning) for one in found.reworded] == [("F1", "same")]
    assert found.measure_breaks == ()
    assert "F1" in same_meaning(SECOND, third, changes)


def test_a_changed_statement_of_an_axis_breaks_the_numbers_that_use_it_and_no_other():
    third = reworded(SECOND, "O4", 3, text="Other words.")

    found = version_diff(SECOND, third, [step(2, ("O4", "changed"))])

    assert [(one.code, one.items) for one in found.measure_breaks] == [
        ("origin", ("O4",)),
        ("drive_now", ("O4",)),
    ]


def test_over_several_versions_one_change_is_enough():
    third = reworded(SECOND, "POL1", 3, text="Second wording.")
    fourth = reworded(third, "POL1", 4, text="Third wording.")
    changes = [step(2, ("POL1", "same")), step(3, ("POL1", "changed"))]

    assert "POL1" in same_meaning(SECOND, third, changes)
    assert "POL1" not in same_meaning(SECOND, fourth, changes)


def test_added_and_removed_statements_break_their_factor():
    smaller = without(SECOND, "REC2", 3)

    lost = version_diff(SECOND, smaller, [])
    assert [item.code for item in lost.removed] == ["REC2"]
    assert [(one.code, one.items) for one in lost.factor_breaks] == [("REC", ("REC2",))]
    won = version_diff(smaller, replace(SECOND, version=4), [])
    assert [item.code for item in won.added] == ["REC2"]
    assert [one.code for one in won.factor_breaks] == ["REC"]


def test_another_rule_of_counting_breaks_without_any_item():
    measures = tuple(
        replace(measure, needed=5) if measure.code == "formality" else measure for measure in SECOND.measures
    )

    found = version_diff(SECOND, replace(SECOND, version=3, measures=measures), [])

    assert [(one.code, one.items) for one in found.measure_breaks] == [("formality", ())]


def test_nothing_of_two_different_instruments_is_compared():
    other = replace(SECOND, slug="another")

    assert same_meaning(SECOND, other) == frozenset()
    with pytest.raises(ValueError, match="not versions of one instrument"):
        version_diff(SECOND, other)


def test_a_wording_that_nobody_judged_is_refused():
    with pytest.raises(InstrumentError, match="POL1: reworded .* and not judged"):
        same_meaning(SECOND, reworded(SECOND, "POL1", 3, text="New words."), [])


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ([], "INT2: reworded from version 1 to 2 and not judged"),
        ([SHIPPED | {"after": 3}], r"\[0\]: 1 and 3 are not neighbouring versions"),
        (
            [SHIPPED | {"items": [*SHIPPED["items"], {"code": "POL1", "meaning": "same", "reason": "x"}]}],
            r"\[0\]\.items\[1\]\.code: POL1 is worded in both versions alike",
        ),
        (
            [SHIPPED | {"items": SHIPPED["items"] * 2}],
            r"\[0\]\.items\[1\]\.code: INT2 is judged twice",
        ),
        (
            [SHIPPED | {"items": [{"code": "INT2", "meaning": "same", "reason": " "}]}],
            "reason: expected text",
        ),
        (
            [SHIPPED | {"items": [{"code": "INT2", "meaning": "nearly", "reason": "x"}]}],
            "expected one of same",
        ),
    ],
)
def test_a_list_of_changes_that_is_wrong_says_where(document, message):
    with pytest.raises(InstrumentError, match=message):
        parse_changes(document, VERSIONS)


def test_a_statement_whose_key_turned_round_cannot_be_judged_the_same():
    turned = reworded(SECOND, "POL1", 3, reverse=True)
    item = {"code": "POL1", "meaning": "same", "reason": "The words are the same."}

    with pytest.raises(InstrumentError, match="counted in another way"):
        parse_changes([SHIPPED, {"before": 2, "after": 3, "items": [item]}], {**VERSIONS, 3: turned})


def test_what_ships_is_judged_and_reasoned():
    (change,) = load_changes("learning-ecosystem")

    assert (change.before, change.after) == (1, 2)
    assert all(len(item.reason) > 40 for item in change.items)
    assert load_changes("not-shipped") == ()
