"""Two sides and two rounds, against published values and SciPy."""

import math
from statistics import stdev

import numpy as np
import pytest
from scipy import stats

from models_engine import (
    SideMean,
    change_of_means,
    differs,
    gap,
    mean_interval,
    named_gaps,
    profile_agreement,
    reliable_change,
    unmatched_change,
)

A = [4.2, 3.8, 2.5, 3.0, 4.5]
B = [3.9, 3.6, 3.4, 2.8, 4.4]


def side(mean, n=6, sd=0.7, **more):
    return SideMean(mean, sd, n, **more)


def test_the_small_profile():
    found = profile_agreement(A, B)
    assert (found.n, found.mean_gap) == (5, pytest.approx(-0.02))
    assert found.mean_absolute_gap == pytest.approx(0.34)
    assert found.root_mean_square == pytest.approx(0.444972, abs=5e-7)
    assert found.distance == pytest.approx(0.994987, abs=5e-7)
    assert found.pearson == pytest.approx(0.808716, abs=5e-7)
    assert found.concordance == pytest.approx(0.763723, abs=5e-7)
    assert found.double_entry == pytest.approx(0.763666, abs=1e-6)
    assert found.icc == pytest.approx((0.8064, 0.8016, 0.7641), abs=5e-5)


def test_the_largest_gap_comes_first_by_name():
    """The profiles look alike (r = .81), and yet one factor is seen differently by 0.9."""
    codes = ["POL", "ABS", "SEA", "COO", "MAN"]
    ours = {code: side(mean) for code, mean in zip(codes, A, strict=True)}
    theirs = {code: side(mean) for code, mean in zip(codes, B, strict=True)}
    (code, largest), *rest = named_gaps(ours | {"EXP": side(3.0)}, theirs)
    assert (code, largest.difference, largest.label) == ("SEA", pytest.approx(-0.9), "differs")
    assert {code for code, _ in rest} == {"POL", "ABS", "COO", "MAN"}
    assert rest[-1][0] == "MAN"
    assert {found.label for _, found in rest} == {"aligned"}


def test_a_factor_one_side_has_no_mean_of_is_no_gap():
    assert named_gaps({"POL": side(None)}, {"POL": side(3.0)}) == ()
    assert gap(side(None), side(3.0)).label is None


@pytest.mark.parametrize(
    ("a", "b", "label"),
    [
        (3.4, 3.0, "aligned"),
        (3.5, 3.0, "differs"),
        (4.0, 3.0, "differs"),
        (4.01, 3.0, "contested"),
        (1, 4, "contested"),
    ],
)
def test_words_for_a_gap(a, b, label):
    """0.5 and 1.0 both belong to the middle word, also where thirds make them."""
    assert gap(side(a), side(b)).label == label
    assert gap(side(b), side(a)).label == label
    assert gap(side(10 / 3 + 1), side(10 / 3)).label == "differs"


def test_half_a_point_differs_even_where_a_computer_has_a_hair_less():
    apart = 13 / 3 - 23 / 6

    assert apart < 0.5
    assert differs(apart)
    assert differs(-apart)
    assert not differs(0.49)


def test_no_word_from_too_few_unless_they_agreed_one_sheet():
    five, four = side(4.0, n=5), side(2.0, n=4)
    assert gap(five, five).label == "aligned"
    assert gap(five, four).label is None
    assert gap(five, four).difference == 2.0
    assert gap(five, SideMean(2.0, None, 4, agreed=True)).label == "contested"
    assert gap(five, SideMean(2.0, None, 4, agreed=True)).interval is None
    assert gap(five, five, least=11).label is None


@pytest.mark.parametrize("seed", range(5))
def test_the_interval_of_a_gap_is_welchs(seed):
    source = np.random.default_rng(seed)
    a, b = source.normal(3, 0.5, 5 + seed), source.normal(3.4, 1.1, 12)
    found = gap(SideMean.of(a.tolist()), SideMean.of(b.tolist()))
    theirs = stats.ttest_ind(a, b, equal_var=False).confidence_interval()
    assert found.interval == pytest.approx((theirs.low, theirs.high))


def test_sides_without_any_spread_have_an_interval_without_width():
    assert gap(side(4.0, sd=0.0), side(3.0, sd=0.0)).interval == (1.0, 1.0)
    assert gap(side(4.0, n=1, sd=None), side(3.0)).interval is None


@pytest.mark.parametrize(
    ("a", "b", "pearson", "concordance"),
    [
        ([], [], None, None),
        ([3.0], [4.0], None, None),
        ([3.0, 3.0], [4.0, 5.0], None, 0.0),
        ([3.0, 3.0], [3.0, 3.0], None, None),
        ([3.0, None, 4.0], [3.0, 4.0, None], None, None),
        ([1.0, 2.0], [1.0, 2.0], 1.0, 1.0),
        ([1.0, 2.0], [2.0, 1.0], -1.0, -1.0),
    ],
)
def test_where_profiles_have_no_correlation_there_is_none(a, b, pearson, concordance):
    found = profile_agreement(a, b)
    assert (found.pearson, found.concordance) == (pearson, concordance)


def test_reliable_change_as_published():
    """Jacobson and Truax 1991 print 4.74 and 3.16; the second case is a scale of a thesis."""
    first = reliable_change(before=32.5, after=47.5, sd=7.5, reliability=0.80)
    found = (first.standard_error, first.difference_error, first.index)
    assert found == pytest.approx((3.3541, 4.7434, 3.1623), abs=5e-5)
    assert first.reliable
    second = reliable_change(before=10, after=14.7, sd=7.6, reliability=0.95)
    found = (second.standard_error, second.difference_error, second.needed)
    assert found == pytest.approx((1.6994, 2.4033, 4.7105), abs=1.5e-4)
    assert not second.reliable


@pytest.mark.parametrize(
    ("reliability", "confidence", "needed"),
    [(0.70, 0.95, 1.06), (0.80, 0.95, 0.87), (0.90, 0.95, 0.61), (0.80, 0.80, 0.57)],
)
def test_what_one_persons_change_must_be_on_a_scale_of_five(reliability, confidence, needed):
    """So a change of half a point in one person's answers means nothing."""
    found = reliable_change(3.0, 3.5, sd=0.70, reliability=reliability, confidence=confidence)
    assert found.needed == pytest.approx(needed, abs=0.005)
    assert not found.reliable


def test_a_measure_without_error_has_no_index_and_impossible_ones_are_refused():
    found = reliable_change(3.0, 3.1, sd=0.7, reliability=1.0)
    assert (found.index, found.reliable) == (None, True)
    for sd, reliability in ((-1, 0.5), (1, 1.1), (1, -0.1)):
        with pytest.raises(ValueError, match="expected a standard deviation"):
            reliable_change(3.0, 4.0, sd, reliability)


@pytest.mark.parametrize(("n", "unmatched", "matched"), [(8, 0.69, 0.43), (12, 0.56, 0.35), (20, 0.43, 0.27)])
def test_half_widths_of_a_change_with_other_and_with_the_same_people(n, unmatched, matched):
    """s = .7 in both rounds; the same people with r = .6 between them."""
    source = np.random.default_rng(n)
    x, y = np.linalg.qr(np.column_stack([np.ones(n), source.normal(size=(n, 2))]))[0].T[1:] * math.sqrt(n - 1)
    before, after = 3 + 0.7 * x, 3.4 + 0.7 * (0.6 * x + 0.8 * y)
    assert [stdev(before), stdev(after), np.corrcoef(before, after)[0, 1]] == pytest.approx([0.7, 0.7, 0.6])
    found = change_of_means(dict(enumerate(before)), dict(enumerate(after)))
    for change, half in ((found.everybody, unmatched), (found.matched, matched)):
        assert change.difference == pytest.approx(0.4)
        assert change.interval[1] - change.difference == pytest.approx(half, abs=0.005)
    assert (found.matched_n, found.unmatched_n) == (n, 0)


def test_matched_and_unmatched_people_are_counted():
    found = change_of_means(
        {"A": 2.0, "B": 3.0, "C": None, "D": 4.0}, {"A": 3.0, "B": 4.0, "C": 5.0, "E": 4.0}
    )
    assert (found.matched_n, found.unmatched_n) == (2, 3)
    assert (found.matched.n_before, found.everybody.n_before, found.everybody.n_after) == (2, 3, 4)
    assert found.matched.difference == 1.0
    assert found.everybody.difference == 1.0


@pytest.mark.parametrize(
    ("after", "sd", "label"),
    [
        (3.6, 0.5, "higher"),
        (2.4, 0.5, "lower"),
        # Certain, but too small to act on.
        (3.2, 0.1, "no_clear_change"),
        # Large, but it may be chance.
        (3.6, 3.0, "no_clear_change"),
        # Exactly the smallest that counts.
        (3.3, 0.1, "higher"),
    ],
)
def test_a_change_is_named_when_it_is_clear_and_large_enough(after, sd, label):
    assert unmatched_change(SideMean(3.0, sd, 40), SideMean(after, sd, 40)).label == label


def test_no_word_about_a_change_from_one_person():
    found = change_of_means({"A": 2.0}, {"A": 5.0})
    for change in (found.everybody, found.matched):
        assert (change.difference, change.interval, change.label) == (3.0, None, None)
    nobody = change_of_means({}, {"A": 5.0})
    assert (nobody.everybody.difference, nobody.matched.difference) == (None, None)


@pytest.mark.parametrize(("people", "label"), [(4, None), (5, "higher")])
def test_no_word_about_a_change_of_a_few_people(people, label):
    """People who all moved by the same have no spread, and so an interval without width: certain of nothing."""
    found = change_of_means(dict.fromkeys(range(people), 2.0), dict.fromkeys(range(people), 3.0))
    for change in (found.everybody, found.matched):
        assert (change.difference, change.interval, change.label) == (1.0, (1.0, 1.0), label)
    one_round = unmatched_change(SideMean(2.0, 0.1, people), SideMean(3.0, 0.1, 30))
    assert one_round.label == label
    assert change_of_means({1: 2.0, 2: 2.0}, {1: 3.0, 2: 3.0}, least=2).matched.label == "higher"


@pytest.mark.parametrize(("n", "half"), [(3, 1.57), (5, 0.69), (8, 0.35)])
def test_the_interval_of_a_mean_narrows_when_most_of_those_invited_answered(n, half):
    low, high = mean_interval(SideMean(3.0, 0.7, n), invited=12)
    assert (high - low) / 2 == pytest.approx(half, abs=0.0075)


def test_everybody_answered_so_the_mean_of_these_people_is_known():
    everybody = SideMean(3.0, 0.7, 12)
    assert mean_interval(everybody, invited=12) == (3.0, 3.0)
    theirs = stats.t.interval(0.95, 11, loc=3.0, scale=0.7 / math.sqrt(12))
    assert mean_interval(everybody) == pytest.approx(theirs)
    assert mean_interval(SideMean(3.0, None, 1), invited=1) is None
    with pytest.raises(ValueError, match="12 answered of 11"):
        mean_interval(everybody, invited=11)
