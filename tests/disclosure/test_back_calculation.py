"""P5: from a mean or a percentage, and the rounded number behind it, back to answers from 1 to 5, by enumeration."""

from collections import Counter
from itertools import combinations_with_replacement

from models_engine import publish_mean, publish_share, to_nearest
from tests.disclosure.tables import report


def spread(people):
    """So many people in three organisations, none above half."""
    return [people - 2 * (people // 3), people // 3, people // 3]


def test_two_sets_of_answers_at_least_stand_behind_every_mean(capsys):
    behind = Counter()
    for people in range(8, 13):
        for answers in combinations_with_replacement(range(1, 6), people):
            shown = publish_mean(sum(answers) / people, spread(people))
            behind[to_nearest(people, 5), shown.shown, shown.end] += 1
    report(
        capsys,
        f"P5: {len(behind)} different means of 8 to 12 people, the fewest sets behind one: {min(behind.values())}",
    )
    assert len(behind) == 31
    assert min(behind.values()) >= 2


def test_control_without_the_ends_one_mean_tells_every_answer():
    behind = Counter()
    for answers in combinations_with_replacement(range(1, 6), 8):
        behind[round(sum(answers) / 8, 1)] += 1
    assert behind[5.0] == 1


def test_two_pairs_of_numbers_at_least_stand_behind_every_percentage(capsys):
    behind = Counter()
    for people in range(8, 203):
        for part in range(people + 1):
            shown = publish_share(part, people, spread(people))
            if shown.shown is not None:
                behind[to_nearest(people, 5), shown.shown, shown.end] += 1
    inside = {key: count for key, count in behind.items() if key[2] is None and key[0] < 200}
    report(
        capsys,
        f"P5: {len(inside)} different percentages, the fewest pairs behind one: {min(inside.values())}",
    )
    assert min(inside.values()) >= 2


def test_control_whole_percents_of_few_tell_the_numbers():
    behind = Counter((to_nearest(n, 5), round(100 * part / n)) for n in range(8, 23) for part in range(n + 1))
    assert min(behind.values()) == 1
