"""Which mechanisms are suggested, by which rule, and that the lists are not the same for everybody."""

from collections import Counter
from dataclasses import replace

import pytest

from models_engine import Profile, Wish, find_chain, find_patterns, load_instrument, suggest
from tests.models_engine.profiles import ALL_KNOWN, FACTORS, INSTRUMENT, KINDS, thousand

BARRIER = "INH"


def everywhere(value, **others):
    """All factors support sharing this much, some otherwise."""
    return {code: 6 - value if code == BARRIER else value for code in FACTORS} | others


def numbers(suggestions):
    return [found.mechanism.number for found in suggestions]


def rules(suggestions):
    return [found.rule for found in suggestions]


def supported(profile, code):
    mean = profile.means.get(code)
    return mean if mean is None or code != BARRIER else 6 - mean


def said(profile):
    chain = find_chain(INSTRUMENT, profile)
    return (
        find_patterns(INSTRUMENT, profile),
        (chain.weakest, [(link.supported, link.weakest) for link in chain.links], chain.conflicts),
        [
            (found.mechanism.number, found.condition, found.rule, found.because)
            for found in suggest(INSTRUMENT, profile)
        ],
    )


TO_ALLIANCE = {"formality": 90.0, "drive_now": 80.0, "wish": Wish("now", "internal")}


def test_a_missing_condition_of_the_wished_step_comes_first():
    first = suggest(INSTRUMENT, Profile(everywhere(4.2, REC=2.6), **TO_ALLIANCE))[0]
    assert (first.rule, first.condition, first.because) == ("missing_condition", "REC", (("REC", 2.6),))
    assert first.mechanism.number in (4, 25, 49, 5, 35)
    assert (str(first.disappears_when), first.who_can_act) == ("REC is 3.5 or more", "both partners")


def test_a_met_condition_asks_for_nothing():
    found = suggest(INSTRUMENT, Profile(everywhere(4.2, REC=3.5), **TO_ALLIANCE))
    assert "missing_condition" not in rules(found)


def test_a_condition_that_is_not_known_is_not_missing():
    means = everywhere(4.2) | {"REC": None}
    assert "missing_condition" not in rules(suggest(INSTRUMENT, Profile(means, **TO_ALLIANCE)))


def test_a_barrier_is_missing_when_it_is_high():
    profile = Profile(everywhere(3.8, INH=3.4), formality=10.0, drive_now=10.0, wish=Wish("now", "now"))
    first = suggest(INSTRUMENT, profile)[0]
    assert (first.condition, first.because) == ("INH", (("INH", 3.4),))
    assert str(first.disappears_when) == "INH is 2.5 or less"


@pytest.mark.parametrize(("item", "number"), [("INH1", 36), ("INH3", 37), ("INH2", 39)])
def test_what_holds_people_back_says_what_to_do(item, number):
    items = {"INH1": 2.0, "INH2": 2.0, "INH3": 2.0} | {item: 4.5}
    profile = Profile(everywhere(3.8, INH=3.4), 10.0, 10.0, 10.0, wish=Wish("now", "now"), items=items)
    assert numbers(suggest(INSTRUMENT, profile))[0] == number


def test_without_a_wish_the_two_weakest_levels_are_served():
    low = {"ABS": 2.9, "SEA": 2.8, "ROU": 2.7, "EXP": 2.6, "IMO": 3.2, "XMO": 3.1, "INH": 2.9}
    found = [x for x in suggest(INSTRUMENT, Profile(everywhere(4.2, **low))) if x.rule == "weakest_level"]
    assert {dict(x.because).keys() >= {"organisational"} for x in found} == {True, False}
    assert {x.condition for x in found} <= {"ROU", "EXP", "XMO", "INH"}


def test_a_level_of_which_little_is_known_is_not_weak():
    means = {"POL": 1.5, "REC": 3.0, "IDN": 3.0, "GOV": 3.0}
    assert "macro" not in [name for x in suggest(INSTRUMENT, Profile(means)) for name, _ in x.because]


def test_the_catalogue_is_ranked_by_how_many_of_the_lowest_it_helps():
    profile = Profile(everywhere(4.2, REC=2.9, COO=2.6, GOV=3.1), **TO_ALLIANCE)
    found = [x for x in suggest(INSTRUMENT, profile) if x.rule == "lowest_factors"]
    assert [(x.mechanism.number, x.because) for x in found[:1]] == [(33, (("COO", 2.6), ("GOV", 3.1)))]


def test_what_is_ready_needs_all_its_needs():
    ready = [x for x in suggest(INSTRUMENT, Profile(everywhere(4.2, REC=2.6))) if x.rule == "ready"]
    assert ready
    for found in ready:
        assert found.mechanism.needs
        assert all(6 - mean >= 3.5 if code == BARRIER else mean >= 3.5 for code, mean in found.because)
        assert dict(found.because).keys() == set(found.mechanism.needs)
        assert "REC" not in found.mechanism.needs


def test_protect_what_works_when_all_ties_are_strong():
    found = suggest(INSTRUMENT, Profile(everywhere(4.5, SEA=2.0, IDN=4.0)))
    assert (found[0].mechanism.number, found[0].rule, found[0].condition) == (0, "protect", "IDN")
    assert str(found[0].disappears_when) == "IDN is below 4"
    assert len(found) > 1


@pytest.mark.parametrize("change", [{"IDN": 3.9}, {"IDN": None}])
def test_nothing_is_protected_that_is_not_strong_or_not_known(change):
    assert 0 not in numbers(suggest(INSTRUMENT, Profile(everywhere(4.5) | change)))


def test_something_needed_and_weak_rules_a_mechanism_out_unless_it_compensates():
    site_visit = {"REC": 3.6, "SEA": 3.6, "INH": 2.0}
    profile = Profile(everywhere(4.2, PRX=2.0, **site_visit), 50.0, 50.0, 50.0)
    offered = {number for n in range(50) for number in numbers(suggest(INSTRUMENT, profile, range(n)))}
    without_ties = replace(profile, means=dict(profile.means) | {"REC": 2.4})
    left = {number for n in range(50) for number in numbers(suggest(INSTRUMENT, without_ties, range(n)))}
    assert 4 in offered
    assert 4 not in left


def test_a_mechanism_may_lack_what_it_compensates_for():
    """None in the catalogue needs what it makes up for, so one is made to."""
    advice = INSTRUMENT.advice
    makeshift = tuple(
        replace(found, compensates=("REC",)) if found.number == 4 else found for found in advice.mechanisms
    )
    instrument = replace(INSTRUMENT, advice=replace(advice, mechanisms=makeshift))
    profile = Profile(everywhere(4.2, REC=1.2), **TO_ALLIANCE)
    assert 4 not in numbers(suggest(INSTRUMENT, profile))
    assert numbers(suggest(instrument, profile))[0] == 4


@pytest.mark.parametrize(("value", "low"), [(3.5, False), (3.49, True)])
def test_a_factor_is_low_below_three_and_a_half(value, low):
    found = rules(suggest(INSTRUMENT, Profile(everywhere(value))))
    assert ("weakest_level" in found, "lowest_factors" in found) == (low, low)


def test_what_was_declined_does_not_come_back_and_the_next_takes_its_place():
    profile = Profile(everywhere(4.2, REC=2.6), **TO_ALLIANCE)
    first = suggest(INSTRUMENT, profile)[0]
    again = suggest(INSTRUMENT, profile, declined=[first.mechanism.number])
    assert first.mechanism.number not in numbers(again)
    assert (again[0].condition, again[0].rule) == ("REC", "missing_condition")


def test_nothing_is_suggested_where_nothing_is_known_or_everything_declined():
    assert suggest(INSTRUMENT, Profile({}, **TO_ALLIANCE)) == ()
    assert suggest(INSTRUMENT, Profile(dict.fromkeys(FACTORS))) == ()
    assert suggest(INSTRUMENT, Profile(everywhere(3)), declined=range(51)) == ()


def test_a_version_without_advice_refuses():
    with pytest.raises(ValueError, match="gives no advice"):
        suggest(load_instrument("learning-ecosystem", 1), Profile({"REC": 2}))


def test_the_order_of_what_goes_in_means_nothing():
    for profile in thousand("wishing", count=50):
        turned = replace(profile, means=dict(reversed(profile.means.items())))
        assert suggest(INSTRUMENT, turned) == suggest(INSTRUMENT, profile)


@pytest.mark.parametrize("kind", KINDS)
def test_every_list_keeps_the_rules(kind):
    for profile in thousand(kind, count=300):
        found = suggest(INSTRUMENT, profile)
        assert 1 <= len(found) <= 5
        assert len(set(numbers(found))) == len(found)
        assert any(x.mechanism.effort == "L/L" for x in found if x.mechanism.number)
        for x in found:
            weak = [code for code in x.mechanism.needs if (supported(profile, code) or 5) < 2.5]
            assert set(weak) <= set(x.mechanism.compensates)
            assert x.condition in FACTORS
            if x.rule == "missing_condition":
                assert x.condition in (*x.mechanism.addresses, *x.mechanism.compensates)


@pytest.mark.parametrize("kind", KINDS)
def test_what_each_rule_says_is_so(kind):
    """The sentence of a rule is printed beside the suggestion, so whoever follows it with a pencil must get there."""
    texts = {rule.code: rule.text for rule in INSTRUMENT.advice.selection.rules}
    assert "one of the two lowest conditions of one of the two weakest levels" in texts["weakest_level"]
    assert (
        "one or more of your four lowest conditions that nothing above it is for" in texts["lowest_factors"]
    )
    for profile in thousand(kind, count=300):
        known = sorted((code for code in FACTORS if supported(profile, code) is not None), key=FACTORS.index)
        lowest = sorted(known, key=lambda code: supported(profile, code))
        means = {
            link.level: link.mean for link in find_chain(INSTRUMENT, profile).links if link.mean is not None
        }
        levels = {factor.code: factor.level for factor in INSTRUMENT.factors}
        above = set()
        for found in suggest(INSTRUMENT, profile):
            if found.rule == "weakest_level":
                own = [code for code in lowest if levels[code] == levels[found.condition]]
                assert found.condition in own[:2]
                assert levels[found.condition] in sorted(means, key=means.get)[:2]
            if found.rule == "lowest_factors":
                for code, _ in found.because:
                    assert code in set(lowest[:4]) - above
                    assert code in found.mechanism.helps
            if found.rule == "ready":
                assert min(supported(profile, code) for code in found.mechanism.needs) >= 3.5
            above.add(found.condition)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("kind", KINDS)
def test_no_mechanism_comes_up_for_more_than_three_in_ten(kind, seed):
    tally = Counter(n for profile in thousand(kind, seed) for n in numbers(suggest(INSTRUMENT, profile)))
    assert max(tally.values()) <= 300, tally.most_common(3)


@pytest.mark.parametrize("kind", ALL_KNOWN)
def test_every_mechanism_comes_up(kind):
    tally = {n for profile in thousand(kind) for n in numbers(suggest(INSTRUMENT, profile))}
    assert set(range(1, 51)) - tally == set()


@pytest.mark.parametrize("kind", ["uniform", "wishing"])
@pytest.mark.parametrize("code", FACTORS)
def test_one_factor_that_falls_changes_what_is_said(code, kind):
    for profile in thousand(kind, count=15):
        high, low = (replace(profile, means={**profile.means, code: mean}) for mean in (4.5, 1.5))
        assert said(high) != said(low)


@pytest.mark.parametrize("level", [3.0, 3.5, 4.0, 4.5])
@pytest.mark.parametrize("code", FACTORS)
def test_one_factor_that_falls_among_equals_changes_what_is_suggested(code, level):
    high, low = (Profile(dict.fromkeys(FACTORS, level) | {code: mean}) for mean in (4.5, 1.5))
    before, after = (said(profile)[2] for profile in (high, low))
    assert before != after
