"""A position in words."""

from dataclasses import replace

import pytest

from assessments.presenters.place import place_name, place_sentence, present_place
from models_engine import axis_word, load_instrument, place_partnership

INSTRUMENT = load_instrument()
NOWHERE = place_partnership(INSTRUMENT, [])


def position(formality, origin, drive_now=None, origin_start=None, intervals=(None, None)):
    words = axis_word(INSTRUMENT, "formality", formality), axis_word(INSTRUMENT, "origin", origin)
    return replace(
        NOWHERE,
        formality=formality,
        origin=origin,
        formality_word=words[0],
        origin_word=words[1],
        place="-".join(words),
        drive_now=drive_now,
        origin_start=origin_start,
        formality_interval=intervals[0],
        origin_interval=intervals[1],
    )


@pytest.mark.parametrize(
    ("formality", "origin", "name"),
    [
        (80, 80, "Mandated partnership"),
        (80, 20, "Chosen alliance"),
        (20, 20, "Self-organised exchange"),
        (20, 80, "Convened community"),
        (80, 50, "Between Chosen alliance and Mandated partnership"),
        (60, 80, "Between Convened community and Mandated partnership"),
        (50, 40, "In the middle, between all four"),
    ],
)
def test_39_a_mixed_place_lies_between_its_neighbours(formality, origin, name):
    assert place_name(INSTRUMENT, position(formality, origin)) == name


@pytest.mark.parametrize(
    ("intervals", "name"),
    [
        (((62, 90), (70, 90)), "Mandated partnership"),
        (((60, 90), (70, 90)), "Between Convened community and Mandated partnership"),
        (((62, 90), (30, 90)), "Between Chosen alliance and Mandated partnership"),
        (((50, 90), (30, 90)), "In the middle, between all four"),
    ],
)
def test_39_a_quadrant_is_named_only_where_the_whole_interval_lies_in_it(intervals, name):
    assert place_name(INSTRUMENT, position(80, 80, intervals=intervals)) == name


def test_an_interval_that_changes_the_word_says_between_what():
    axes = present_place(INSTRUMENT, position(70, 80, intervals=((52, 71), (70, 90)))).axes

    assert [axis.interval for axis in axes] == [
        "52 to 71: between “partly formal, partly informal” and “formal”",
        "70 to 90",
    ]


@pytest.mark.parametrize(
    ("origin", "drive_now", "sentence"),
    [
        (80, 20, "formal and started by others; today it is mostly driven by the partners themselves"),
        (80, 50, "formal and started by others; today it is driven by the partners and others together"),
        (80, 90, "formal, started by others and still mostly driven from outside"),
        (20, 10, "formal, started and still mostly driven by the partners themselves"),
        (
            50,
            90,
            "formal and started partly by the partners, partly by others; today it is mostly driven from outside",
        ),
        (20, None, "formal and started by the partners themselves"),
    ],
)
def test_the_sentence_tells_history_from_today(origin, drive_now, sentence):
    assert place_sentence(INSTRUMENT, position(80, origin, drive_now)) == sentence


def test_history_and_today_are_left_out_where_too_few_answered():
    words = present_place(INSTRUMENT, position(80, 80))

    assert words.beginning is None
    assert words.today is None


def test_without_a_place_there_are_no_words():
    assert present_place(INSTRUMENT, NOWHERE) is None
    assert place_name(INSTRUMENT, NOWHERE) == "not placed"
