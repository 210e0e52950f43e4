"""Every warning pattern and every conflict fires at its border, and not beside it."""

import pytest

from models_engine import Profile, find_chain, find_patterns
from tests.models_engine.profiles import INSTRUMENT

SEA_LEVEL = {"SEA": 3.5, "ABS": 3.5, "EXP": 3.5, "ROU": 3.5}

# What fires, and one change that stops it: factors, measures and items by code, the partner's items with a star.
PATTERNS = [
    ("arranged_marriage", {"MAN": 3.5, "REC": 2.5}, {"MAN": 3.4}),
    ("arranged_marriage", {"MAN": 3.5, "REC": 2.5}, {"REC": 2.6}),
    ("paper_partnership", {"formality": 60, "COO": 2.5}, {"formality": 59.9}),
    ("paper_partnership", {"formality": 60, "COO": 2.5}, {"COO": None}),
    ("hero_network", {"formality": 40, "REC": 4, "ROU": 2.5}, {"formality": 40.1}),
    ("hero_network", {"formality": 40, "REC": 4, "ROU": 2.5}, {"REC": 3.9}),
    ("hero_network", {"formality": 40, "REC": 4, "ROU": 2.5}, {"ROU": 2.6}),
    ("full_pipe_dry_tank", {"SEA": 4, "ABS": 2.5}, {"SEA": 3.9}),
    ("full_pipe_dry_tank", {"SEA": 4, "ABS": 2.5}, {"ABS": 2.6}),
    ("one_way_street", {"REC3": 4, "REC3*": 2.5}, {"REC3*": 2.6}),
    ("one_way_street", {"REC3": 2.5, "REC3*": 4}, {"REC3": 2.6}),
    ("one_way_street", {"REC3": 4, "REC3*": 2.5}, {"REC3*": None}),
    ("reporting_crowd_out", {"MAN": 4, "COO4": 4}, {"MAN": 3.9}),
    ("reporting_crowd_out", {"MAN": 4, "COO4": 4}, {"COO4": 3.9}),
    ("willing_but_blocked", {"IMO": 4, "INH": 3.5}, {"INH": 3.4}),
    ("willing_but_blocked", {"IMO": 4, "INH": 3.5}, {"IMO": 3.9}),
    ("supplier_silo", {"SUP3": 4, "PRX2": 2}, {"SUP3": 3.9}),
    ("supplier_silo", {"SUP3": 4, "PRX2": 2}, {"PRX2": 2.1}),
    ("echo_chamber", {"IDN": 4.5, "SEA2": 2.5}, {"IDN": 4.4}),
    ("echo_chamber", {"IDN": 4.5, "SEA2": 2.5}, {"SEA2": 2.6}),
]
CONFLICTS = [
    ("motive_without_rules", {"IMO": 4, "GOV": 2.9}, {"GOV": 3}),
    ("push_without_ties", {"POL": 3.5, "MAN": 3.5, "REC": 2.9, "IDN": 2.9, "GOV": 2.9}, {"GOV": 3.3}),
    ("push_without_ties", {"POL": 3.5, "MAN": 3.5, "REC": 2.9, "IDN": 2.9, "GOV": 2.9}, {"MAN": 3.4}),
    ("ties_without_use", {"REC": 4, "ABS": 2.9}, {"ABS": 3}),
    ("joy_without_credit", {"IMO": 4, "XMO": 2.9}, {"XMO": 3}),
    ("ready_organisation_held_people", SEA_LEVEL | {"XMO": 2, "INH": 3.1}, {"INH": 2}),
    ("ready_organisation_held_people", SEA_LEVEL | {"XMO": 2, "INH": 3.1}, {"SEA": 3.4}),
]


def profile(numbers):
    measures = {code: value for code, value in numbers.items() if code in ("formality", "origin")}
    partner = {code.rstrip("*"): value for code, value in numbers.items() if code.endswith("*")}
    items = {code: value for code, value in numbers.items() if code in INSTRUMENT.item_index}
    factors = {factor.code for factor in INSTRUMENT.factors}
    means = {code: value for code, value in numbers.items() if code in factors}
    return Profile(means, **measures, items=items, partner_items=partner)


def fired(numbers):
    return {found.code for found in find_patterns(INSTRUMENT, profile(numbers))}


def conflicts(numbers):
    return {found.code for found in find_chain(INSTRUMENT, profile(numbers)).conflicts}


@pytest.mark.parametrize(("code", "numbers", "change"), PATTERNS)
def test_a_pattern_fires_at_its_border_and_not_beside_it(code, numbers, change):
    assert fired(numbers) == {code}
    assert fired(numbers | change) == set()


@pytest.mark.parametrize(("code", "numbers", "change"), CONFLICTS)
def test_a_conflict_is_named_at_its_border_and_not_beside_it(code, numbers, change):
    assert code in conflicts(numbers)
    assert code not in conflicts(numbers | change)


def test_the_tables_hold_every_pattern_and_conflict():
    advice = INSTRUMENT.advice
    assert {code for code, *_ in PATTERNS} == {pattern.code for pattern in advice.patterns}
    assert {code for code, *_ in CONFLICTS} == {pattern.code for pattern in advice.conflicts}


def test_a_pattern_says_which_numbers_it_rests_on_and_whose_they_are():
    found = find_patterns(INSTRUMENT, profile({"REC3": 4.25, "REC3*": 2.0}))[0]
    assert found.values == (("REC3", 4.25), ("REC3 of the partner", 2.0))
    assert found.rule
    assert found.message


def test_only_one_pattern_needs_the_partner():
    needing = [pattern.code for pattern in INSTRUMENT.advice.patterns if pattern.needs_partner]
    assert needing == ["one_way_street"]


def test_no_pattern_sets_a_place_beside_a_factor_that_shares_a_statement_with_it():
    for pattern in (*INSTRUMENT.advice.patterns, *INSTRUMENT.advice.conflicts):
        for case in pattern.cases:
            of = {clause.of for clause in case.all}
            axis_items = {
                item.code
                for measure in INSTRUMENT.measures
                if measure.code in of
                for part in measure.components
                for item in map(INSTRUMENT.item, part.items)
            }
            for factor in INSTRUMENT.factors:
                shared = {code for item in factor.items for code in item.overlaps_with}
                assert factor.code not in of or not shared & axis_items
