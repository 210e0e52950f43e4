"""A team's numbers go through JSON and come back the same, the section on what moves a partnership included."""

import json

from assessments.selectors.answers import PersonAnswers
from assessments.selectors.numbers import numbers_of
from assessments.selectors.numbers_as_data import as_data, from_data
from models_engine import DynamicsAnswers, Missing, load_instrument
from tests.factories.sides import placed_answers, sheet_answers

INSTRUMENT = load_instrument("learning-ecosystem", 2)
SECTION = DynamicsAnswers(
    {"DT": frozenset({"POL", "MAN"}), "DM": frozenset(), "DC": Missing.DONT_KNOW, "DE": None},
    {"W1": 4, "W2": Missing.NOT_APPLICABLE},
    {"G1": "now"},
)


def people(*changes):
    return [
        PersonAnswers(None, placed_answers(**changed), {"FIRST": "boards"}, SECTION if number else None)
        for number, changed in enumerate(changes)
    ]


def through_json(numbers):
    return from_data(json.loads(json.dumps(as_data(numbers))))


def test_a_partnerships_numbers_come_back_the_same():
    numbers = numbers_of(
        INSTRUMENT,
        "partnership",
        people({}, {"F1": 1, "REC1": Missing.DONT_KNOW}, *[{"REC2": value} for value in (1, 2, 3, 3, 5, 5)]),
    )

    assert numbers.position.formality_interval is not None
    assert len(numbers.dynamics) == 7
    assert through_json(numbers) == numbers


def test_an_organisations_numbers_and_nobodys_come_back_the_same():
    rows = [PersonAnswers(None, sheet_answers("organisation", value=value)) for value in (2, 3)]

    for answered in (rows, []):
        numbers = numbers_of(INSTRUMENT, "organisation", answered)
        assert through_json(numbers) == numbers


def test_the_order_in_which_people_answered_does_not_matter():
    answered = people({"F1": 2}, {"REC1": 1}, {"REC2": 5})

    assert numbers_of(INSTRUMENT, "partnership", answered) == numbers_of(
        INSTRUMENT, "partnership", answered[::-1]
    )
