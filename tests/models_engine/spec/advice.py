"""The chapters on advice: the rules as data, and one suggestion traced by hand from answers to rule."""

from models_engine import (
    Profile,
    Suggestion,
    Wish,
    load_instrument,
    place_partnership,
    score_factors,
    suggest,
)
from models_engine.advice import Advice
from tests.models_engine.tables import answers

INSTRUMENT = load_instrument("learning-ecosystem", 2)

# Two people of one side. Raw answers; REC4, IDN4 and F6, O6 are worded the other way round.
CODES = "REC1 REC2 REC3 REC4 GOV1 GOV2 GOV3 GOV4 F1 F2 F3 F4 F5 F6 O1 O2 O3 O4 O5 O6"
PEOPLE = ("4 2 3 4  4 5 4 2  5 4 4 5 5 1  5 1 5 5 - 2", "3 2 2 4  3 4 4 3  5 5 5 4 4 2  5 2 4 4 - 1")

TEXT = """
## Warning patterns

Borders belong to the pattern. A number that is not known lets no pattern hold, so a pattern on the partner's answers
waits for a release. A conflict is a pattern across levels.

| pattern or conflict | holds where |
| --- | --- |
"""
CHAIN = """
## The chain of levels

A level's support is the mean of its known factors (INH as 6 - mean), if at least half of them are known: supported from
3.5, partly from 3, weak below. The weakest level is named where it is below 3.5 and at least 0.5 below the next one.
Otherwise there is no clear bottleneck.

## What to try

At most five mechanisms, each once, and none where nothing is known. One is left out if it was declined, or if something
it needs is known and below 2.5, unless it makes up for that. A condition that is not known is not missing.

| rule | in words |
| --- | --- |
"""
TRACE = """
Each condition has a list of what addresses it. For one condition the order is: what has been seen to work somewhere,
then what makes up for the condition, then what is only reasoned. Each part starts at the place `floor(√w × n)` of its n
entries (counted from 0, at most n - 1), where w = (mean - 1) / (border - 1) is how far the condition has come.

One suggestion, traced by hand:

| {codes} |
| {dashes} |
| {first} |
| {second} |

1. REC: REC4 turned round is 2 and 2, so the people's means are 2.75 and 2.25, and their mean is 2.5. GOV: 4.25 (GOV4
   turned round is 4) and 3.5, mean 3.875.
2. Formality: 5, 4, 4, 5, 5 and 5 (F6 turned round) have the mean 4.667, which is 91.67; 5, 5, 5, 4, 4 and 4 have 4.5,
   which is 87.5; their mean is 89.58: formal. Drive now: O4 and 6 - O6 are 5 and 4, and 4 and 5; both 87.5: external.
3. They wish for "as it is now" and "by ourselves": formal-internal, so the row is FE to FI. It needs REC at least 3.5,
   IDN at least 3.5, GOV at least 3 and W1 at least 4. REC is not met, GOV is met, IDN and W1 are not known.
4. REC's list is 4, 25, 49, 5, 35. Nothing that 4, 25, 49, 5 or 35 need is known and below 2.5. Seen to work: 4 (C),
   25 (D), 5 (A/B), 35 (D). w = (2.5 - 1) / (3.5 - 1) = 0.6, and √0.6 × 4 = 3.1: place 3 is 35.
5. So 35, a yearly conference or residential school, by the rule `missing_condition`, because REC is 2.5. It is gone
   when REC is 3.5 or more. Both partners can act. If they decline it, three are left, √0.6 × 3 = 2.3, and place 2 is
   5, peer review visits in both directions.
"""


def traced(declined: tuple[int, ...] = ()) -> Suggestion:
    """The first suggestion for the two people of the example."""
    rows = [answers(CODES, line) for line in PEOPLE]
    scores = score_factors(INSTRUMENT, rows, factors=["REC", "GOV"])
    place = place_partnership(INSTRUMENT, rows)
    profile = Profile(
        {code: score.mean for code, score in scores.items()},
        formality=place.formality,
        origin=place.origin,
        drive_now=place.drive_now,
        wish=Wish("now", "internal"),
    )
    return suggest(INSTRUMENT, profile, declined)[0]


def what_to_try() -> str:
    advice = INSTRUMENT.advice
    assert advice is not None
    return "".join([TEXT, *_patterns(advice), CHAIN, *_rules(advice), _trace()])


def _patterns(advice: Advice) -> list[str]:
    return [f"| {pattern.name} | {pattern.rule} |\n" for pattern in (*advice.patterns, *advice.conflicts)]


def _rules(advice: Advice) -> list[str]:
    return [f"| `{rule.code}` | {rule.text} |\n" for rule in advice.selection.rules]


def _trace() -> str:
    codes = CODES.split()
    first, second = (" | ".join(line.split()) for line in PEOPLE)
    dashes = " | ".join(["---"] * len(codes))
    return TRACE.format(codes=" | ".join(codes), dashes=dashes, first=first, second=second)
