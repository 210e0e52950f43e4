"""Why a condition is proposed, in a sentence that can be read out."""

from models_engine import ProposedTopic, load_instrument
from workshops.presenters.proposals import NOTHING_OPEN, NOTHING_STANDS_OUT, no_proposal, topic_choices, why
from workshops.selectors.survey import Side, SideSaid, Survey

NORTH = SideSaid("Northmoor", 4.25, 8)
EAST = SideSaid("Eastvale", 3.0, 6, views_differ=True)


def topic(*reasons, gap=1.25, factor="GOV"):
    return ProposedTopic(factor, 1.0, reasons, gap, 0.5)


def test_each_reason_is_a_sentence_and_two_are_two():
    both = why(topic("gap", "views_differ"), [NORTH, EAST])
    assert both == (
        "Northmoor 4.2, Eastvale 3.0: they differ by one point or more. People at Eastvale see this differently."
    )
    assert "half a point or more" in why(topic("gap", gap=0.6), [NORTH, EAST])
    assert why(topic("needed"), []) == "Needed for the step that people want next, and not met."
    assert why(topic("low"), [EAST]) == "Eastvale 3.0: this may be holding you back."


def test_an_end_that_was_released_as_an_end_is_said_as_one():
    said = SideSaid("Northmoor", 4.5, 8, open_end="or_more")

    assert why(topic("gap", gap=1.5), [said, EAST]).startswith("Northmoor 4.5 or more, Eastvale 3.0:")


def test_proposed_ones_come_first_with_the_reason_and_each_kind_under_its_heading():
    factors = load_instrument().factors
    choices = topic_choices(factors, [topic("needed", factor="IDN"), topic("needed")], Survey())

    assert [choice.code for choice in choices[:2]] == ["IDN", "GOV"]
    assert len({choice.code for choice in choices}) == len(choices) == 16
    assert [place for place, choice in enumerate(choices) if choice.heading] == [0, 2]
    assert not any(choice.why for choice in choices[2:])


def test_why_nothing_is_proposed():
    survey = Survey(load_instrument(), "Autumn round", (Side("Northmoor", None),))

    assert no_proposal([topic("gap")], survey) == ""
    assert no_proposal([], survey) == NOTHING_STANDS_OUT
    assert no_proposal([], Survey()) == NOTHING_OPEN
