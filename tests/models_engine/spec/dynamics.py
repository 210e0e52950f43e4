"""The chapter on what moves a partnership: written-out cases, which `test_dynamics.py` holds the engine to."""

from models_engine import Requirement
from tests.models_engine.dynamics_cases import CASES, INSTRUMENT

TEXT = """
## What moves a partnership

Of the people who replied to anything in the section, `e` is the share who ticked a condition for a verb, and `m`
the mean of that factor as seen from the partnership (INH as 6 - mean), where it may be shown.

| state | rule |
| --- | --- |
| working | e at least 0.5 and m at least 3.5 |
| named but weak | e at least 0.5 and m below 3 |
| strong but unused | e below 0.25 and m at least 4, and the factor is tagged with the verb |
| unclear | everything else, and whatever has no mean |

A barrier (INH) can be named, and people held back by it; it never works for a partnership and is never unused. A
lane is flagged `one` or `none` by how many conditions are working, unless a condition that half of the people
ticked, or every condition, has no mean that may be shown: then nothing is said of it.

If the mandate ended, POL and MAN go from every lane, and GOV from those in which each person who ticked it also
ticked MAN as what requires the partnership. A lane that had something working and has nothing left is named.

## From here to the wish

The region now is formality with the drive now (the origin, where there is none). Mixed counts as both sides. The
wish is what most people chose on each axis; a tie is no wish, and an axis without a wish stays as it is. Rows lead
from the regions now that are not wished for to those that are. If nothing moves, the rows to stay and last apply.
Where several rows apply, each condition counts once with its stricter border.

| row | what | needs |
| --- | --- | --- |
"""

CASES_TEXT = """
The places of these cases follow from published accounts as we coded them. Who ticked what, the means and the wishes
are invented to fit; nobody involved was asked.
"""


def what_moves_a_partnership() -> str:
    return "".join([TEXT, *_rows(), CASES_TEXT, *map(_case, CASES)])


def _rows() -> list[str]:
    moves = [(rule.from_region, rule.to_region, rule) for rule in INSTRUMENT.transitions]
    stays = [(rule.region, rule.region, rule) for rule in INSTRUMENT.stays]
    return [
        f"| {start} to {end} | {rule.title} | {', '.join(map(_need, rule.needs))} |\n"
        for start, end, rule in (*moves, *stays)
    ]


def _need(need: Requirement) -> str:
    at_least, needed = need.threshold
    return f"{need.condition} at {'least' if at_least else 'most'} {needed:g}"


def _case(case: dict) -> str:
    table = [case["columns"], ["---"] * len(case["columns"]), *case["people"]]
    people = "\n".join(f"| {' | '.join(map(str, cells))} |" for cells in table)
    means = ", ".join(
        f"{code} {'not shown' if mean is None else mean}" for code, mean in case["means"].items()
    )
    lanes = "".join(
        f"| {verb} | {_lane(found)} | {case['flags'][verb] or '-'} | {', '.join(case['remaining'][verb]) or '-'} |\n"
        for verb, found in case["lanes"].items()
    )
    conditions = ", ".join(
        f"{code} {border} ({'not shown' if value is None else value}): {state.replace('_', ' ')}"
        for code, (border, value, state) in case["conditions"].items()
    )
    return (
        f"\n### {case['code']}\n\n{case['says']}\n\n{people}\n\nMeans: {means}.\n\n"
        f"| lane | ticked by, state | flag | working without the mandate |\n| --- | --- | --- | --- |\n{lanes}\n"
        f"It began at {case['began']}, stands at {case['place']}, and the wish is {' and '.join(case['wish'])}: "
        f"{case['transition']}. {conditions}.\n"
    )


def _lane(found: dict) -> str:
    return (
        "; ".join(f"{code} {ticked}, {state.replace('_', ' ')}" for code, (ticked, state) in found.items())
        or "-"
    )
