"""What of a batch stays as it was published before: conditions for which too few of the newcomers have an answer.

Enough people may have come since the last batch, and yet only one of them has a view of some condition. Its figure
would then tell what that one person said.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from dashboards.models import Batch, BatchShare
from dashboards.selectors.figures.contributions import Contributions
from models_engine import Factor, is_safe

People = Mapping[UUID, Mapping[str, int]]


def people_behind(found: Contributions) -> dict[UUID, dict[str, int]]:
    """By organisation how many people have a value, by code of each condition and each of its statements."""
    counts = {}
    for factor in found.instrument.factors:
        counts[factor.code] = found.measured("factors", factor.code).people
        counts |= {item.code: found.measured("items", item.code).people for item in factor.items}
    return {
        pk: {code: int(people[place]) for code, people in counts.items()}
        for place, pk in enumerate(found.organisations)
    }


def people_before(batch: Batch) -> People:
    return dict(BatchShare.objects.filter(batch=batch).values_list("organisation_id", "people"))


def left_standing(
    content: dict[str, Any],
    before: dict[str, Any],
    factors: Sequence[Factor],
    people: Sequence[tuple[Mapping[str, int], Mapping[str, int]]],
) -> dict[str, Any]:
    """The content with those conditions and their statements as they were before. `people` are, for each of the
    group's organisations, how many had a value then and have now."""
    for factor in factors:
        if not _is_step(factor, people):
            content = _as_before(content, before, factor)
    return content


def _is_step(factor: Factor, people: Sequence[tuple[Mapping[str, int], Mapping[str, int]]]) -> bool:
    """Whether for each of its numbers nobody came or went, or enough people of enough organisations did."""
    for code in (factor.code, *(item.code for item in factor.items)):
        changed = [abs(now[code] - then.get(code, 0)) for then, now in people]
        if any(changed) and not is_safe(changed):
            return False
    return True


def _as_before(content: dict[str, Any], before: dict[str, Any], factor: Factor) -> dict[str, Any]:
    codes = {item.code for item in factor.items}
    questions, old = dict(content["questions"]), before["questions"]
    questions["inhibitor"] = {
        code: old["inhibitor"].get(code, one) if code in codes else one
        for code, one in questions["inhibitor"].items()
    }
    if "SUP3" in codes:
        questions["supplier_terms"] = old["supplier_terms"]
    change = content["change"]
    return content | {
        "factors": content["factors"] | {factor.code: before["factors"][factor.code]},
        "items": content["items"] | {code: one for code, one in before["items"].items() if code in codes},
        "questions": questions,
        "change": change
        | {"factors": change["factors"] | {factor.code: before["change"]["factors"][factor.code]}},
    }
