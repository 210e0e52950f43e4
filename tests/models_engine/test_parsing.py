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
