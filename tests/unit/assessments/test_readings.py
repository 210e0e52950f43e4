"""What may be shown where not everybody answered everything: numbers open one by one."""

from dataclasses import replace

from assessments.presenters.factors import item_words
from assessments.selectors.numbers import numbers_of_rows
from assessments.selectors.readings import Audience, Reading, read_factors, read_place
from models_engine import Missing, load_instrument
from tests.factories.sides import sheet_answers

INSTRUMENT = load_instrument()
START, NOW = ("O1", "O2", "O3", "O5"), ("O4", "O6")


def team_of(*rows):
    numbers = numbers_of_rows(INSTRUMENT, "partnership", rows)
    return Audience(team=numbers, own=None, sees_team=True, team_view=False)


def unknown(*codes):
    return sheet_answers(**dict.fromkeys(codes, Missing.DONT_KNOW))


def test_a_statement_that_fewer_people_answered_than_have_a_score_stays_closed():
    formative = next(f for f in INSTRUMENT.factors if f.show_items and f.level == "interorganisational")
    known, left_out = (item.code for item in formative.items[:2])
    who = team_of(*[sheet_answers()] * 4, unknown(left_out))

    (reading,) = read_factors(INSTRUMENT, who, [formative.code])

    items = {item.code: item.summary for item in reading.items}
    assert (reading.reading, reading.people) == (Reading.TEAM, 5)
    assert items[known].n == 5
    assert items[left_out] is None


def test_how_it_began_and_who_drives_it_are_closed_where_only_one_person_knows():
    place = read_place(INSTRUMENT, team_of(sheet_answers(), unknown(*NOW)))

    assert (place.reading, place.people) == (Reading.TEAM, 2)
    assert place.position.origin is not None
    assert place.position.origin_start is not None
    assert place.position.drive_now is None


def test_a_place_counts_the_people_behind_the_axis_that_fewer_could_answer():
    place = read_place(INSTRUMENT, team_of(sheet_answers(), unknown(*START, *NOW)))

    assert (place.reading, place.people, place.position) == (Reading.NOTHING, 1, None)


def test_a_statement_that_only_three_or_four_answered_has_no_mean_beside_an_open_factor():
    formative = next(f for f in INSTRUMENT.factors if f.show_items and f.level == "interorganisational")
    left_out = formative.items[1].code
    who = replace(team_of(*[sheet_answers()] * 4, unknown(left_out)), team_view=True)

    (reading,) = read_factors(INSTRUMENT, who, [formative.code])

    items = {item.code: item.summary for item in reading.items}
    assert (reading.reading, reading.people) == (Reading.TEAM, 5)
    assert (items[left_out].n, items[left_out].mean) == (4, None)
    assert item_words(INSTRUMENT, items[left_out]) == "not shown (too few answers)"


def test_a_distribution_carries_no_mean_that_a_page_would_have_to_hide():
    who = replace(team_of(*[sheet_answers()] * 4), team_view=True)

    (reading,) = read_factors(INSTRUMENT, who, ["REC"])

    score = reading.score
    assert (reading.reading, reading.mean) == (Reading.DISTRIBUTION, None)
    assert (score.mean, score.band, score.average_deviation, score.r_star) == (None, None, None, None)
    assert score.person_means == ()
    assert {item.summary.mean for item in reading.items} == {None}
    assert sum(score.band_counts) == 4


def test_two_peoples_facts_carry_nothing_that_counts_people():
    row = dict.fromkeys(("POL1", "POL2", "POL3", "POL4"), 3)

    (reading,) = read_factors(INSTRUMENT, team_of(row, row), ["POL"])

    assert (reading.reading, reading.mean) == (Reading.TEAM, 3)
    assert (reading.score.person_means, reading.score.band_counts) == ((), ())
