"""Means and shares over a group's organisations, each counting the same, as the engine lets them through."""

from dataclasses import dataclass

import numpy as np

from dashboards.selectors.figures.contributions import Counts, Flags, Measured
from dashboards.selectors.figures.families import Family
from models_engine import AreaMean, ShownMean, ShownShare, area_mean, publish_mean, publish_share

HIDDEN = ShownMean(None)
NO_SHARE = ShownShare(None)


@dataclass(frozen=True)
class MeanFigures:
    """The means of one question or condition over all groups. `found` is None where a group is not open for it."""

    measured: Measured
    family: Family
    found: tuple[AreaMean | None, ...]

    @classmethod
    def of(cls, family: Family, measured: Measured, opened: Flags, intervals: bool = True) -> "MeanFigures":
        """`opened` says for each group whether it may be shown. Without `intervals` it takes a hundredth of the
        time: single statements have none."""
        over = _mean_over if intervals else _plain_mean_over
        return cls(
            measured,
            family,
            tuple(
                over(measured, group.members) if may else None
                for group, may in zip(family.groups, opened, strict=True)
            ),
        )

    def shown(self, group: int) -> ShownMean:
        one = self.found[group]
        return HIDDEN if one is None else publish_mean(one.mean, self.people(group), interval=one.interval)

    def people(self, group: int) -> list[int]:
        return self.measured.people[self.family.groups[group].members].tolist()

    def means(self, group: int) -> list[float]:
        """The organisations' means, for what compares two rounds."""
        return self.measured.mean[self.family.groups[group].members & (self.measured.people > 0)].tolist()


def _mean_over(measured: Measured, members: Flags) -> AreaMean:
    here = members & (measured.people > 0)
    spreads = [None if np.isnan(sd) else sd for sd in measured.sd[here].tolist()]
    return area_mean(measured.mean[here].tolist(), spreads, measured.people[here].tolist())


def _plain_mean_over(measured: Measured, members: Flags) -> AreaMean:
    here = members & (measured.people > 0)
    there = bool(here.any())
    return AreaMean(
        mean=float(np.sort(measured.mean[here]).mean()) if there else None,
        pooled=None,
        interval=None,
        organisations=int(here.sum()),
        people=int(measured.people[here].sum()),
    )


def share_of_organisations(
    family: Family, group: int, yes: Flags, known: Flags, people: Counts
) -> ShownShare:
    """The share of organisations, with everybody in them behind it."""
    behind = people * known
    if not family.open_for(behind)[group]:
        return NO_SHARE
    inside = family.groups[group].members & known & (people > 0)
    return publish_share(
        int((inside & yes).sum()),
        int(inside.sum()),
        people[inside].tolist(),
        part_people=people[inside & yes].tolist(),
        rest_people=people[inside & ~yes].tolist(),
    )


def share_of_answers(family: Family, group: int, part: Counts, whole: Counts, people: Counts) -> ShownShare:
    """The share of answers of a kind. So few people as could have given them are taken to stand behind either side:
    each as many as somebody was asked."""
    if not family.open_for(people)[group]:
        return NO_SHARE
    inside = family.groups[group].members & (people > 0) & (whole > 0)
    each = np.maximum(whole[inside] // people[inside], 1)
    one, all_of_them = part[inside], whole[inside]
    return publish_share(
        int(one.sum()),
        int(all_of_them.sum()),
        people[inside].tolist(),
        part_people=(-(-one // each)).tolist(),
        rest_people=(-(-(all_of_them - one) // each)).tolist(),
    )
