"""What may be shown of the section on what moves a partnership, by how many answered it."""

import pytest

from assessments.selectors.answers import PersonAnswers
from assessments.selectors.dynamics import read_moves
from assessments.selectors.numbers import numbers_of
from assessments.selectors.readings import Audience, Reading, read_factors, read_place
from models_engine import DynamicsAnswers, Missing, load_instrument
from tests.factories.sides import placed_answers

INSTRUMENT = load_instrument("learning-ecosystem", 2)
CODES = [factor.code for factor in INSTRUMENT.factors]


def section(ticks="POL MAN", w1=4, wish="formal", **more):
    return DynamicsAnswers({"DT": frozenset(ticks.split())}, {"W1": w1}, {"G1": wish, **more})


def audience(sections, own=None, sees_team=True, answers=()):
    rows = list(answers) or [placed_answers()] * len(sections)
    team = [PersonAnswers(None, row, {}, one) for row, one in zip(rows, sections, strict=True)]
    mine = None if own is None else numbers_of(INSTRUMENT, "partnership", [team[own]])
    return Audience(numbers_of(INSTRUMENT, "partnership", team), mine, sees_team, team_view=False)


def moves(who):
    return read_moves(INSTRUMENT, who, read_place(INSTRUMENT, who), read_factors(INSTRUMENT, who, CODES))


def named(lane):
    return {condition.factor for condition in lane.conditions if condition.ticked}


def test_one_persons_section_is_their_own_and_nobody_elses():
    lead = moves(audience([section(), None, None]))
    own = moves(audience([section(), None, None], own=0))
    other = moves(audience([section(), None, None], own=1))

    assert (lead.reading, lead.people, lead.dynamics) == (Reading.NOTHING, 1, None)
    assert (own.reading, named(own.dynamics.lanes[0])) == (Reading.OWN, {"POL", "MAN"})
    assert (other.reading, other.dynamics) == (Reading.OWN, None)


def test_of_two_people_it_is_said_what_is_named_and_not_how_often():
    found = moves(audience([section("POL MAN"), section("POL REC")])).dynamics
    lane = found.lanes[0]

    assert named(lane) == {"POL", "MAN", "REC"}
    assert {condition.ticked for condition in lane.conditions} == {1}
    assert {condition.share for condition in lane.conditions} == {0.0}
    assert (found.choice_counts, found.statements[0].counts) == ({}, (0, 0, 0, 0, 0))
    assert found.statements[0].mean == 4


def test_from_three_people_on_people_are_counted():
    reading = moves(audience([section("POL"), section("POL"), section("REC")]))

    counts = {condition.factor: condition.ticked for condition in reading.dynamics.lanes[0].conditions}
    assert reading.counts_people
    assert (counts["POL"], counts["REC"]) == (2, 1)
    assert reading.dynamics.choice_counts["G1"]["formal"] == 3


@pytest.mark.parametrize(
    ("wishes", "wish"),
    [
        (("formal", "formal"), "formal"),
        (("formal", "informal"), None),
        (("formal", "dont_know"), None),
        (("formal", "formal", "informal"), "formal"),
        (("formal", "dont_know", "dont_know"), None),
    ],
)
def test_a_wish_is_shown_where_enough_people_made_one(wishes, wish):
    found = moves(audience([section(wish=one) for one in wishes])).dynamics

    assert (found.wish.formality if found.wish else None) == wish


def test_a_question_that_fewer_replied_to_stays_closed_by_itself():
    alone = DynamicsAnswers({"DT": frozenset({"POL"}), "DE": frozenset({"IMO"})}, {"W2": 1}, {})
    others = [
        DynamicsAnswers({"DT": frozenset({"POL"}), "DE": Missing.DONT_KNOW}, {"W2": Missing.DONT_KNOW}, {})
    ] * 3

    found = moves(audience([alone, *others])).dynamics

    assert named(found.lanes[0]) == {"POL"}
    assert named(found.lanes[3]) == set()
    assert found.statements[1].mean is None


def test_lanes_of_a_team_rest_on_the_teams_means_and_not_on_the_readers_own():
    """Two people: POL is open to them as a fact, REC is not, and the reader's own REC must not stand in."""
    row = placed_answers(**dict.fromkeys(("POL1", "POL2", "POL4"), 4), POL3=2)
    who = audience([section("POL REC")] * 2, own=0, answers=[row] * 2)

    states = {condition.factor: condition for condition in moves(who).dynamics.lanes[0].conditions}

    assert (states["POL"].mean, states["POL"].state) == (4, "working")
    assert (states["REC"].mean, states["REC"].state) == (None, "unclear")


def test_the_way_to_the_wish_starts_from_the_place_that_is_shown():
    two = moves(audience([section(), section()])).transition
    nobody = moves(audience([section()]))

    assert (two.region_now, two.wish) == ("formal-internal", "formal-internal")
    assert nobody.transition is None


def test_who_sees_no_team_sees_nothing_of_it():
    reading = moves(audience([section()] * 12, sees_team=False))

    assert (reading.reading, reading.dynamics, reading.transition) == (Reading.CLOSED, None, None)
