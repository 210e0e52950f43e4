"""Intervals from resampling people."""

from dataclasses import replace
from itertools import product
from statistics import fmean

import numpy as np
import pytest

from models_engine import bootstrap_over_people
from models_engine.position import bootstrap_interval


@pytest.fixture
def rule(instrument):
    return replace(instrument.interval, from_percentile=2.5, to_percentile=97.5)


def test_the_known_interval_of_five_answers(rule):
    """All 3,125 samples of 2 3 4 4 5 give a standard error of 0.4560702 and 2.6 to 4.4."""
    answers = [2, 3, 4, 4, 5]
    every = [fmean(sample) for sample in product(answers, repeat=5)]
    assert np.std(every) == pytest.approx(0.4560702, abs=5e-8)
    assert np.percentile(every, [2.5, 97.5]) == pytest.approx([2.6, 4.4])
    assert bootstrap_over_people("ABCDE", answers, rule, least=5) == pytest.approx((2.6, 4.4))


def test_with_one_answer_each_it_is_the_plain_bootstrap_of_a_mean(instrument):
    scores = np.random.default_rng(1).uniform(0, 100, 17)
    rule = instrument.interval
    drawn = np.random.default_rng(rule.seed).integers(0, 17, (rule.resamples, 17))
    plain = np.percentile(np.sort(scores)[drawn].mean(axis=1), [rule.from_percentile, rule.to_percentile])
    found = bootstrap_over_people(range(17), scores.tolist(), rule, least=8)
    assert found == pytest.approx(plain)
    assert found == bootstrap_interval(instrument, scores.tolist())


def test_people_who_describe_several_partnerships_are_drawn_whole(rule):
    """Ten people of one mind about four partnerships each are ten opinions, not forty."""
    means = np.random.default_rng(2).normal(3, 0.8, 10).repeat(4)
    as_people = bootstrap_over_people([number // 4 for number in range(40)], means.tolist(), rule, least=8)
    as_answers = bootstrap_over_people(range(40), means.tolist(), rule, least=8)
    width, too_narrow = (high - low for low, high in (as_people, as_answers))
    assert width / too_narrow == pytest.approx(2, abs=0.35)


def test_the_order_of_people_does_not_matter_and_neither_does_chance(rule):
    source = np.random.default_rng(7)
    people, values = source.integers(0, 15, 40).tolist(), source.normal(3, 1, 40).tolist()
    values[3] = None
    one = bootstrap_over_people(people, values, rule, least=8)
    assert one == bootstrap_over_people(people, values, rule, least=8)
    assert one == pytest.approx(bootstrap_over_people(people[::-1], values[::-1], rule, least=8), abs=1e-12)


def test_width_shrinks_with_the_square_root_of_the_number_of_people(rule):
    values = np.random.default_rng(3).normal(3, 1, 50).tolist()
    low, high = bootstrap_over_people(range(50), values, rule, least=8)
    lower, higher = bootstrap_over_people(range(200), values * 4, rule, least=8)
    assert (high - low) / (higher - lower) == pytest.approx(2, abs=0.2)
    assert low < fmean(values) < high


def test_too_few_people_have_no_interval_however_much_they_say(rule):
    assert bootstrap_over_people("AABB", [1.0, 2.0, 3.0, 4.0], rule, least=3) is None
    assert bootstrap_over_people("ABC", [1.0, 2.0, None], rule, least=3) is None
    assert bootstrap_over_people([], [], rule, least=0) is None
    with pytest.raises(ValueError, match="1 values of 2 people"):
        bootstrap_over_people("AB", [1.0], rule, least=1)
