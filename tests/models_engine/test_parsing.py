"""A document with a mistake is refused, and the complaint says where the mistake is."""

import copy
from importlib.resources import files

import pytest

from models_engine import InstrumentError, parse_instrument
from models_engine.shipped import assemble


@pytest.fixture(scope="module")
def shipped():
    return assemble(files("models_engine") / "instruments" / "learning-ecosystem" / "1")


@pytest.fixture
def document(shipped):
    return copy.deepcopy(shipped)


@pytest.fixture
def newer():
    """A document that says what moves a partnership, too."""
    return assemble(files("models_engine") / "instruments" / "learning-ecosystem" / "2")


def put(document, path, value):
    """Set what stands at a path such as `factors[3].items[1].text`."""
    *way, last = path.replace("]", "").replace("[", ".").split(".")
    for step in way:
        document = document[int(step) if step.isdigit() else step]
    document[int(last) if last.isdigit() else last] = value


@pytest.mark.parametrize(
    ("path", "value", "complaint"),
    [
        ("factors[3].items[1].text", 7, "factors[3].items[1].text: expected text"),
        ("factors[3].items[1].text", "  ", "factors[3].items[1].text: expected text"),
        ("factors[3].items[1].txet", "x", "factors[3].items[1].txet: unknown key"),
        ("factors[3].items[1].reverse", "yes", "factors[3].items[1].reverse: expected true or false"),
        ("factors[0].type", "formal", "factors[0].type: expected one of reflective, formative, mixed"),
        ("factors[0].basis", "mine", "factors[0].basis: expected one of paper, literature, ours"),
        ("factors[0].level", "mega", "factors[0].level: no level 'mega'"),
        ("factors[0].roles[0].verb", "push", "factors[0].roles[0].verb: expected one of trigger, mandate"),
        ("factors[0].items", [], "factors[0].items: expected 1 to 6 items"),
        ("factors[0].items", "POL1", "factors[0].items: expected a list"),
        (
            "factors[1].items[0].code",
            "POL1",
            "factors[1].items[0].code: 'POL1' is used already at factors[0]",
        ),
        ("factors[1].code", "POL", "factors[1].code: 'POL' is used already at factors[0].code"),
        ("axes[0].items[2]", "F3", "axes[0].items[2]: expected a mapping"),
        ("axes[0].asked_on", "person", "axes[0].asked_on: expected one of organisation, partnership"),
        ("version", True, "version: expected a whole number"),
        ("version", "1", "version: expected a whole number"),
        ("places.low", "40", "places.low: expected a number"),
        ("scale[4].value", 6, "scale: expected the values 1 to 5"),
        ("bands.barrier[1].low", 3.5, "bands.barrier: expected bands that rise and meet"),
        ("overlaps[0]", ["GOV2"], "overlaps[0]: expected two item codes"),
        ("overlaps[0]", ["GOV2", "F9"], "overlaps[0][1]: refers to 'F9'"),
        ("needed_answers", {4: "three"}, "needed_answers.4: expected a whole number"),
        ("pulse[2]", "SUP9", "pulse[2]: refers to 'SUP9', which is not there"),
        ("measures[1].components[0].items[1]", "O9", "measures[1].components[0].items[1]: refers to 'O9'"),
        ("measures[1].one_of[0]", "Z", "measures[1].one_of[0]: refers to 'Z'"),
        ("measures[1].axis", "depth", "measures[1].axis: refers to 'depth'"),
        ("quadrants[0].started_by[0]", "XXX", "quadrants[0].started_by[0]: refers to 'XXX'"),
        (
            "sheets[0].sections[0].pages[0].factor",
            "XXX",
            "sheets[0].sections[0].pages[0].factor: no factor 'XXX'",
        ),
        (
            "sheets[0].sections[0].pages[1].code",
            "looking-outside",
            "sheets[0].sections[0].pages[1].code: 'looking-out",
        ),
        (
            "sheets[1].sections[2].pages[0].questions",
            ["EXP2", "NO1"],
            "pages[0].questions[1]: refers to 'NO1'",
        ),
        ("sheets[1].sections[2].pages[0].questions", [], "pages[0]: expected 1 to 6 questions"),
        ("minimums.breakdown", 7.5, "minimums.breakdown: expected a whole number"),
        ("minimums.brakedown", 8, "minimums.brakedown: unknown key"),
        ("title", None, "title: expected text"),
        ("colour", "red", "colour: unknown key"),
    ],
)
def test_a_mistake_is_named_with_its_path(document, path, value, complaint):
    put(document, path, value)
    with pytest.raises(InstrumentError) as caught:
        parse_instrument(document)
    assert complaint in str(caught.value)


@pytest.mark.parametrize(
    "key", ["title", "levels", "factors", "axes", "measures", "bands", "sheets", "minimums"]
)
def test_a_missing_part_is_named(document, key):
    del document[key]
    with pytest.raises(InstrumentError, match=f"^{key}: missing$"):
        parse_instrument(document)


def test_a_missing_value_inside_is_named_with_its_path(document):
    del document["factors"][2]["items"][0]["text"]
    with pytest.raises(InstrumentError, match=r"^factors\[2\]\.items\[0\]\.text: missing$"):
        parse_instrument(document)


def test_something_else_than_a_mapping_is_refused():
    with pytest.raises(InstrumentError, match="expected a mapping"):
        parse_instrument(["factors"])


def test_the_hash_follows_the_content_and_not_the_order_of_keys(document, instrument):
    turned = dict(reversed(document.items()))
    assert parse_instrument(turned).content_hash == instrument.content_hash
    put(document, "factors[0].items[0].text", "Another statement.")
    assert parse_instrument(document).content_hash != instrument.content_hash


@pytest.mark.parametrize(
    ("path", "value", "complaint"),
    [
        ("conditions[2].factor", "XXX", "conditions: expected one for each factor, in this order: POL, MAN"),
        ("conditions[2].text", "", "conditions[2].text: expected text"),
        ("tick_questions[0].verb", "push", "tick_questions[0].verb: expected one of trigger, mandate"),
        ("tick_questions[0].verb", "mandate", "tick_questions: expected one for each verb"),
        ("tick_questions[0].code", "POL1", "tick_questions[0].code: 'POL1' is used already at factors[0]"),
        (
            "scale_questions[1].code",
            "W1",
            "scale_questions[1].code: 'W1' is used already at scale_questions[0]",
        ),
        ("dynamics.lanes.weak_below", "3", "dynamics.lanes.weak_below: expected a number"),
        ("dynamics.lanes.mandate", "XXX", "dynamics.lanes.mandate: refers to 'XXX'"),
        ("dynamics.lanes.fed_by_mandate[0]", "XXX", "dynamics.lanes.fed_by_mandate[0]: refers to 'XXX'"),
        ("dynamics.beginning.question", "W1", "dynamics.beginning.question: refers to 'W1'"),
        (
            "dynamics.beginning.values[0].choice",
            "now",
            "dynamics.beginning.values[0].choice: refers to 'now'",
        ),
        ("dynamics.wish.origin", "B9", "dynamics.wish.origin: refers to 'B9'"),
        ("dynamics.wish.unchanged", "same", "dynamics.wish.unchanged: refers to 'same'"),
        ("transitions[0].to_region", "far-away", "transitions[0].to_region: refers to 'far-away'"),
        ("transitions[0].to_region", "formal-external", "transitions[0]: expected another pair of regions"),
        ("transitions[1].to_region", "formal-internal", "transitions[1]: expected another pair of regions"),
        ("transitions[0].needs[0].condition", "W3", "transitions[0].needs[0].condition: refers to 'W3'"),
        (
            "transitions[0].needs[0].at_most",
            4,
            "transitions[0].needs[0]: expected either at_least or at_most",
        ),
        ("stays[3].region", "formal-external", "stays: expected one for each region"),
        ("stays[3].needs[0]", {"condition": "REC"}, "stays[3].needs[0]: expected either at_least or at_most"),
        ("actors[0].condition", "MAN", "actors: expected one for each condition"),
        ("sheets[1].sections[3].optional", "yes", "sheets[1].sections[3].optional: expected true or false"),
    ],
)
def test_a_mistake_in_what_moves_a_partnership_is_named_with_its_path(newer, path, value, complaint):
    put(newer, path, value)
    with pytest.raises(InstrumentError) as caught:
        parse_instrument(newer)
    assert complaint in str(caught.value)


@pytest.mark.parametrize("key", ["conditions", "scale_questions", "dynamics", "stays", "actors"])
def test_what_moves_a_partnership_is_there_whole_or_not_at_all(newer, key):
    del newer[key]
    with pytest.raises(InstrumentError, match="missing|refers to"):
        parse_instrument(newer)


def test_a_missing_transition_is_noticed(newer):
    del newer["transitions"][4]
    with pytest.raises(InstrumentError, match="transitions: expected one for each pair of regions"):
        parse_instrument(newer)


def test_the_hash_covers_what_moves_a_partnership(newer):
    before = parse_instrument(newer).content_hash
    put(newer, "conditions[0].text", "Other words")
    words_changed = parse_instrument(newer).content_hash
    put(newer, "transitions[0].needs[0].at_least", 3.6)
    assert len({before, words_changed, parse_instrument(newer).content_hash}) == 3
