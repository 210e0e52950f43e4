"""Which mechanisms to try: chosen for what is missing, and each with the numbers and the rule behind it.

The catalogue, what addresses which condition and the borders are data; the order of the rules is here. It is
ours, and made so that the same few mechanisms do not come up for everybody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from models_engine.candidates import Candidates, reasoned
from models_engine.instrument import Instrument
from models_engine.profile import Profile
from models_engine.suggestions import Suggestion


def suggest(
    instrument: Instrument, profile: Profile, declined: Collection[int] = ()
) -> tuple[Suggestion, ...]:
    """At most five mechanisms to try, the most telling first; none where no factor is known.

    In the order of choice, each mechanism once:

    1. *protect*: where all interorganisational factors are 4 or more, to protect what works (number 0);
    2. *missing_condition*: an action for each of three conditions that the wished transition needs and that are
       not met (a condition that is not known is not missing): those with evidence behind an action first, then
       those with more to choose from, then those furthest from their border. Without a wish, or with nothing
       missing, *weakest_level*: an action for each of the two weakest levels, on one of its two lowest factors
       below 3.5;
    3. *lowest_factors*: the mechanism that helps most of the four lowest factors not served yet, then by
       evidence and effort; *ready*: the one of whose needs, two or more, all are 3.5 or more; and *lowest_factors*
       once more;
    4. with fewer than four so far, the lowest factor of a level not served yet; with fewer than three, more
       conditions, or a second action for one;
    5. *low_effort*: in the last place one of low effort, if there is none.

    The actions for a condition start at the place in its list that matches how far it is on its way from 1 to
    its border; what has been seen to work somewhere comes before what is only reasoned, with what makes up for
    the condition in between. A mechanism is left out if it was declined or if something it needs is known and
    below 2.5, unless it compensates for that. What is chosen from the whole catalogue fits the wished region,
    or the region now, or one next to it. INH counts as 6 minus its mean. A low macro level says that little
    comes from outside; what is suggested there is for those who can change that, never a fault of the partners.

    Raises ValueError for a version that gives no advice. Source: ours.

    >>> from models_engine import Wish, load_instrument
    >>> instrument = load_instrument("learning-ecosystem", 2)
    >>> means = {"REC": 2.8, "IDN": 4, "GOV": 3.2, "COO": 2.6, "INH": 2}
    >>> profile = Profile(means, formality=90, drive_now=80, wish=Wish("now", "internal"))
    >>> first = suggest(instrument, profile)[0]
    >>> first.mechanism.name, first.rule, first.because, str(first.disappears_when)
    ('Yearly conference or residential school', 'missing_condition', (('REC', 2.8),), 'REC is 3.5 or more')
    """
    candidates = Candidates(instrument, profile, frozenset(declined))
    return _choose(candidates) if candidates.support else ()


def _choose(candidates: Candidates) -> tuple[Suggestion, ...]:
    rule = candidates.rule
    chosen = _Chosen(rule.at_most)
    chosen.take_one(candidates.protect())
    lanes = candidates.missing_lanes or candidates.level_lanes
    for lane in lanes[: rule.conditions_first]:
        chosen.take_one(lane)
    chosen.take_one(candidates.lowest_factors(chosen.conditions))
    chosen.take_one(candidates.ready())
    chosen.take_one(candidates.lowest_factors(chosen.conditions))
    if len(chosen.all) < rule.other_level_below:
        chosen.take_one(candidates.other_level(chosen.conditions))
    for lane in lanes[rule.conditions_first :]:
        if len(chosen.all) < rule.second_action_below:
            chosen.take_one(lane)
    for lane in lanes:
        if len(chosen.all) < rule.second_action_below:
            chosen.take_one(found for found in lane if _addressed_with_evidence(found))
    if chosen.all and not chosen.low_effort:
        chosen.end_with(candidates.low_effort(lanes))
    return tuple(chosen.all)


class _Chosen:
    """What is on the list so far, each mechanism once."""

    def __init__(self, at_most: int) -> None:
        self.at_most = at_most
        self.all: list[Suggestion] = []

    @property
    def conditions(self) -> frozenset[str]:
        return frozenset(found.condition for found in self.all)

    @property
    def low_effort(self) -> bool:
        return any(found.mechanism.low_effort and found.rule != "protect" for found in self.all)

    def take_one(self, candidates: Iterable[Suggestion]) -> None:
        new = self._new(candidates)
        if new and len(self.all) < self.at_most:
            self.all.append(new)

    def end_with(self, candidates: Iterable[Suggestion]) -> None:
        new = self._new(candidates)
        if new:
            self.all[self.at_most - 1 :] = [new]

    def _new(self, candidates: Iterable[Suggestion]) -> Suggestion | None:
        there = {found.mechanism.number for found in self.all}
        return next((found for found in candidates if found.mechanism.number not in there), None)


def _addressed_with_evidence(found: Suggestion) -> bool:
    return found.condition in found.mechanism.addresses and not reasoned(found.mechanism)
