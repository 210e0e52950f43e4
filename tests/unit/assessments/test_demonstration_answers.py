"""The invented answers look like answers: near the truth, spread, sometimes divided, sometimes not known."""

from collections import Counter

import pytest
from numpy.random import default_rng

from assessments.demonstration.answers import (
    answer_about_organisation,
    answer_about_partnership,
    invent_person,
)
from assessments.demonstration.moves import answer_what_moves
from assessments.demonstration.world import load_world
from models_engine import (
    DynamicsAnswers,
    Missing,
    load_instrument,
    place_partnership,
    read_dynamics,
    score_factors,
)

PEOPLE = 40


@pytest.fixture(scope="module")
def instrument():
    return load_instrument()


@pytest.fixture(scope="module")
def rows_by_partnership(instrument):
    """What forty people would say about each partnership, as the engine reads it."""
    return {
        partnership.key: [
            _engine_row(
                answer_about_partnership(
                    _person(n), partnership, "partnership", 0, instrument, default_rng(n)
                )
            )
            for n in range(PEOPLE)
        ]
        for partnership in load_world().partnerships
    }


def test_people_place_a_partnership_near_where_it_is(instrument, rows_by_partnership):
    """Within 15 of 100: answers end at 1 and 5, which pulls the far ends in by up to a tenth of the scale."""
    for partnership in load_world().partnerships:
        found = place_partnership(instrument, rows_by_partnership[partnership.key])
        assert found.formality == pytest.approx(partnership.place.formality, abs=15), partnership.key
        assert found.drive_now == pytest.approx(partnership.place.now, abs=15), partnership.key


def test_the_four_quadrants_and_the_places_between_are_all_there(instrument, rows_by_partnership):
    places = Counter(place_partnership(instrument, rows).place for rows in rows_by_partnership.values())
    quadrants = {"formal-external", "formal-internal", "informal-external", "informal-internal"}
    assert quadrants <= set(places)
    assert any("mixed" in place for place in places)
    assert all(places[quadrant] >= 3 for quadrant in quadrants)


def test_people_are_in_two_minds_where_the_world_says_so_and_agree_elsewhere(instrument, rows_by_partnership):
    scores = score_factors(instrument, rows_by_partnership["community-follower"])
    assert scores["REC"].views_differ
    assert not scores["COO"].views_differ


def test_not_knowing_is_commonest_about_decisions(instrument, rows_by_partnership):
    rows = [row for rows in rows_by_partnership.values() for row in rows]
    scores = score_factors(instrument, rows)
    assert scores["GOV"].dont_know_share > 2 * scores["REC"].dont_know_share > 0


def test_not_knowing_is_commoner_about_what_surrounds_the_organisation(instrument):
    world = load_world()
    organisation = world.organisation("northmoor")
    rows = [
        _engine_row(answer_about_organisation(_person(n), organisation, world, instrument, default_rng(n)))
        for n in range(PEOPLE)
    ]
    scores = score_factors(instrument, rows, view="organisation")
    assert scores["MAN"].dont_know_share > 2 * scores["SEA"].dont_know_share
    assert scores["POL"].not_applicable_share > 0  # practitioners who do not deal with this
    assert scores["ROU"].mean < 3 < scores["SEA"].mean


def test_the_same_chance_gives_the_same_answers(instrument):
    partnership = load_world().partnership("shared-record")
    first, second = (
        answer_about_partnership(_person(1), partnership, "partnership", 0, instrument, default_rng(7))
        for _ in range(2)
    )
    assert first == second


def _person(number: int):
    role = "practitioner" if number % 3 == 0 else "manager"
    return invent_person(f"person-{number}", role, number, default_rng(1000 + number))


def _engine_row(replies):
    missing = {"DK": Missing.DONT_KNOW, "NA": Missing.NOT_APPLICABLE}
    return {code: missing.get(reply, reply) for code, reply in replies.items() if code != "FIRST"}


def test_what_moves_a_partnership_is_what_the_world_says(instrument):
    """Forty people of one side: the programme is named by most, hardly anything else by anybody."""
    said = _moves("community-follower", "northmoor", instrument)
    dynamics = read_dynamics(instrument, said, dict.fromkeys(["POL", "MAN", "GOV"], 4.0))

    named = {
        lane.verb: {one.factor for one in lane.conditions if one.share >= 0.5} for lane in dynamics.lanes
    }
    assert named == {
        "trigger": {"POL", "MAN"},
        "mandate": {"MAN", "GOV"},
        "control": {"MAN", "GOV"},
        "enable": {"MAN"},
    }
    assert {"trigger", "enable"} <= set(dynamics.after_mandate.emptied)
    assert (dynamics.wish.formality, dynamics.wish.origin) == ("formal", "internal")


def test_wishes_of_two_partners_can_differ(instrument):
    wishes = {
        side: read_dynamics(instrument, _moves("medicines-exchange", side, instrument), {}).wish
        for side in ("northmoor", "moorvale")
    }
    assert wishes["northmoor"] != wishes["moorvale"]


def test_some_people_leave_the_section_out_and_the_short_form_does_not_ask(instrument):
    partnership = load_world().partnership("shared-record")
    sheets = {
        sheet: [
            answer_what_moves(_person(n), partnership, sheet, "northmoor", instrument, default_rng(n))
            for n in range(PEOPLE)
        ]
        for sheet in ("partnership", "partnership_pulse")
    }
    assert 0 < sheets["partnership"].count({}) < PEOPLE / 5
    assert sheets["partnership_pulse"].count({}) == PEOPLE


def _moves(key: str, side: str, instrument) -> list[DynamicsAnswers]:
    partnership = load_world().partnership(key)
    people = [
        answer_what_moves(_person(n), partnership, "partnership", side, instrument, default_rng(n))
        for n in range(PEOPLE)
    ]
    codes = [question.code for question in instrument.tick_questions]
    return [
        DynamicsAnswers(
            ticks={code: _ticks(said[code]) for code in codes},
            statements={},
            choices={code: said[code] for code in ("B1", "G1", "G2")},
        )
        for said in people
        if said
    ]


def _ticks(given: str) -> frozenset[str] | Missing:
    return Missing.DONT_KNOW if given == "DK" else frozenset(given.removeprefix("ticks:").split()) - {"none"}
