"""Trying other numbers: exact for one person, history locked, and the fewest changes are the fewest."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from models_engine import (
    DynamicsAnswers,
    Profile,
    Situation,
    Wish,
    changeable_items,
    fewest_changes,
    moved_by,
    place_partnership,
    read_dynamics,
    restate_lanes,
    what_if,
)
from tests.models_engine.profiles import INSTRUMENT, uniform

AXIS = [item.code for axis in INSTRUMENT.axes for item in axis.items]
REGIONS = [quadrant.code for quadrant in INSTRUMENT.quadrants]
ANSWERS = {
    **{"F1": 4, "F2": 2, "F3": 3, "F4": 2, "F5": 1, "F6": 4},
    **{"O1": 2, "O2": 4, "O3": 1, "O4": 3, "O5": 1, "O6": 4},
}


def situation(answers, means=(), **more):
    found = place_partnership(INSTRUMENT, [answers])
    places = {name: getattr(found, name) for name in ("formality", "origin", "drive_now")}
    return Situation(Profile(dict(means), **places, **more), {code: answers.get(code) for code in AXIS})


def places(found):
    return found.formality, found.origin, found.drive_now


@pytest.mark.parametrize("code", changeable_items(INSTRUMENT))
@pytest.mark.parametrize("value", [1, 3, 5])
def test_for_one_person_a_changed_answer_moves_the_place_as_if_it_had_been_given(code, value):
    after = what_if(INSTRUMENT, situation(ANSWERS), {code: value}).after
    real = place_partnership(INSTRUMENT, [ANSWERS | {code: value}])
    assert places(after) == pytest.approx(places(real))


@pytest.mark.parametrize(
    "missing", [("F2", "O4"), ("F1", "F2"), ("F1", "F2", "F3"), ("O4", "O6"), ("O6", "F6")]
)
def test_an_answer_that_was_missing_comes_in_as_one_more(missing):
    given = {code: value for code, value in ANSWERS.items() if code not in missing}
    after = what_if(INSTRUMENT, situation(given), {missing[0]: 5}).after
    real = place_partnership(INSTRUMENT, [given | {missing[0]: 5}])
    assert places(after) == pytest.approx(places(real))


def test_several_people_move_as_if_each_had_moved_as_far():
    people = [ANSWERS | {"F1": 2}, ANSWERS | {"F1": 3}, ANSWERS | {"F1": 4, "F3": 5}]
    found = place_partnership(INSTRUMENT, people)
    items = {code: float(np.mean([person[code] for person in people])) for code in AXIS}
    base = Situation(Profile({}, found.formality, found.origin, found.drive_now), items)
    moved = [person | {"F1": person["F1"] + 1} for person in people]
    assert what_if(INSTRUMENT, base, {"F1": 4}).after.formality == pytest.approx(
        place_partnership(INSTRUMENT, moved).formality
    )


@pytest.mark.parametrize("code", ["O1", "O2", "O3", "O5"])
def test_history_is_locked(code):
    with pytest.raises(ValueError, match=f"{code} is about how the partnership began"):
        what_if(INSTRUMENT, situation(ANSWERS), {code: 3})


@pytest.mark.parametrize("changes", [{"XXX": 3}, {"REC1": 3}, {"REC": 0.5}, {"F1": 6}])
def test_what_cannot_be_tried_is_refused(changes):
    with pytest.raises(ValueError, match=r"cannot be changed here|expected 1 to 5"):
        what_if(INSTRUMENT, situation(ANSWERS), changes)


def test_nothing_changed_touches_nothing():
    base = situation(ANSWERS, {"REC": 3.0})
    assert what_if(INSTRUMENT, base, {}).touched == ()
    assert what_if(INSTRUMENT, base, {"REC": 3.0, "F1": 4}).touched == ()


def test_factors_do_not_move_the_place_and_items_do():
    means = {"MAN": 3.6, "REC": 3.4, "IDN": 3.4, "GOV": 3.4, "COO": 3.0, "PRX": 3.0}
    base = situation(ANSWERS | {"F5": 5, "F3": 5, "F6": 1}, means, wish=Wish("now", "internal"))
    factors = what_if(INSTRUMENT, base, {"REC": 2.0})
    assert {"patterns", "chain", "suggestions"} <= set(factors.touched)
    assert not {"place_now", "origin"} & set(factors.touched)
    items = what_if(INSTRUMENT, base, {"O4": 5, "O6": 1})
    assert {"place_now", "origin", "transition"} <= set(items.touched)
    assert not {"chain"} & set(items.touched)
    assert base.profile.means["REC"] == 3.4


def test_statements_move_the_conditions_of_the_step():
    base = situation(ANSWERS, {"REC": 3.0}, wish=Wish("informal", "now"), statements={"W2": 4.0})
    assert what_if(INSTRUMENT, base, {"W2": 2.0}).touched == ("transition",)


def test_lanes_follow_where_they_are_shown():
    lanes = read_dynamics(
        INSTRUMENT, [DynamicsAnswers({"DE": frozenset({"REC"})}, {}, {})] * 3, {"REC": 4.0}
    ).lanes
    base = situation(ANSWERS, {"REC": 4.0})
    assert what_if(INSTRUMENT, base, {"REC": 2.0}).after.lanes == ()
    with_lanes = replace(base, lanes=lanes)
    assert "lanes" in what_if(INSTRUMENT, with_lanes, {"REC": 2.0}).touched
    assert "lanes" not in what_if(INSTRUMENT, with_lanes, {"F1": 5}).touched


CODES = [factor.code for factor in INSTRUMENT.factors]


@pytest.mark.parametrize("seed", range(40))
def test_lanes_restated_are_those_that_the_answers_would_give(seed):
    """Read from what a lane shows, without anybody's answers: shares of half the people and the borders too."""
    random = np.random.default_rng(seed)
    values = [None, 1.0, 2.0, 2.9999999999, 3.0, 3.5, 4.0, 5.0]
    means = {code: values[random.integers(len(values) if seed % 4 else 1)] for code in CODES}
    chosen = {code: values[random.integers(1, len(values))] for code in CODES if random.random() < 0.3}
    people = [
        DynamicsAnswers(
            {
                code: frozenset(random.choice(CODES, random.integers(0, 5), replace=False))
                for code in ("DT", "DM", "DC", "DE")
            },
            {},
            {},
        )
        for _ in range(random.integers(1, 7))
    ]
    lanes = read_dynamics(INSTRUMENT, people, means).lanes
    assert (
        restate_lanes(INSTRUMENT, lanes, chosen)
        == read_dynamics(INSTRUMENT, people, {**means, **chosen}).lanes
    )


def test_a_share_that_was_taken_out_stays_out_and_still_counts_as_named():
    lanes = read_dynamics(
        INSTRUMENT,
        [DynamicsAnswers({"DE": frozenset(ticked)}, {}, {}) for ticked in (["REC"], ["IDN"])],
        {"REC": 2.0},
    ).lanes
    uncounted = [
        replace(one, conditions=tuple(replace(each, share=0.0) for each in one.conditions)) for one in lanes
    ]
    (found,) = [
        each
        for each in restate_lanes(INSTRUMENT, uncounted, {"REC": 4.0})[3].conditions
        if each.factor == "REC"
    ]
    assert (found.share, found.state) == (0.0, "working")


def test_it_is_told_which_change_moves_what():
    base = situation(ANSWERS | {"F5": 5, "F3": 5, "F6": 1}, {"REC": 3.4, "COO": 3.0})
    found = moved_by(INSTRUMENT, base, {"REC": 2.0, "O4": 5, "O6": 1})
    assert found["place_now"] == ("O4", "O6")
    assert found["suggestions"] == ("REC",)


def test_a_factor_known_from_others_is_no_part_of_the_next_step_until_it_is_changed():
    driven = ANSWERS | {"F5": 5, "F3": 5, "F6": 1, "O4": 5, "O6": 1}
    base = situation(driven, {"REC": 4.0}, wish=Wish("now", "internal"))
    found = what_if(INSTRUMENT, replace(base, apart=frozenset({"REC"})), {"REC": 4.0})
    states = [
        check.state
        for each in (found.before, found.after)
        for check in each.transition.conditions
        if check.condition == "REC"
    ]
    assert states == ["not_known", "met"]


def test_what_was_declined_is_not_suggested():
    base = situation(ANSWERS, {"REC": 2.0})
    (first, *_) = what_if(INSTRUMENT, base, {}).before.suggestions
    again = what_if(INSTRUMENT, replace(base, declined=[first.mechanism.number]), {}).before.suggestions
    assert first.mechanism not in [each.mechanism for each in again]


def test_a_place_without_items_still_follows_a_change():
    base = Situation(Profile({}, formality=50.0, origin=50.0, drive_now=50.0), {})
    assert what_if(INSTRUMENT, base, {"F1": 5}).after.formality == pytest.approx(50 + 50 / 6)


def brute_force(answers, region):
    """The best of all 256 ways to set the items partners can change, by placing each afresh."""
    best = None
    toward = {}
    for code in changeable_items(INSTRUMENT):
        item = INSTRUMENT.item(code)
        high = INSTRUMENT.axis(item.belongs_to).high_word in region.split("-")
        toward[code] = 5 if high != item.reverse else 1
    for chosen in product([False, True], repeat=len(toward)):
        codes = [code for code, taken in zip(toward, chosen, strict=True) if taken]
        found = place_partnership(INSTRUMENT, [answers | {code: toward[code] for code in codes}])
        low, high = INSTRUMENT.places.low, INSTRUMENT.places.high
        sides = [
            "formal" if found.formality > high else "informal" if found.formality < low else "",
            "external" if found.drive_now > high else "internal" if found.drive_now < low else "",
        ]
        moved = sum(abs(answers[code] - toward[code]) for code in codes)
        if "-".join(sides) == region and (best is None or (len(codes), moved) < best):
            best = (len(codes), moved)
    return best


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("region", REGIONS)
def test_the_fewest_changes_are_those_brute_force_finds(region, seed):
    answers = dict(zip(AXIS, np.random.default_rng(seed).integers(1, 6, len(AXIS)).tolist(), strict=True))
    found = fewest_changes(INSTRUMENT, situation(answers), region)
    assert found is not None
    assert (len(found), sum(abs(change.after - change.before) for change in found)) == brute_force(
        answers, region
    )
    after = what_if(INSTRUMENT, situation(answers), {change.item: change.after for change in found}).after
    assert after.place_now == region


def test_nothing_to_change_is_not_out_of_reach():
    informal = ANSWERS | {"F1": 1, "F3": 1, "O4": 1, "O6": 5}
    assert fewest_changes(INSTRUMENT, situation(informal), "informal-internal") == ()


def test_a_region_is_out_of_reach_where_its_items_were_not_answered():
    given = {code: value for code, value in ANSWERS.items() if code not in ("O4", "O6")}
    assert fewest_changes(INSTRUMENT, situation(given), "formal-external") is None
    with pytest.raises(KeyError):
        fewest_changes(INSTRUMENT, situation(given), "formal-mixed")


def test_a_random_profile_can_be_tried_whole():
    profile = uniform(np.random.default_rng(3))
    changes = dict.fromkeys(profile.means, 3.0)
    found = what_if(INSTRUMENT, Situation(profile, {}), changes)
    assert found.after.chain.weakest is None
    assert found.before.place_now is found.after.place_now is None
