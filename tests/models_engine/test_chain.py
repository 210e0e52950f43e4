"""The four levels as a chain: the weakest link is named where it is clearly the weakest, and only there."""

import pytest

from models_engine import Profile, find_chain
from tests.models_engine.profiles import INSTRUMENT

LEVELS = ("macro", "interorganisational", "organisational", "individual")


def profile(*levels):
    """Every factor of a level supports sharing this much; `None` is not known."""
    means = {}
    for level, value in zip(LEVELS, levels, strict=True):
        for factor in INSTRUMENT.factors:
            if factor.level == level and value is not None:
                means[factor.code] = 6 - value if factor.direction == "barrier" else value
    return Profile(means)


@pytest.mark.parametrize(
    ("levels", "weakest"),
    [
        ((4, 4, 4, 4), None),
        ((4, 2, 4, 4), "interorganisational"),
        ((3, 3.5, 4, 4), "macro"),
        ((3, 3.49, 4, 4), None),
        ((3.5, 4.5, 4.5, 4.5), None),
        ((3.4, 3.9, 3.9, 3.9), "macro"),
        ((2, 2, 4, 4), None),
        ((4, 4, 4, 1), "individual"),
        ((None, None, 2, 3), "organisational"),
        ((None, None, 2, None), None),
        ((None, None, None, None), None),
    ],
)
def test_the_weakest_link_is_named_only_where_it_is_clearly_lower(levels, weakest):
    assert find_chain(INSTRUMENT, profile(*levels)).weakest == weakest


def test_links_say_how_far_a_level_supports_and_which_factors_fall_short():
    links = find_chain(INSTRUMENT, profile(3.5, 3.49, 2.99, None)).links
    assert [link.level for link in links] == list(LEVELS)
    assert [link.supported for link in links] == ["supported", "partly", "weak", "not_known"]
    assert [len(link.weakest) for link in links] == [0, 5, 4, 0]
    assert links[3].mean is None


@pytest.mark.parametrize(
    ("known", "mean"), [(["REC", "IDN"], None), (["REC", "IDN", "GOV"], 2.0), (["POL", "MAN"], 2.0)]
)
def test_a_level_counts_from_half_of_its_factors(known, mean):
    chain = find_chain(INSTRUMENT, Profile(dict.fromkeys(known, 2.0)))
    level = INSTRUMENT.factor(known[0]).level
    assert next(link.mean for link in chain.links if link.level == level) == mean


def test_a_barrier_counts_turned_round_and_the_lowest_factor_comes_first():
    link = find_chain(INSTRUMENT, Profile({"IMO": 3.4, "XMO": 3.0, "INH": 4.0})).links[3]
    assert link.mean == pytest.approx((3.4 + 3.0 + 2.0) / 3)
    assert link.weakest == ("INH", "XMO", "IMO")
