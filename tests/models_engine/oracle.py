"""A second implementation, as naive as it can be: one answer at a time, in fractions, from the written rules.

It shares no code with the engine and no data of the instrument: what is reversed, which items belong together
and how many answers are needed stand here once more.
"""

from fractions import Fraction

from models_engine import Missing
from tests.models_engine.tables import words

REVERSE = set(
    words("POL3 MAN3 SUP3 INT3 REC4 IDN4 GOV4 PRX4 COO4 SEA4 ABS4 EXP3 ROU3 IMO4 XMO4 INH4 F6 O2 O6")
)
FACTORS = words("POL MAN SUP INT REC IDN GOV PRX COO SEA ABS EXP ROU IMO XMO INH")
HIGH_IS_GOOD = set(words("REC IDN GOV COO SEA ABS EXP ROU IMO"))
BETWEEN_PARTNERS = set(words("REC IDN GOV PRX COO"))
ON_THE_PARTNERSHIP_SHEET = {"MAN3", "EXP2", "SUP4"}


def value(row, code):
    answer = row.get(code)
    if not isinstance(answer, int):
        return None
    return 6 - answer if code in REVERSE else answer


def items_of(factor, view=None):
    codes = [f"{factor}{number}" for number in (1, 2, 3, 4)]
    if view == "organisation":
        return [code for code in codes if code not in ON_THE_PARTNERSHIP_SHEET]
    return codes


def person_mean(row, codes):
    applicable = [code for code in codes if code in row and row[code] is not Missing.NOT_APPLICABLE]
    values = [value(row, code) for code in applicable if value(row, code) is not None]
    if len(applicable) < 2:
        return None
    needed = 3 if len(applicable) == 4 else 2
    return Fraction(sum(values), len(values)) if len(values) >= needed else None


def mean(numbers):
    there = [number for number in numbers if number is not None]
    return sum(there, Fraction(0)) / len(there) if there else None


def share(rows, codes, reply):
    asked = [row[code] for row in rows for code in codes if code in row]
    return Fraction(sum(answer is reply for answer in asked), len(asked)) if asked else None


def band(factor, number):
    if number is None:
        return None
    place = 0 if number < 3 else 1 if number < 4 else 2
    if factor == "INH":
        return ("little_barrier", "some_barrier", "serious_barrier")[place]
    if factor in HIGH_IS_GOOD:
        return ("needs_attention", "mixed", "strength")[place]
    return ("weak_presence", "moderate_presence", "strong_presence")[place]


def factor_scores(rows, view=None):
    scores = {}
    for factor in FACTORS:
        if view == "organisation" and factor in BETWEEN_PARTNERS:
            continue
        codes = items_of(factor, view)
        means = [person_mean(row, codes) for row in rows]
        scores[factor] = {
            "mean": mean(means),
            "n": sum(number is not None for number in means),
            "dont_know_share": share(rows, codes, Missing.DONT_KNOW),
            "not_applicable_share": share(rows, codes, Missing.NOT_APPLICABLE),
            "band": band(factor, mean(means)),
        }
    return scores


def formality(row):
    values = [value(row, code) for code in words("F1 F2 F3 F4 F5 F6")]
    return to_hundred([number for number in values if number is not None], needed=4)


def origin_parts(row):
    either = [number for number in (value(row, "O1"), value(row, "O5")) if number is not None]
    return {
        "A": max(either) if either else None,
        "B": value(row, "O2"),
        "C": value(row, "O3"),
        "D": value(row, "O4"),
        "E": value(row, "O6"),
    }


def origin(row):
    return _of_parts(origin_parts(row), "ABCDE", needed=3, one_of="AB")


def origin_start(row):
    return _of_parts(origin_parts(row), "ABC", needed=2, one_of="AB")


def drive_now(row):
    return _of_parts(origin_parts(row), "DE", needed=2, one_of="DE")


def _of_parts(parts, letters, needed, one_of):
    if all(parts[letter] is None for letter in one_of):
        return None
    return to_hundred([parts[letter] for letter in letters if parts[letter] is not None], needed)


def to_hundred(values, needed):
    return (Fraction(sum(values), len(values)) - 1) * 25 if len(values) >= needed else None
