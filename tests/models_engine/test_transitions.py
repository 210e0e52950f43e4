"""From the region now to the wish: which rows, which conditions, who can act."""

import random

import pytest

from models_engine import Wish, find_transition, load_instrument
from tests.models_engine import dynamics_oracle as oracle
from tests.models_engine.dynamics_cases import CASES, INSTRUMENT, transition_of

FORMAL, MIXED, INFORMAL = 90, 50, 10
EXTERNAL, INTERNAL = 90, 10


def find(formality, drive, *wish, **values):
    return find_transition(INSTRUMENT, formality, drive, Wish(*wish) if wish else None, values)


@pytest.mark.parametrize("case", CASES, ids=[case["code"] for case in CASES])
def test_a_written_out_case_needs_what_it_says(case):
    found = transition_of(case)
    assert (found.region_now, found.code) == (case["place"], case["transition"])
    assert found.stays == (case["place"] == "informal-internal")
    assert {
        check.condition: [
            f"at {'least' if check.at_least else 'most'} {check.needed:g}",
            check.value,
            check.state,
        ]
        for check in found.conditions
    } == case["conditions"]


@pytest.mark.parametrize(
    ("formality", "drive", "wish", "code"),
    [
        (FORMAL, EXTERNAL, ("now", "internal"), "FE-FI"),
        (FORMAL, EXTERNAL, ("informal", None), "FE-IE"),
        (FORMAL, EXTERNAL, (None, "internal"), "FE-FI"),
        (FORMAL, EXTERNAL, ("now", "now"), "FE-FE"),
        (FORMAL, EXTERNAL, ("now", None), "FE-FE"),
        (FORMAL, EXTERNAL, ("formal", "external"), "FE-FE"),
        # In between is both sides.
        (FORMAL, EXTERNAL, ("mixed", "now"), "FE-IE"),
        (FORMAL, EXTERNAL, ("mixed", "internal"), "FE-FI,FE-II"),
        (MIXED, EXTERNAL, ("now", "now"), "FE-FE,IE-IE"),
        (MIXED, EXTERNAL, ("mixed", "external"), "FE-FE,IE-IE"),
        # One foot is there already: the way is from the other foot.
        (MIXED, EXTERNAL, ("formal", "now"), "IE-FE"),
        (FORMAL, MIXED, ("now", "internal"), "FE-FI"),
        (MIXED, MIXED, ("formal", "external"), "FI-FE,II-FE,IE-FE"),
        # What is not wished otherwise stays on its side.
        (MIXED, EXTERNAL, ("now", "internal"), "FE-FI,IE-II"),
        (MIXED, MIXED, ("formal", "now"), "II-FI,IE-FE"),
    ],
)
def test_which_rows_a_wish_chooses(formality, drive, wish, code):
    found = find(formality, drive, *wish)
    assert found.code == code
    assert found.stays == all(row.from_region == row.to_region for row in found.rows)


def test_the_place_now_and_the_wish_are_told_in_words_and_regions():
    found = find(MIXED, EXTERNAL, "formal", "now")
    assert (found.region_now, found.regions_now) == (
        "mixed-external",
        ("formal-external", "informal-external"),
    )
    assert (found.wish, found.regions_wished) == ("formal-external", ("formal-external",))
    (row,) = found.rows
    assert (row.title, row.watch_for) == ("A community gets a mandate", "Volunteers leave.")


def test_without_a_wish_there_is_a_place_and_no_row():
    for found in (find(FORMAL, EXTERNAL), find(FORMAL, EXTERNAL, None, None)):
        assert (found.region_now, found.wish, found.rows, found.conditions) == (
            "formal-external",
            None,
            (),
            (),
        )
        assert (found.stays, found.code) == (False, "")


@pytest.mark.parametrize(("formality", "drive"), [(None, EXTERNAL), (FORMAL, None), (None, None)])
def test_without_a_place_there_is_no_row_and_the_wish_is_kept(formality, drive):
    found = find(formality, drive, "informal", "internal")
    assert (found.region_now, found.regions_now, found.rows) == (None, (), ())
    assert (found.wish, found.regions_wished) == ("informal-internal", ("informal-internal",))
    assert (found.stays, found.code) == (False, "")
    assert find(formality, drive, "now", "now").wish is None


def test_a_condition_is_met_not_met_or_not_known():
    found = find(FORMAL, EXTERNAL, "informal", "internal", REC=4.0, PRX=3.4, INH=2.5, W1=3.5 - 1e-12)
    states = {check.condition: check.state for check in found.conditions}
    assert states == {"REC": "met", "PRX": "not_met", "IMO": "not_known", "INH": "met", "W1": "met"}
    barrier = next(check for check in found.conditions if check.condition == "INH")
    assert (barrier.at_least, barrier.needed, barrier.value) == (False, 2.5, 2.5)
    assert find(FORMAL, EXTERNAL, "informal", "internal", INH=2.6).conditions[3].state == "not_met"


def test_conditions_of_several_rows_are_united_and_the_stricter_counts():
    found = find(FORMAL, EXTERNAL, "mixed", "internal")
    needed = {check.condition: check.needed for check in found.conditions}
    assert needed == {"REC": 4, "IDN": 3.5, "GOV": 3, "W1": 4, "PRX": 3.5, "IMO": 3.5, "INH": 2.5}


def test_each_condition_says_who_can_act_on_it():
    found = find(FORMAL, EXTERNAL, "now", "internal")
    assert {check.condition: check.who_can_act for check in found.conditions} == {
        "REC": "both partners",
        "IDN": "both partners",
        "GOV": "both boards",
        "W1": "both partners",
    }


def test_every_row_of_the_table_can_be_reached_and_needs_what_is_written():
    """Each pair of regions, from the table written a second time."""
    letters = {"F": (FORMAL, "formal"), "I": (INFORMAL, "informal")}
    drives = {"E": (EXTERNAL, "external"), "I": (INTERNAL, "internal")}
    for start, end in oracle.TABLE:
        found = find(letters[start[0]][0], drives[start[1]][0], letters[end[0]][1], drives[end[1]][1])
        assert found.code == f"{start}-{end}"
        assert as_table(found) == oracle.needs([(start, end)])


def as_table(found):
    return {check.condition: (">=" if check.at_least else "<=", check.needed) for check in found.conditions}


@pytest.mark.parametrize("seed", range(80))
def test_transitions_are_those_of_the_oracle(seed):
    source = random.Random(seed)
    formality, drive = (source.choice([0, 39, 40, 50, 60, 61, 100]) for _ in range(2))
    wish = (
        source.choice([None, "informal", "mixed", "formal", "now"]),
        source.choice(["internal", "mixed", "external", "now"]),
    )
    values = {code: source.choice([None, 1, 2.5, 3, 3.5, 4, 5]) for code in (*oracle.FACTORS, "W1", "W2")}
    found = find(formality, drive, *wish, **values)
    moves = oracle.code_of_move(formality, drive, *wish)
    assert set(found.code.split(",")) == {f"{start}-{end}" for start, end in moves}
    expected = oracle.needs(moves)
    assert as_table(found) == expected
    assert {check.condition: check.state for check in found.conditions} == {
        code: oracle.state(values[code], *need) for code, need in expected.items()
    }


def test_a_word_that_is_not_on_the_axis_is_refused():
    with pytest.raises(ValueError, match="no formality is called 'loose'"):
        find(FORMAL, EXTERNAL, "loose", "now")


def test_version_1_has_no_transitions():
    with pytest.raises(ValueError, match="learning-ecosystem/1 has no transitions"):
        find_transition(load_instrument("learning-ecosystem", 1), FORMAL, EXTERNAL, None, {})
