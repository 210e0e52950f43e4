"""An organisation's partnerships together: each remark is made when there is reason for it, and not otherwise."""

import pytest

from models_engine import PortfolioLine, RestsOnFew, read_portfolio
from tests.models_engine.profiles import INSTRUMENT

PLACES = {
    "FE": (90, 80),
    "FI": (90, 20),
    "II": (10, 20),
    "IE": (10, 80),
    "mixed": (90, 50),
    "nowhere": (None, 80),
}


def portfolio(*lines):
    return read_portfolio(INSTRUMENT, lines)


def placed(*names):
    return [
        PortfolioLine(str(number), formality=PLACES[name][0], drive=PLACES[name][1])
        for number, name in enumerate(names)
    ]


@pytest.mark.parametrize(
    ("names", "empty"),
    [
        (["FE", "FE", "FI"], ("informal-internal", "informal-external")),
        (["FE", "FI", "II", "IE"], ()),
        (["II", "IE", "mixed"], ()),
        (["FE", "FE"], ()),
        (["FE", "FE", "nowhere"], ()),
    ],
)
def test_empty_regions_are_named_from_three_placed_partnerships_on(names, empty):
    assert portfolio(*placed(*names)).empty == empty


@pytest.mark.parametrize(
    ("names", "region"),
    [
        (["FE", "FE", "FE", "II"], "formal-external"),
        (["FE", "FE", "II", "II"], None),
        (["FE", "FE", "FE"], None),
        (["FE", "FE", "FE", "nowhere"], None),
        (["FE", "FE", "mixed", "mixed"], None),
        (["IE"] * 5, "informal-external"),
    ],
)
def test_one_sidedness_is_named_from_four_partnerships_on(names, region):
    found = portfolio(*placed(*names)).one_sided
    assert (found.region if found else None) == region


def test_a_mixed_place_counts_in_each_of_its_regions():
    found = portfolio(*placed("mixed", "nowhere"))
    assert dict(found.regions) == {
        "formal-external": 1,
        "formal-internal": 1,
        "informal-internal": 0,
        "informal-external": 0,
    }
    assert (found.partnerships, found.placed) == (2, 1)


@pytest.mark.parametrize(
    ("line", "reasons"),
    [
        ({"goes_on": 2.5}, ("would_not_go_on",)),
        ({"goes_on": 2.6}, None),
        ({"patterns": ("hero_network",)}, ("hero_network",)),
        ({"patterns": ("echo_chamber",)}, None),
        ({"personal": 5.0}, None),
        ({"goes_on": 1.0, "personal": 4.0}, ("would_not_go_on", "personal_contacts")),
        ({}, None),
    ],
)
def test_resting_on_a_few_people_is_named_with_its_reasons(line, reasons):
    found = portfolio(PortfolioLine("a", **line)).rests_on_few
    assert found == ((RestsOnFew("a", reasons),) if reasons else ())


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("Order sets for sepsis", "Sharing order sets", ("order", "set")),
        ("Order sets for sepsis", "Maternity record", None),
        ("Working together with our partner", "Working together for patients", None),
        ("", "", None),
    ],
)
def test_overlapping_purposes_share_their_telling_words(one, other, words):
    lines = [
        PortfolioLine("a", purpose=one, kind="pairing"),
        PortfolioLine("b", purpose=other, kind="pairing"),
    ]
    found = portfolio(*lines).overlaps
    assert [overlap.words for overlap in found] == ([words] if words else [])


def test_partnerships_of_different_kinds_do_not_overlap():
    same = {"purpose": "Order sets for sepsis"}
    assert (
        portfolio(
            PortfolioLine("a", kind="pairing", **same), PortfolioLine("b", kind="network", **same)
        ).overlaps
        == ()
    )


def test_what_keeps_several_alive_and_what_would_be_lost_with_the_mandate():
    found = portfolio(
        PortfolioLine("a", kept_going_by=("REC", "IMO")),
        PortfolioLine("b", kept_going_by=("REC",), emptied=("trigger", "mandate")),
    )
    assert [(shared.factor, shared.partnerships) for shared in found.shared_support] == [("REC", ("a", "b"))]
    assert [(risk.code, risk.emptied) for risk in found.at_risk] == [("b", ("trigger", "mandate"))]


def test_no_partnership_is_no_remark():
    found = portfolio()
    assert (found.empty, found.one_sided, found.rests_on_few, found.overlaps) == ((), None, (), ())
