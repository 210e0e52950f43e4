"""What may be shown where not everybody answered everything: numbers open one by one."""

from assessments.selectors.readings import Audience, Reading, read_factors, read_place
from models_engine import Missing, load_instrument
from tests.factories.sides import sheet_answers

INSTRUMENT = load_instrument()
START, NOW = ("O1", "O2", "O3", "O5"), ("O4", "O6")


def team_of(*rows):
    return Audience(team=rows, own=None, sees_team=True, team_view=False)


def unknown(*codes):
    return sheet_answers(**dict.fromkeys(codes, Missing.DONT_KNOW))


def test_a_statement_that_fewer_people_answered_than_have_a_score_stays_closed():
    formative = next(f for f in INSTRUMENT.factors if f.show_items and f.level == "interorganisational")
    known, left_out = (item.code for item in formative.items[:2])
    who = team_of(*[sheet_answers()] * 4, unknown(left_out))

    (reading,) = read_factors(INSTRUMENT, who, "partnership", [formative.code])

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
