"""Ready or not for a kind of partnership: each outcome where its rule says, and at its borders."""

import pytest

from models_engine import Wish, check_readiness, load_instrument, parse_instrument
from models_engine.document import InstrumentError
from tests.models_engine.profiles import INSTRUMENT

ALLIANCE = Wish("formal", "internal")
PROGRAMME = Wish("formal", "external")
EXCHANGE = Wish("informal", "internal")
COMMUNITY = Wish("informal", "external")


def means(*values):
    return dict(zip(("SEA", "ABS", "EXP", "ROU"), values, strict=True))


def outcome(found):
    return found.outcome.code if found.outcome else None


@pytest.mark.parametrize(
    ("intended", "needed"),
    [
        (PROGRAMME, (3, 3, 3, 3)),
        (ALLIANCE, (3.5, 3.5, 3, 3)),
        (EXCHANGE, (3, 3, 3, 3.5)),
        (COMMUNITY, (3.5, 3, 3, 3.5)),
        # In between counts as both sides, and the stricter one is asked for.
        (Wish("mixed", "internal"), (3.5, 3.5, 3, 3.5)),
    ],
)
def test_each_kind_of_partnership_needs_what_the_tables_say(intended, needed):
    found = check_readiness(INSTRUMENT, means(4, 4, 4, 4), intended)
    assert tuple(check.needed for check in found.checks) == needed


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((3, 3, 3, 3), "go"),
        ((2.999, 3, 3, 3), "talk"),
        ((2.4, 5, 5, 5), "talk"),
        ((2.5, 2.5, 5, 5), "talk"),
        ((2.499, 2.499, 5, 5), "wait"),
        ((None, 5, 5, 5), "talk"),
        ((None, None, 5, 5), None),
        ((None, None, 1, 1), None),
        ((None, 1, 1, 5), "wait"),
    ],
)
def test_the_outcome_follows_the_rule_at_its_borders(values, expected):
    assert outcome(check_readiness(INSTRUMENT, means(*values), PROGRAMME)) == expected


def test_the_same_organisation_may_be_ready_for_one_kind_and_not_for_another():
    ours = means(3.2, 3.2, 3.2, 3.2)
    assert outcome(check_readiness(INSTRUMENT, ours, PROGRAMME)) == "go"
    assert outcome(check_readiness(INSTRUMENT, ours, ALLIANCE)) == "talk"


def test_the_first_mechanism_is_for_a_condition_that_is_missing():
    found = check_readiness(INSTRUMENT, means(3.4, 3.5, 3.3, 3.3), ALLIANCE)
    assert [check.condition for check in found.checks if check.state == "not_met"] == ["SEA"]
    assert found.first is not None
    assert found.first.condition == "SEA"


def test_nothing_known_suggests_nothing():
    found = check_readiness(INSTRUMENT, {}, ALLIANCE)
    assert found.first is None
    assert {check.state for check in found.checks} == {"not_known"}


def test_a_version_without_the_check_says_so():
    with pytest.raises(ValueError, match="learning-ecosystem/1 has no readiness check"):
        check_readiness(load_instrument("learning-ecosystem", 1), {}, ALLIANCE)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"factors": ["SEA", "XYZ"]}, r"readiness.factors\[1\]: refers to 'XYZ'"),
        ({"outcomes": []}, "readiness.outcomes: expected one for each code, in this order: go, talk, wait"),
    ],
)
def test_a_rule_that_points_at_nothing_is_refused(change, complaint):
    from importlib.resources import files

    from models_engine.shipped import assemble

    document = assemble(files("models_engine") / "instruments" / "learning-ecosystem" / "2")
    document["readiness"] = document["readiness"] | change
    with pytest.raises(InstrumentError, match=complaint):
        parse_instrument(document)
