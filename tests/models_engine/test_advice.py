"""The advice that ships: complete, as designed, and refused where it refers to nothing."""

from copy import deepcopy
from importlib.resources import files

import pytest

from models_engine import InstrumentError, load_instrument, parse_instrument
from models_engine.shipped import assemble
from tests.models_engine.advice_tables import MECHANISMS, REMEDIES
from tests.models_engine.profiles import FACTORS, INSTRUMENT

ADVICE = INSTRUMENT.advice
REGIONS = {
    "FE": "formal-external",
    "FI": "formal-internal",
    "II": "informal-internal",
    "IE": "informal-external",
}


def codes(cell):
    return () if cell.strip() == "-" else tuple(cell.split())


@pytest.mark.parametrize("line", MECHANISMS.strip().splitlines(), ids=lambda line: line.split(" ")[0])
def test_a_mechanism_is_as_designed(line):
    number, fits, needs, compensates, effort, evidence = line.split("|")
    found = ADVICE.mechanism(int(number))
    assert found.fits == tuple(REGIONS[code] for code in fits.split())
    assert (found.needs, found.compensates) == (codes(needs), codes(compensates))
    assert (found.effort, found.evidence) == (effort.strip(), evidence.strip())


def test_there_are_fifty_mechanisms_and_all_can_be_shown():
    assert [mechanism.number for mechanism in ADVICE.mechanisms] == list(range(1, 51))
    for mechanism in (*ADVICE.mechanisms, ADVICE.protect):
        assert mechanism.grade in "ABCDE"
        assert mechanism.first_step.endswith(".")
        assert mechanism.watch_for.endswith(".")
        assert "proven" not in f"{mechanism.first_step} {mechanism.evidence_note}".lower()
        assert bool(mechanism.sources) == (mechanism.basis == "literature")


def test_every_factor_can_be_acted_on_by_somebody():
    assert {remedy.condition: list(remedy.mechanisms) for remedy in ADVICE.remedies} == REMEDIES
    assert set(REMEDIES) == set(FACTORS) <= {actor.condition for actor in INSTRUMENT.actors}


def test_what_a_mechanism_addresses_follows_from_the_remedies():
    assert ADVICE.mechanism(37).addresses == ("GOV", "ROU", "INH")
    assert ADVICE.mechanism(17).addresses == ()


@pytest.mark.parametrize(
    ("number", "grade"), [(2, "D"), (5, "B"), (9, "C"), (10, "C"), (11, "A"), (13, "D"), (34, "C")]
)
def test_the_weaker_grade_ranks(number, grade):
    assert ADVICE.mechanism(number).grade == grade


def test_version_one_gives_no_advice():
    assert load_instrument("learning-ecosystem", 1).advice is None


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (
            lambda d: d["mechanisms"][0]["needs"].append("XXX"),
            r"mechanisms\[0\]\.needs\[4\]: refers to 'XXX'",
        ),
        (lambda d: d["mechanisms"][0]["fits"].append("north"), r"mechanisms\[0\]\.fits\[1\]: refers to"),
        (lambda d: d["mechanisms"][1].update(number=1), r"mechanisms\[1\]\.number: 1 is used already"),
        (
            lambda d: d["remedies"][0]["mechanisms"].append(99),
            r"remedies\[0\]\.mechanisms\[3\]: refers to 99",
        ),
        (lambda d: d["remedies"][0].update(condition="W1"), r"remedies\[0\]\.condition: refers to 'W1'"),
        (
            lambda d: d["patterns"][0]["cases"][0]["all"][0].update(of="NIL"),
            r"patterns\[0\]\.cases\[0\]\.all\[0\]\.of",
        ),
        (
            lambda d: d["patterns"][0]["cases"][0]["all"][0].update(below=3),
            r"expected exactly one of at_least, at_most, below",
        ),
        (lambda d: d.pop("chain"), "chain: missing"),
    ],
)
def test_advice_that_refers_to_nothing_is_refused(change, complaint):
    folder = files("models_engine") / "instruments" / "learning-ecosystem" / "2"
    document = deepcopy(assemble(folder))
    change(document)
    with pytest.raises(InstrumentError, match=complaint):
        parse_instrument(document)
