"""From one organisation's stored results to the numbers of its rollup. Counting alone: no query here.

Everything is JSON. What is asked about the organisation is taken from its own sheet; what is asked about partnerships
is the mean over its partnerships, each counting once. "who" are places in the list of marks, so that somebody who
answered about three partnerships is one person.
"""

from collections.abc import Mapping, Sequence
from statistics import fmean, stdev
from typing import Any

from assessments.selectors.numbers import PARTNERSHIP, TeamNumbers
from assessments.selectors.results import factor_codes
from assessments.selectors.team_numbers import SubjectId
from dashboards.selectors.roll_up import FORM, Sources
from models_engine import (
    Dynamics,
    FactorScore,
    Instrument,
    Profile,
    axis_word,
    change_between,
    find_patterns,
    read_dynamics,
)

Numbers = Mapping[SubjectId, TeamNumbers]
MUCH_REQUIRED_LITTLE_KNOWN = "arranged_marriage"
MOVES = {"higher": "more_formal", "lower": "more_informal", "no_clear_change": "no_clear_change"}


def rollup_numbers(
    instrument: Instrument, sources: Sources, numbers: Numbers, before: Numbers | None = None
) -> dict[str, Any]:
    """`before` are the same organisation's numbers of the round before, for which of its partnerships moved."""
    sides = {subject: found for subject, found in numbers.items() if subject is not None}
    own = numbers.get(None)
    who = {
        subject: [place for place, person in enumerate(sources.people) if subject in person.subjects]
        for subject in numbers
    }
    factors = {code: _own_factor(score) for code, score in (own.factors if own else {}).items()}
    for factor in instrument.factors:
        if instrument.level(factor.level).asked_on == PARTNERSHIP:
            scores = {s: n.factors[factor.code] for s, n in sides.items() if factor.code in n.factors}
            factors[factor.code] = _shared_factor(scores, who)
    return {
        "form": FORM,
        "marks": [person.mark for person in sources.people],
        "invited": max(sources.counts.people + sources.counts.invited, sources.counts.started),
        "started": max(sources.counts.started, sources.counts.sent),
        "finished": sources.counts.sent,
        "replies": _replies(factors.values(), sources),
        "by_link": sum(person.by_link for person in sources.people),
        "last_answer_on": sources.last_answer_on.isoformat() if sources.last_answer_on else None,
        "factors": factors,
        "items": _items(instrument, own, sides, who),
        "sides": [
            _side(instrument, str(subject), found, own, who[subject], (before or {}).get(subject))
            for subject, found in sorted(sides.items(), key=lambda pair: str(pair[0]))
        ],
        "mechanisms": list(sources.mechanisms),
    }


def _own_factor(score: FactorScore) -> dict[str, Any]:
    scores = [mean for mean in score.person_means if mean is not None]
    return {
        "mean": score.mean,
        "n": score.n,
        "sd": stdev(scores) if len(scores) > 1 else None,
        "views_differ": score.views_differ,
        "asked": score.asked,
        "dont_know": sum(item.dont_know for item in score.items),
    }


def _shared_factor(scores: Mapping[SubjectId, FactorScore], who: Mapping[SubjectId, Sequence[int]]):
    """Views differ where they do in at least one partnership. `n`: so many different people at least."""
    there = {subject: score for subject, score in scores.items() if score.mean is not None}
    persons = [mean for score in there.values() for mean in score.person_means if mean is not None]
    told = [score.views_differ for score in there.values() if score.views_differ is not None]
    return {
        "mean": fmean(score.mean for score in there.values() if score.mean is not None) if there else None,
        "n": _at_least(
            {s: who[s] for s in there}, [(score.n, score.respondents) for score in there.values()]
        ),
        "sd": stdev(persons) if len(persons) > 1 else None,
        "views_differ": any(told) if told else None,
        "asked": sum(score.asked for score in scores.values()),
        "dont_know": sum(item.dont_know for score in scores.values() for item in score.items),
    }


def _at_least(who: Mapping[SubjectId, Sequence[int]], counts: Sequence[tuple[int, int]]) -> int:
    """How many different people have a value, at the least: nobody with one partnership's value is missed twice."""
    everybody = {place for places in who.values() for place in places}
    without = sum(people - n for n, people in counts)
    return max([len(everybody) - without, *(n for n, _ in counts), 0])


def _replies(factors: Any, sources: Sources) -> dict[str, int]:
    found = list(factors)
    asked = sum(factor["asked"] for factor in found)
    return {
        "asked": asked,
        "dont_know": sum(factor["dont_know"] for factor in found),
        # Where several agreed on one sheet, somebody's own older sheet may still be marked.
        "carried": min(sources.carried, asked),
    }


def _items(
    instrument: Instrument,
    own: TeamNumbers | None,
    sides: Mapping[SubjectId, TeamNumbers],
    who: Mapping[SubjectId, Sequence[int]],
) -> dict[str, dict[str, Any]]:
    """Raw means of the statements of the factors, as people answered them."""
    found = {}
    for factor in instrument.factors:
        for item in factor.items:
            holders = sides if item.asked_on == PARTNERSHIP else {None: own} if own else {}
            summaries = {
                subject: summary
                for subject, numbers in holders.items()
                if numbers and factor.code in numbers.factors
                for summary in numbers.factors[factor.code].items
                if summary.code == item.code and summary.mean is not None
            }
            if summaries:
                counts = [(summary.n, summary.asked) for summary in summaries.values()]
                found[item.code] = {
                    "mean": fmean(summary.mean or 0 for summary in summaries.values()),
                    "n": _at_least({subject: who[subject] for subject in summaries}, counts),
                }
    return found


def _side(
    instrument: Instrument,
    partnership: str,
    numbers: TeamNumbers,
    own: TeamNumbers | None,
    who: Sequence[int],
    before: TeamNumbers | None,
) -> dict[str, Any]:
    profile, moves = _profile(instrument, numbers, own)
    codes = tuple(found.code for found in find_patterns(instrument, profile)) if instrument.advice else ()
    known = profile.means.get("MAN") is not None and profile.means.get("REC") is not None
    return {
        "partnership": partnership,
        "who": list(who),
        "formality": profile.formality,
        "drive": profile.drive,
        "lanes": _levels(instrument, moves),
        "after_mandate": _after_mandate(moves),
        "patterns": list(codes),
        "mandate": MUCH_REQUIRED_LITTLE_KNOWN in codes if known and instrument.advice else None,
        **_moved(instrument, numbers, before),
    }


def _profile(
    instrument: Instrument, numbers: TeamNumbers, own: TeamNumbers | None
) -> tuple[Profile, Dynamics | None]:
    """As advice about the partnership takes it: each condition from where it is asked."""
    seen = set(factor_codes(instrument, PARTNERSHIP))
    scores = {**(own.factors if own else {}), **{c: s for c, s in numbers.factors.items() if c in seen}}
    means = {code: score.mean for code, score in scores.items()}
    moves = read_dynamics(instrument, numbers.dynamics, means) if numbers.dynamics else None
    place = numbers.position
    profile = Profile(
        means=means,
        formality=place.formality if place else None,
        origin=place.origin if place else None,
        drive_now=place.drive_now if place else None,
        statements={statement.code: statement.mean for statement in moves.statements} if moves else {},
        items={item.code: item.mean for score in scores.values() for item in score.items},
    )
    return profile, moves


def _levels(instrument: Instrument, moves: Dynamics | None) -> dict[str, list[str]]:
    """By verb the levels whose conditions carry it, of the lanes that can be judged."""
    if moves is None:
        return {}
    return {
        lane.question: [
            level.code
            for level in instrument.levels
            if any(instrument.factor(code).level == level.code for code in lane.working)
        ]
        for lane in moves.lanes
        if lane.judged
    }


def _after_mandate(moves: Dynamics | None) -> str:
    """Whether it would outlive its mandate: not where a lane that something carries would be empty without it."""
    if moves is None or not any(lane.judged and lane.working for lane in moves.lanes):
        return "not_known"
    return "would_not" if moves.after_mandate.emptied else "would"


def _moved(instrument: Instrument, numbers: TeamNumbers, before: TeamNumbers | None) -> dict[str, Any]:
    """How the side's formality changed since the round before, and whether it was formal then."""
    then = before.position.formality if before and before.position else None
    if then is None or before is None:
        return {"moved": None, "was_formal": None}
    found = change_between(before.measures.get("formality", ()), numbers.measures.get("formality", ()))
    formal = axis_word(instrument, "formality", then) == instrument.axis("formality").high_word
    return {"moved": MOVES.get(found.label or ""), "was_formal": formal}
