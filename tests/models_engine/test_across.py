"""Several partnerships taken together: people are resampled whole."""

import pytest

from models_engine import load_instrument, place_across

INSTRUMENT = load_instrument()


def sheets(people: int, each: int, step: int = 1):
    """So many people, each with the same sheet about so many partnerships."""
    return [
        (f"P{person}", {"O4": 1 + (person * step) % 5, "O6": 3})
        for person in range(people)
        for _ in range(each)
    ]


def test_the_mean_is_over_sheets_and_people_are_counted_once():
    found = place_across(INSTRUMENT, sheets(10, each=3), "drive_now")

    assert (found.people, found.sheets) == (10, 30)
    assert found.mean == pytest.approx(50)


def test_more_sheets_of_the_same_people_make_the_interval_no_narrower():
    one, five = (place_across(INSTRUMENT, sheets(10, each=each), "drive_now") for each in (1, 5))
    as_if_fifty = place_across(
        INSTRUMENT, [(number, row) for number, (_, row) in enumerate(sheets(10, each=5))], "drive_now"
    )

    def width(found):
        return found.interval[1] - found.interval[0]

    assert width(five) == pytest.approx(width(one))
    assert width(as_if_fifty) < width(five) * 0.6


@pytest.mark.parametrize(("people", "shown"), [(7, False), (8, True)])
def test_the_interval_needs_people_and_not_sheets(people, shown):
    found = place_across(INSTRUMENT, sheets(people, each=4), "drive_now")

    assert (found.interval is not None) == shown


def test_nobody_and_no_score_have_no_mean():
    assert place_across(INSTRUMENT, [], "formality").mean is None
    assert place_across(INSTRUMENT, [("Ana", {"F1": 5})], "formality").people == 0


def test_an_unknown_measure_is_refused():
    with pytest.raises(KeyError):
        place_across(INSTRUMENT, [], "distance")
