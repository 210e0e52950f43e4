"""The chapters on agreement, reliability and comparison: worked examples, which `test_spec.py` holds the engine to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from models_engine import (
    Groups,
    Ratings,
    SideMean,
    fit_one_factor,
    gap,
    group_agreement,
    group_effect,
    load_instrument,
    measure_reliability,
    profile_agreement,
    rater_reliability,
    read_room,
    reliable_change,
    room_shift,
    unmatched_change,
)


@dataclass(frozen=True)
class Worked:
    """A table, the numbers that follow from it, to as many decimals as they are written with, and how."""

    says: str
    table: str
    work: Callable[[list[list[str]]], object]
    gives: dict[str, float | str | None]

    @property
    def header(self) -> list[str]:
        return self.table.strip().splitlines()[0].split()

    @property
    def rows(self) -> list[list[str]]:
        return [line.split() for line in self.table.strip().splitlines()[1:]]


@dataclass(frozen=True)
class StatisticsChapter:
    title: str
    text: str
    examples: tuple[Worked, ...]


def _ratings(rows: list[list[str]], high: int = 5) -> Ratings:
    return Ratings.from_rows(
        [[None if cell == "-" else int(cell) for cell in row] for row in rows], low=1, high=high
    )


def _one_group(rows: list[list[str]]) -> object:
    return group_agreement(_ratings(rows), Groups.of([0] * len(rows)))[0]


def _effect(rows: list[list[str]]) -> object:
    ratings = _ratings([row[1:] for row in rows])
    return group_effect(ratings.person_means(), Groups.of([row[0] for row in rows]))


def _numbers(rows: list[list[str]]) -> list[list[float]]:
    return [[float(cell) for cell in row] for row in rows]


def _sides(rows: list[list[str]]) -> tuple[SideMean, SideMean]:
    a, b = (SideMean(float(mean), float(sd), int(n)) for mean, sd, n in rows)
    return a, b


def _room(rows: list[list[str]]) -> dict[str, object]:
    """One row: people by answer, and those who do not know."""
    *counts, unknown = map(int, rows[0])
    found = read_room(counts, unknown, minimums=load_instrument().minimums, agreement=True)
    low, high = found.quartiles or (None, None)
    return {**vars(found), "lower_quartile": low, "upper_quartile": high}


def _two_rounds(rows: list[list[str]]) -> object:
    """One row a person: the first answer and the second, `-` for none."""
    rounds = [
        {who: int(answer) for who, answer in enumerate(answers) if answer != "-"}
        for answers in zip(*rows, strict=True)
    ]
    return room_shift(*rounds)


def _judges(rows: list[list[str]]) -> dict[str, float | None]:
    found = rater_reliability(_numbers(rows))
    names = [f"ICC({form},{judges})" for judges in (1, 4) for form in (1, 2, 3)]
    return {name: form.value for name, form in zip(names, (*found.single, *found.average), strict=True)}


COHESION = """
platoon c1 c2 c3 c4 c5
1044B-1ST 4 5 5 5 5
1044B-1ST 3 - 5 5 5
1044B-1ST 2 3 3 3 3
1044B-2ND 3 4 3 4 4
1044B-2ND 4 4 3 4 4
1044B-2ND 3 3 2 2 1
1044C-1ST 3 3 3 3 3
1044C-1ST 3 1 4 3 4
1044C-2ND 3 3 3 3 3
1044C-2ND 2 2 2 3 2
1044C-2ND 1 1 1 3 3
"""
JUDGES = """
judge-1 judge-2 judge-3 judge-4
9 2 5 8
6 1 3 2
8 4 6 8
7 1 2 6
10 5 6 9
6 2 4 7
"""

STATISTICS = (
    StatisticsChapter(
        "Agreement",
        "Of the items with two answers or more, `s²` is the variance (divisor n - 1) and `v` its mean over items, "
        "divided by the variance of answering at random, (A² - 1) / 12 for A options. `r_star` = 1 - v. With v cut "
        "off at 1, `r_wg` = J (1 - v) / (J (1 - v) + v) over J items. `ad_mean` and `ad_median` are the mean "
        "distances from the mean and from the median, in points. For one item "
        "`a_wg` = 1 - 2 s² (n - 1) / n / ((5 - M)(M - 1)).",
        (
            Worked(
                "One item, five people.",
                "item\n4\n4\n5\n4\n4",
                _one_group,
                {"r_wg": 0.9, "r_star": 0.9, "ad_mean": 0.32, "ad_median": 0.2, "a_wg": 0.875},
            ),
            Worked(
                "More spread than chance: r_wg stops at 0.",
                "item\n5\n5\n5\n1",
                _one_group,
                {"r_wg": 0.0, "r_star": -1.0, "ad_mean": 1.5, "ad_median": 1.0, "a_wg": -1.0},
            ),
            Worked(
                "Four items: people can agree and alpha be near nothing, because they hardly differ.",
                "a b c d\n4 4 3 4\n4 5 4 4\n5 4 4 4\n4 4 4 3\n3 4 4 4",
                _one_group,
                {"r_wg": 0.961672, "r_star": 0.8625, "ad_mean": 0.34},
            ),
            Worked(
                "Without cutting v off at 1, r_wg would be 1.87 here.",
                "a b c d\n1 5 2 4\n5 1 4 2\n1 5 1 5\n5 1 5 1",
                _one_group,
                {"r_wg": 0.0, "r_star": -1.16667},
            ),
            Worked(
                "One person agrees with nobody.",
                "item\n4",
                _one_group,
                {"n": 1, "r_wg": None, "ad_mean": None},
            ),
        ),
    ),
    StatisticsChapter(
        "How much goes with the group",
        "A one-way analysis of variance of the people's means over the items they answered. `icc1` = (MSB - MSW) / "
        "(MSB + (k - 1) MSW) with k the mean group size, `icc1_unbalanced` with k = (N - Σn² / N) / (K - 1), `icc2` "
        "= (MSB - MSW) / MSB, the reliability of a group's mean. Negative values are raw. No value where there is "
        "one group, where every group is one person, and where a denominator is 0.",
        (
            Worked(
                "The published `cohesion` data of the R package multilevel.",
                COHESION,
                _effect,
                {
                    "msb": 1.464646,
                    "msw": 0.65619,
                    "f": 2.232045,
                    "icc1": 0.3094,
                    "icc1_unbalanced": 0.311176,
                    "icc2": 0.55198,
                },
            ),
        ),
    ),
    StatisticsChapter(
        "Reliability",
        "Alpha = J / (J - 1) × (1 - Σ item variances / variance of the sum), over people with every item answered; "
        "its interval is Feldt's. Omega = (Σ loadings)² / ((Σ loadings)² + Σ residuals) of the one-factor model: in "
        "closed form for three items, by maximum likelihood for more, none for two. A residual that would be "
        "negative is held at 0.5 % of the item's variance. Below 30 people neither is given on any page.",
        (
            Worked(
                "Six targets, four judges as items (Shrout and Fleiss 1979).",
                JUDGES,
                lambda rows: measure_reliability(_ratings(rows, high=10)),
                {"n": 6, "alpha": 0.909316},
            ),
            Worked(
                "The same as the six correlations of judges.",
                JUDGES,
                _judges,
                {
                    "ICC(1,1)": 0.1657,
                    "ICC(2,1)": 0.2898,
                    "ICC(3,1)": 0.7148,
                    "ICC(1,4)": 0.4428,
                    "ICC(2,4)": 0.6201,
                    "ICC(3,4)": 0.9093,
                },
            ),
            Worked(
                "Covariances of the three tests of speed of Holzinger and Swineford.",
                "s7 s8 s9\n1.183139 0.535245 0.373297\n0.535245 1.021983 0.457317\n0.373297 0.457317 1.015004",
                lambda rows: fit_one_factor(np.array(_numbers(rows))),
                {"omega": 0.696135},
            ),
        ),
    ),
    StatisticsChapter(
        "Two sides",
        "The gap is one side's mean minus the other's, with Welch's interval. Below 0.5 the sides are aligned, above "
        "1.0 it is contested, between them it differs; no word below five people on a side, unless that side agreed "
        "one sheet. Over all factors `pearson` says whether the shape is alike, `concordance` = 2 s_ab / (s_a² + "
        "s_b² + (mean a - mean b)²) whether shape and level are.",
        (
            Worked(
                "A profile of five factors. r looks fine, and the third differs by 0.9: gaps are shown by name.",
                "a b\n4.2 3.9\n3.8 3.6\n2.5 3.4\n3.0 2.8\n4.5 4.4",
                lambda rows: profile_agreement(*zip(*_numbers(rows), strict=True)),
                {
                    "mean_gap": -0.02,
                    "mean_absolute_gap": 0.34,
                    "root_mean_square": 0.444972,
                    "distance": 0.994987,
                    "pearson": 0.808716,
                    "concordance": 0.763723,
                },
            ),
            Worked(
                "Eight people here, six there.",
                "mean sd n\n4.2 0.7 8\n3.4 0.6 6",
                lambda rows: gap(*_sides(rows)),
                {"difference": 0.8, "label": "differs"},
            ),
        ),
    ),
    StatisticsChapter(
        "Change",
        "One person: change / (√2 s √(1 - r)), reliable beyond 1.96. Means of different people: ± 1.96 √(s1² / n1 + "
        "s2² / n2); of the same people, from each one's own change. Higher or lower only where the interval leaves "
        "out 0 and the change is at least 0.3; otherwise there is no clear change. No "
        "word where fewer than five people answered in either round.",
        (
            Worked(
                "The case of Jacobson and Truax 1991.",
                "before after s r\n32.5 47.5 7.5 0.80",
                lambda rows: reliable_change(*_numbers(rows)[0]),
                {"standard_error": 3.3541, "difference_error": 4.7434, "index": 3.1623},
            ),
            Worked(
                "Half a point among twelve people may be chance.",
                "mean sd n\n3.0 0.7 12\n3.5 0.7 12",
                lambda rows: unmatched_change(*_sides(rows)),
                {"difference": 0.5, "standard_error": 0.2858, "label": "no_clear_change"},
            ),
            Worked(
                "Among thirty it is not.",
                "mean sd n\n3.0 0.7 30\n3.5 0.7 30",
                lambda rows: unmatched_change(*_sides(rows)),
                {"difference": 0.5, "standard_error": 0.1807, "label": "higher"},
            ),
        ),
    ),
    StatisticsChapter(
        "The answers of a room",
        "Of one statement in a workshop: at most half of the answers lie below the median and at most half above it, "
        "at most a quarter below the lower quartile and at most a quarter above the upper one; where two neighbouring "
        "answers could be it, it is the mean of the two. From eight people on, and not for macro and individual "
        "factors, a word: differ where `r_star` is below .5 and `average_deviation` 0.83 or more; agree where `r_star` "
        "is at least .7 with the uniform and with the slightly skewed null; otherwise spread. Of two rounds, only who "
        "answered both has changed or stayed the same.",
        (
            Worked(
                "Ten people on the scale, and two who do not know.",
                "1 2 3 4 5 DK\n0 1 2 6 1 2",
                _room,
                {
                    "n": 10.0,
                    "median": 4.0,
                    "lower_quartile": 3.0,
                    "upper_quartile": 4.0,
                    "agreement_word": "spread",
                },
            ),
            Worked(
                "Two halves of a room. The median says nothing here, the quartiles do.",
                "1 2 3 4 5 DK\n4 0 0 0 4 0",
                _room,
                {
                    "median": 3.0,
                    "lower_quartile": 1.0,
                    "upper_quartile": 5.0,
                    "agreement_word": "differ",
                },
            ),
            Worked(
                "Eight people, six of them at 4.",
                "1 2 3 4 5 DK\n0 0 1 6 1 0",
                _room,
                {"median": 4.0, "r_star": 0.857, "average_deviation": 0.25, "agreement_word": "agree"},
            ),
            Worked(
                "Seven people are too few for a word.",
                "1 2 3 4 5 DK\n0 0 1 6 0 0",
                _room,
                {"median": 4.0, "agreement_word": None},
            ),
            Worked(
                "A second round: one went early, one came late.",
                "first second\n2 4\n4 4\n5 4\n1 -\n- 5",
                _two_rounds,
                {"both": 3.0, "higher": 1.0, "lower": 1.0, "same": 1.0, "left": 1.0, "joined": 1.0},
            ),
        ),
    ),
)


def found_in(result: object, name: str) -> object:
    return result[name] if isinstance(result, dict) else getattr(result, name)


def agreement_and_reliability() -> str:
    return "".join(_chapters())


def _chapters() -> Iterator[str]:
    for chapter in STATISTICS:
        yield f"\n## {chapter.title}\n\n{chapter.text}\n"
        for example in chapter.examples:
            table = [example.header, ["---"] * len(example.header), *example.rows]
            rows = "\n".join(f"| {' | '.join(cells)} |" for cells in table)
            gives = ", ".join(f"`{name}` {_written(value)}" for name, value in example.gives.items())
            yield f"\n{example.says}\n\n{rows}\n\nGives {gives}.\n"


def _written(value: float | str | None) -> str:
    if isinstance(value, str):
        return value.replace("_", " ")
    return "none" if value is None else str(value).removesuffix(".0")
