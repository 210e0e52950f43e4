"""A second reading of the written rules of what moves a partnership, as naive as it can be, sharing no code.

A person is a mapping of question codes to a set of ticks, a number, a word or None; whatever else is missing.
"""

from fractions import Fraction

from tests.models_engine.tables import words

VERB = {"DT": "trigger", "DM": "mandate", "DC": "control", "DE": "enable"}
TAGGED = {
    "DT": words("POL MAN SUP INT REC PRX SEA EXP IMO XMO"),
    "DM": words("MAN GOV"),
    "DC": words("MAN SUP IDN GOV COO ROU XMO"),
    "DE": words("POL SUP INT REC IDN GOV PRX COO SEA ABS EXP ROU IMO"),
}
FACTORS = words("POL MAN SUP INT REC IDN GOV PRX COO SEA ABS EXP ROU IMO XMO INH")

NEEDS = """
FE FI REC>=3.5 IDN>=3.5 GOV>=3 W1>=4
FE II REC>=4 PRX>=3.5 IMO>=3.5 INH<=2.5 W1>=3.5
FE IE INT>=3.5 IDN>=3.5 IMO>=3
FI FE POL>=3.5 MAN>=3 GOV>=3.5
FI II REC>=4 ROU>=3.5 W2>=3.5
FI IE INT>=3.5 SEA>=3.5 IMO>=3.5
II FI GOV>=3 COO>=3.5 EXP>=3 ABS>=3 XMO>=3
II FE POL>=3.5 MAN>=3 GOV>=3 ROU>=3
II IE INT>=3.5 IDN>=3.5 ROU>=3.5
IE II REC>=3.5 PRX>=3 IMO>=3.5 INH<=2.5
IE FI REC>=3.5 GOV>=3 SEA>=3.5 ABS>=3.5 EXP>=3
IE FE POL>=3.5 MAN>=3.5 GOV>=3
FE FE GOV>=3 COO>=3.5 XMO>=3
FI FI GOV>=3.5 IDN>=3.5 PRX>=3
II II IMO>=3.5 REC>=3.5 INH<=2.5 W2>=3.5
IE IE INT>=3.5 IDN>=3 IMO>=3
"""
TABLE = {tuple(row.split()[:2]): row.split()[2:] for row in NEEDS.strip().splitlines()}


def lane(people, question, means):
    """Ticks and state by factor, the flag, and whether it can be judged."""
    states, counts = {}, {}
    for factor in FACTORS:
        counts[factor] = sum(factor in (person[question] or ()) for person in people)
        share = Fraction(counts[factor], len(people))
        mean = means.get(factor)
        if factor == "INH" and mean is not None:
            mean = 6 - mean
        state = "unclear"
        if mean is not None and 2 * share >= 1:
            if mean >= 3.5 and factor != "INH":
                state = "working"
            elif mean < 3:
                state = "named_but_weak"
        if mean is not None and 4 * share < 1 and mean >= 4 and factor in TAGGED[question]:
            state = "strong_but_unused"
        states[factor] = state
    unknown = [
        factor for factor in FACTORS if 2 * counts[factor] >= len(people) and means.get(factor) is None
    ]
    judged = not unknown and any(mean is not None for mean in means.values())
    working = [factor for factor in FACTORS if states[factor] == "working"]
    flag = {0: "none", 1: "one"}.get(len(working)) if judged else None
    return counts, states, flag, judged, working


def without_mandate(people, question, working):
    left = []
    for factor in working:
        if factor in ("POL", "MAN"):
            continue
        if factor == "GOV":
            tickers = [person for person in people if "GOV" in (person[question] or ())]
            if all("MAN" in (person["DM"] or ()) for person in tickers):
                continue
        left.append(factor)
    return left


def side(score, low, high):
    return low if score < 40 else high if score > 60 else low + high


def code_of_move(formality, drive, wish_formality, wish_origin):
    """Letters: F formal or I informal, then E external or I internal. Two letters on an axis are mixed."""
    letters = {"formal": "F", "informal": "I", "external": "E", "internal": "I"}
    now = [side(formality, "I", "F"), side(drive, "I", "E")]
    aim = []
    for here, wish, both in zip(now, (wish_formality, wish_origin), ("IF", "IE"), strict=True):
        aim.append(here if wish in (None, "now") else both if wish == "mixed" else letters[wish])
    regions = {first + second for first in now[0] for second in now[1]}
    wanted = {first + second for first in aim[0] for second in aim[1]}
    moves = []
    for start, end in TABLE:
        if start == end or start not in regions or end not in wanted:
            continue
        if start in wanted and regions - wanted:
            continue
        if now[0] == aim[0] and start[0] != end[0]:
            continue
        if now[1] == aim[1] and start[1] != end[1]:
            continue
        moves.append((start, end))
    return moves or [pair for pair in TABLE if pair[0] == pair[1] and pair[0] in regions]


def needs(moves):
    united = {}
    for move in moves:
        for need in TABLE[move]:
            code, sign, number = need.partition(">=") if ">=" in need else need.partition("<=")
            number = float(number)
            if code in united:
                number = max(number, united[code][1]) if sign == ">=" else min(number, united[code][1])
            united[code] = (sign, number)
    return united


def state(value, sign, number):
    if value is None:
        return "not_known"
    return "met" if (value >= number if sign == ">=" else value <= number) else "not_met"
