"""What one figure looks like once it may be shown outside the organisations, and as data that can be stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from models_engine.comparison import SMALLEST_CHANGE
from models_engine.disclosure import RULE, DisclosureRule, is_safe, to_nearest
from models_engine.instrument import TOLERANCE
from models_engine.side_mean import Interval

End = Literal["above", "below"]
DifferenceLabel = Literal["higher", "lower", "no_clear_change", "too_few_to_say", "not_compared", "not_shown"]

# Shares are rounded to the first of these that leaves at least two pairs of numbers behind every percentage.
SHARE_STEPS = (1, 5, 10)


@dataclass(frozen=True)
class ShownCount:
    """A rounded count, or `None` for hidden. 0 is exact."""

    shown: int | None

    def as_data(self) -> dict[str, Any]:
        return {"hidden": True} if self.shown is None else {"shown": self.shown}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> ShownCount:
        return cls(None if data.get("hidden") else int(data["shown"]))


@dataclass(frozen=True)
class ShownMean:
    """A rounded mean, or `None` for hidden; `end` says that it is that or beyond. `interval` of the mean, 95 %."""

    shown: float | None
    end: End | None = None
    interval: Interval | None = None

    def as_data(self) -> dict[str, Any]:
        if self.shown is None:
            return {"hidden": True}
        data: dict[str, Any] = {"shown": self.shown}
        if self.end is not None:
            data["end"] = self.end
        if self.interval is not None:
            data["interval"] = list(self.interval)
        return data

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> ShownMean:
        if data.get("hidden"):
            return cls(None)
        return cls(float(data["shown"]), data.get("end"), _pair(data.get("interval")))


@dataclass(frozen=True)
class ShownShare:
    """A rounded percentage, or `None` for hidden; `end` says that it is below or above that."""

    shown: int | None
    end: End | None = None

    def as_data(self) -> dict[str, Any]:
        if self.shown is None:
            return {"hidden": True}
        return {"shown": self.shown} if self.end is None else {"shown": self.shown, "end": self.end}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> ShownShare:
        return cls(None) if data.get("hidden") else cls(int(data["shown"]), data.get("end"))


@dataclass(frozen=True)
class ShownDifference:
    """A later shown mean minus an earlier one. `not_compared` where the question changed, `too_few_to_say` where
    chance cannot be told from change."""

    difference: float | None
    interval: Interval | None
    label: DifferenceLabel

    def as_data(self) -> dict[str, Any]:
        interval = None if self.interval is None else list(self.interval)
        return {"difference": self.difference, "interval": interval, "label": self.label}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> ShownDifference:
        return cls(data["difference"], _pair(data["interval"]), data["label"])


NOT_COMPARED = ShownDifference(None, None, "not_compared")


def publish_mean(
    mean: float | None,
    people: Sequence[int],
    rule: DisclosureRule = RULE,
    interval: Interval | None = None,
) -> ShownMean:
    """A mean of answers 1 to 5 as it may be shown: one decimal, "4.5 or above", "1.5 or below", or hidden.

    `people` per organisation are those with a value; hidden where they are not safe, and where there is no mean.
    The ends, which go by the rounded mean, keep it open whether everybody chose the last answer. The interval has
    one decimal, stays between the ends, and is given from 8 organisations only, never at an end. Source: ours.

    >>> publish_mean(3.449, [4, 2, 2]), publish_mean(4.83, [4, 2, 2]).as_data()
    (ShownMean(shown=3.4, end=None, interval=None), {'shown': 4.5, 'end': 'above'})
    """
    if mean is None or not is_safe(people, rule):
        return ShownMean(None)
    shown = round(mean, rule.decimals)
    if shown >= rule.top - TOLERANCE:
        return ShownMean(rule.top, "above")
    if shown <= rule.bottom + TOLERANCE:
        return ShownMean(rule.bottom, "below")
    enough = sum(count > 0 for count in people) >= rule.interval_organisations
    around = None
    if interval is not None and enough:
        low, high = (min(max(end, rule.bottom), rule.top) for end in interval)
        around = round(low, rule.decimals), round(high, rule.decimals)
    return ShownMean(shown, None, around)


def publish_share(
    part: int,
    whole: int,
    people: Sequence[int],
    rule: DisclosureRule = RULE,
    part_people: Sequence[int] | None = None,
    rest_people: Sequence[int] | None = None,
) -> ShownShare:
    """`part` of `whole` in percent as it may be shown: "under 5 %", "over 95 %", or hidden.

    `people` per organisation stand behind the whole. Hidden where they are not safe, and where either side, the
    part or the rest, is neither empty nor safe. Where part and whole are not people (answers, partnerships),
    `part_people` and `rest_people` say per organisation who stands behind each side; without them both sides are
    taken as people and need eight. Rounded to whole percents; of few, to 5 or 10 (`share_step`). Raises ValueError
    unless 0 <= part <= whole. Source: ours.

    >>> publish_share(40, 120, [50, 40, 30]), publish_share(0, 120, [50, 40, 30]).as_data()
    (ShownShare(shown=33, end=None), {'shown': 5, 'end': 'below'})
    >>> publish_share(7, 120, [50, 40, 30])
    ShownShare(shown=None, end=None)
    """
    if not 0 <= part <= whole:
        raise ValueError(f"expected a part of {whole}, not {part}")
    if whole == 0 or not is_safe(people, rule):
        return ShownShare(None)
    for count, behind in ((part, part_people), (whole - part, rest_people)):
        if behind is None:
            if 0 < count < rule.people:
                return ShownShare(None)
        elif sum(behind) and not is_safe(behind, rule):
            return ShownShare(None)
    if 100 * part < rule.low_percent * whole:
        return ShownShare(rule.low_percent, "below")
    if 100 * part > rule.high_percent * whole:
        return ShownShare(rule.high_percent, "above")
    step = share_step(to_nearest(whole, rule.round_to), rule) if part_people is None else 1
    return ShownShare(None) if step is None else ShownShare(_percent(part, whole, step))


@lru_cache(maxsize=1024)
def share_step(whole: int, rule: DisclosureRule = RULE) -> int | None:
    """To how many percent a share of people is rounded, where the shown count of the whole is `whole`.

    The smallest of 1, 5 and 10 that leaves, for every percentage, at least two pairs of part and whole that
    somebody who knows the rules cannot tell apart; `None` if there is none. A step that went by the share itself
    would say something about it. Missing data: none. Source: ours.

    >>> [share_step(whole) for whole in (15, 20, 60, 500)]
    [10, 10, 1, 1]
    """
    half = rule.round_to // 2
    pairs = [
        (part, n)
        for n in range(max(whole - half, 2 * rule.people), whole + half + 1)
        for part in range(rule.people, n - rule.people + 1)
        if rule.low_percent * n <= 100 * part <= rule.high_percent * n
    ]
    for step in SHARE_STEPS:
        found = Counter(_percent(part, n, step) for part, n in pairs)
        if pairs and min(found.values()) > 1:
            return step
    return None


def publish_difference(
    before: float | None,
    after: float | None,
    people_before: Sequence[int],
    people_after: Sequence[int],
    rule: DisclosureRule = RULE,
    interval: Interval | None = None,
    smallest: float = SMALLEST_CHANGE,
) -> ShownDifference:
    """The change of a mean between two rounds: the difference of the two *shown* means, so that it tells nothing more.

    `interval` is the 95 % interval of after - before. The label is higher or lower only where that excludes 0
    and the change is at least `smallest`, else no clear change. Without an interval nothing is known of chance, and
    the label claims neither: too few to say. At the ends of the scale only the label is given. `not_shown` where
    either mean is not. Source: measurement of change as everywhere.

    >>> publish_difference(3.0, 3.6, [4] * 8, [4] * 8, interval=(0.31, 0.89))
    ShownDifference(difference=0.6, interval=(0.3, 0.9), label='higher')
    >>> publish_difference(3.0, 3.6, [4] * 4, [4] * 4)
    ShownDifference(difference=0.6, interval=None, label='too_few_to_say')
    """
    first, second = publish_mean(before, people_before, rule), publish_mean(after, people_after, rule)
    if first.shown is None or second.shown is None or before is None or after is None:
        return ShownDifference(None, None, "not_shown")
    change = after - before
    label = _difference_label(change, interval, smallest)
    if first.end or second.end:
        return ShownDifference(None, None, label)
    enough = all(
        sum(count > 0 for count in people) >= rule.interval_organisations
        for people in (people_before, people_after)
    )
    around = None
    if interval is not None and enough:
        around = round(interval[0], rule.decimals), round(interval[1], rule.decimals)
    # + 0.0 turns a rounded -0.0 into 0.0.
    return ShownDifference(round(second.shown - first.shown, rule.decimals) + 0.0, around, label)


def _difference_label(change: float, interval: Interval | None, smallest: float) -> DifferenceLabel:
    if interval is None:
        return "too_few_to_say"
    clear = interval[0] > TOLERANCE or interval[1] < -TOLERANCE
    if not clear or abs(change) < smallest - TOLERANCE:
        return "no_clear_change"
    return "higher" if change > 0 else "lower"


def _percent(part: int, whole: int, step: int) -> int:
    """100 part / whole to the nearest `step`, halves up, in whole numbers."""
    return (200 * part + step * whole) // (2 * step * whole) * step


def _pair(interval: Sequence[float] | None) -> Interval | None:
    return None if interval is None else (float(interval[0]), float(interval[1]))
