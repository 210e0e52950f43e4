"""What each rule would suggest for a profile. Which of it is taken, and in which order, `mechanisms` says."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from models_engine.advice import Advice, Mechanism, RuleCode, Selection
from models_engine.instrument import HIGHEST_ANSWER, LOWEST_ANSWER, TOLERANCE, Instrument
from models_engine.profile import Profile, advice_of, level_support, support
from models_engine.suggestions import Comparison, Suggestion, Threshold
from models_engine.transitions import ConditionCheck, Transition, find_transition

EFFORTS = "LMH"
REASONING_ONLY = "E"


@dataclass(frozen=True)
class Candidates:
    """One profile, and for each rule the suggestions it would make, the most telling first."""

    instrument: Instrument
    profile: Profile
    declined: frozenset[int]

    @cached_property
    def advice(self) -> Advice:
        return advice_of(self.instrument)

    @cached_property
    def rule(self) -> Selection:
        return self.advice.selection

    @cached_property
    def support(self) -> dict[str, float]:
        return support(self.instrument, self.profile)

    @cached_property
    def levels(self) -> dict[str, str]:
        return {factor.code: factor.level for factor in self.instrument.factors}

    @cached_property
    def barriers(self) -> frozenset[str]:
        return frozenset(factor.code for factor in self.instrument.factors if factor.direction == "barrier")

    @cached_property
    def transition(self) -> Transition:
        profile = self.profile
        values = {**profile.means, **profile.statements}
        return find_transition(self.instrument, profile.formality, profile.drive, profile.wish, values)

    @cached_property
    def low(self) -> list[str]:
        """The lowest factors that need something, lowest first."""
        return [code for code in self.by_support(self.support) if self.falls_short(code)][: self.rule.lowest]

    @cached_property
    def fitting(self) -> list[Mechanism]:
        """What may be chosen for the whole picture: it has needs of its own and suits the place."""
        places = self.transition.regions_wished or self.transition.regions_now
        sides = {side for place in places for side in place.split("-")}
        return [
            mechanism
            for mechanism in self.advice.mechanisms
            if mechanism.needs
            and self.usable(mechanism)
            and (not sides or any(sides & set(region.split("-")) for region in mechanism.fits))
        ]

    @cached_property
    def missing_lanes(self) -> list[list[Suggestion]]:
        """The actions for each missing condition of the wished transition that there are actions for."""
        checks = [
            check
            for check in self.transition.conditions
            if check.state == "not_met" and check.condition in self.support
        ]
        lanes = [
            [self.for_missing(mechanism, check) for mechanism in self.actions(check.condition, border)]
            for check, border in sorted(
                ((check, self.border(check)) for check in checks), key=self.way_left, reverse=True
            )
        ]
        return sorted(filter(None, lanes), key=_choice_left)

    @cached_property
    def level_lanes(self) -> list[list[Suggestion]]:
        """The actions for the lowest factors of each of the two weakest levels."""
        means = level_support(self.instrument, self.support)
        known = {level: mean for level, mean in means.items() if mean is not None}
        lanes = [
            [
                self.for_low(mechanism, code, "weakest_level", ((level, known[level]), self.raw(code)))
                for code in self.low_of(level)[: self.rule.factors_of_level]
                for mechanism in self.actions(code, self.rule.supported_from)
            ]
            for level in sorted(known, key=known.__getitem__)[: self.rule.weakest_levels]
        ]
        return [sorted(lane, key=lambda found: reasoned(found.mechanism)) for lane in lanes if lane]

    def protect(self) -> list[Suggestion]:
        codes = [code for code, level in self.levels.items() if level == self.rule.protected_level]
        strong = self.rule.strength_from
        if any(self.support.get(code, LOWEST_ANSWER) < strong - TOLERANCE for code in codes):
            return []
        because = tuple(self.raw(code) for code in codes)
        weakest = self.by_support(codes)[0]
        gone = self.threshold(weakest, strong, "below")
        return [self.made(self.advice.protect, weakest, "protect", because, gone)]

    def lowest_factors(self, served: Collection[str]) -> list[Suggestion]:
        left = {code for code in self.low if code not in served}
        helping = [mechanism for mechanism in self.fitting if mechanism.helps & left]

        def rank(mechanism: Mechanism) -> tuple[object, ...]:
            efforts = (EFFORTS.index(mechanism.set_up), EFFORTS.index(mechanism.running))
            shortfall = sum(HIGHEST_ANSWER - self.support[code] for code in sorted(mechanism.helps & left))
            return -len(mechanism.helps & left), mechanism.grade, *efforts, -shortfall, mechanism.number

        return [self.for_lowest(mechanism, left) for mechanism in sorted(helping, key=rank)]

    def ready(self) -> list[Suggestion]:
        def least(mechanism: Mechanism) -> float:
            return min(self.support.get(code, LOWEST_ANSWER) for code in mechanism.needs)

        enough = [
            mechanism
            for mechanism in self.fitting
            if len(mechanism.needs) >= self.rule.ready_needs
            and least(mechanism) >= self.rule.supported_from - TOLERANCE
        ]
        enough.sort(key=lambda found: (-len(found.needs), -least(found), found.grade, found.number))
        found = []
        for mechanism in enough:
            because = tuple(self.raw(code) for code in mechanism.needs)
            weakest = self.by_support(mechanism.needs)[0]
            gone = self.threshold(weakest, self.rule.supported_from, "below")
            found.append(self.made(mechanism, weakest, "ready", because, gone))
        return found

    def other_level(self, served: Collection[str]) -> list[Suggestion]:
        """For the lowest factor of the first level in the chain that has one among the lowest and is not served."""
        levels = {self.levels[code] for code in served}
        for level in self.advice.chain.levels:
            for code in self.low:
                if self.levels[code] == level and level not in levels:
                    actions = self.actions(code, self.rule.supported_from)
                    return [self.for_lowest(mechanism, {code}) for mechanism in actions]
        return []

    def low_effort(self, lanes: Iterable[Sequence[Suggestion]]) -> Iterable[Suggestion]:
        """Any candidate of low effort; as a last resort the best founded one, whatever it is for."""
        rest = sorted(self.advice.mechanisms, key=lambda mechanism: (mechanism.grade, mechanism.number))
        last = (
            self.for_low(mechanism, mechanism.addresses[0], "low_effort", ())
            for mechanism in rest
            if mechanism.addresses and self.usable(mechanism)
        )
        candidates = chain(*lanes, self.lowest_factors(()), self.ready(), last)
        return (replace(found, rule="low_effort") for found in candidates if found.mechanism.low_effort)

    def actions(self, code: str, border: float) -> list[Mechanism]:
        """What can be done about a condition: seen to work, making up for it, only reasoned; each from its place."""
        remedies = [mechanism for mechanism in self.advice.remedies_for(code) if self.usable(mechanism)]
        makeshift = [
            mechanism
            for mechanism in self.advice.mechanisms
            if code in mechanism.compensates
            and mechanism not in remedies
            and not reasoned(mechanism)
            and self.usable(mechanism)
        ]
        seen = [mechanism for mechanism in remedies if not reasoned(mechanism)]
        supposed = [mechanism for mechanism in remedies if reasoned(mechanism)]
        way = (self.support[code] - LOWEST_ANSWER) / (border - LOWEST_ANSWER)
        turned = [*_from(seen, way), *_from(makeshift, way), *_from(supposed, way)]
        return self.by_items(code, turned)

    def by_items(self, code: str, actions: list[Mechanism]) -> list[Mechanism]:
        """Where single items say which action is meant, the one of the highest item comes first."""
        meant = {number: self.profile.items.get(item) for item, number in self.advice.items_of(code)}
        return sorted(actions, key=lambda found: -(meant.get(found.number) or 0))

    def usable(self, mechanism: Mechanism) -> bool:
        return mechanism.number not in self.declined and all(
            self.support.get(code, HIGHEST_ANSWER) >= self.rule.weak_need_below - TOLERANCE
            for code in mechanism.needs
            if code not in mechanism.compensates
        )

    def for_missing(self, mechanism: Mechanism, check: ConditionCheck) -> Suggestion:
        gone = Threshold(check.condition, "at_least" if check.at_least else "at_most", check.needed)
        return self.made(mechanism, check.condition, "missing_condition", (self.raw(check.condition),), gone)

    def for_lowest(self, mechanism: Mechanism, left: Collection[str]) -> Suggestion:
        helped = self.by_support(mechanism.helps & set(left))
        because = tuple(self.raw(code) for code in helped)
        return self.for_low(mechanism, helped[0], "lowest_factors", because)

    def for_low(
        self, mechanism: Mechanism, code: str, rule: RuleCode, because: tuple[tuple[str, float], ...]
    ) -> Suggestion:
        gone = self.threshold(code, self.rule.supported_from, "at_least")
        return self.made(mechanism, code, rule, because, gone)

    def made(
        self,
        mechanism: Mechanism,
        code: str,
        rule: RuleCode,
        because: tuple[tuple[str, float], ...],
        gone: Threshold,
    ) -> Suggestion:
        who = next(actor.who for actor in self.instrument.actors if actor.condition == code)
        return Suggestion(mechanism, code, rule, because, gone, who)

    def threshold(self, code: str, border: float, comparison: Comparison) -> Threshold:
        """A border of support, in terms of the mean as it is."""
        if code not in self.barriers:
            return Threshold(code, comparison, border)
        turned: Comparison = "at_most" if comparison == "at_least" else "above"
        return Threshold(code, turned, LOWEST_ANSWER + HIGHEST_ANSWER - border)

    def border(self, check: ConditionCheck) -> float:
        return check.needed if check.at_least else LOWEST_ANSWER + HIGHEST_ANSWER - check.needed

    def way_left(self, check: tuple[ConditionCheck, float]) -> float:
        found, border = check
        return (border - self.support[found.condition]) / (border - LOWEST_ANSWER)

    def falls_short(self, code: str) -> bool:
        return self.support[code] < self.rule.supported_from - TOLERANCE

    def low_of(self, level: str) -> list[str]:
        codes = [code for code in self.support if self.levels[code] == level]
        return [code for code in self.by_support(codes) if self.falls_short(code)]

    def by_support(self, codes: Iterable[str]) -> list[str]:
        """Lowest first; equals in the order of the instrument."""
        wanted = set(codes)
        return sorted((code for code in self.support if code in wanted), key=self.support.__getitem__)

    def raw(self, code: str) -> tuple[str, float]:
        value = self.support[code]
        return code, LOWEST_ANSWER + HIGHEST_ANSWER - value if code in self.barriers else value


def _from(mechanisms: list[Mechanism], way: float) -> list[Mechanism]:
    """The list from the place that matches the way gone, 0 to 1, and round to its beginning.

    The square root makes the first places narrow: the conditions acted on are low ones most of the time.
    """
    if not mechanisms:
        return []
    start = min(int(way**0.5 * len(mechanisms)), len(mechanisms) - 1)
    return mechanisms[start:] + mechanisms[:start]


def reasoned(mechanism: Mechanism) -> bool:
    return mechanism.grade == REASONING_ONLY


def _choice_left(lane: Sequence[Suggestion]) -> tuple[bool, int]:
    """Evidence first; among conditions with reasoned actions only, those with more of them."""
    only_reasoned = reasoned(lane[0].mechanism)
    return only_reasoned, -len(lane) if only_reasoned else 0
