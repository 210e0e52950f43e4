"""Mechanisms that plans took up, and where the partnerships stood in the rounds before and after.

Read by a job alone, over all organisations. What comes out of `tried_cases` goes to the engine, which decides what
of it may be shown; pages read what it kept (`kept_movements`).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import pairwise
from statistics import fmean
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone

import models_engine
from assessments.enums import ActionStatus
from assessments.models import Action, Campaign, MechanismMovement, Result
from assessments.selectors.movement import AXES
from models_engine import Instrument, TriedCase, axis_word, version_diff
from organisations.models import Partnership, Succession

# Done, or being done: what was only written down or dropped was not tried.
TRIED = (ActionStatus.IN_PROGRESS, ActionStatus.DONE)


class Attempt(NamedTuple):
    mechanism: int
    organisation: UUID
    partnership: UUID
    begun: date
    ended: date | None


class Kept(NamedTuple):
    """One side's mean place in one closed round."""

    campaign: Campaign
    formality: float
    drive_now: float


class Pair(NamedTuple):
    organisation: UUID
    before: Kept
    after: Kept


def kept_movements() -> Sequence[MechanismMovement]:
    return MechanismMovement.objects.all()


def tried_cases(moment: datetime) -> dict[int, list[TriedCase]]:
    """By mechanism, one case for each partnership. Only of rounds that have closed. Four queries.

    Of a side that tried it: the first two neighbouring rounds between which the action was going on. Both of a
    partnership's sides make one case, the mean of their changes.
    """
    attempts = list(_attempts())
    partnerships = {attempt.partnership for attempt in attempts}
    members = _members(partnerships)
    places = _places(partnerships, moment)
    successions = list(Succession.objects.all())
    pairs: dict[tuple[int, UUID], dict[UUID, Pair]] = defaultdict(dict)
    for attempt in attempts:
        found = _pair(attempt, places[attempt.partnership, attempt.organisation])
        if found and not _is_cut(found, members[attempt.partnership], successions):
            pairs[attempt.mechanism, attempt.partnership].setdefault(attempt.organisation, found)
    cases: dict[int, list[TriedCase]] = defaultdict(list)
    for (mechanism, partnership), sides in sorted(pairs.items(), key=str):
        cases[mechanism].append(_case(partnership, list(sides.values()), members[partnership]))
    return dict(cases)


def _attempts() -> Iterator[Attempt]:
    rows = Action.objects.filter(mechanism__gt=0, partnership__isnull=False, status__in=TRIED)
    columns = ("mechanism", "organisation_id", "partnership_id", "created_at", "closed_on")
    for mechanism, organisation, partnership, created_at, closed_on in rows.order_by(
        "created_at"
    ).values_list(*columns):
        yield Attempt(mechanism, organisation, partnership, timezone.localdate(created_at), closed_on)


def _members(partnerships: set[UUID]) -> dict[UUID, frozenset[UUID]]:
    found: dict[UUID, set[UUID]] = defaultdict(set)
    pairs = Partnership.organisations.through.objects.filter(partnership__in=partnerships)
    for partnership, organisation in pairs.values_list("partnership_id", "organisation_id"):
        found[partnership].add(organisation)
    return {partnership: frozenset(found[partnership]) for partnership in partnerships}


def _places(partnerships: set[UUID], moment: datetime) -> dict[tuple[UUID, UUID], list[Kept]]:
    """By partnership and side, in the order of time: only where enough people have both numbers."""
    results = Result.objects.filter(
        partnership__in=partnerships,
        campaign__closes_at__lte=moment,
        engine_version=models_engine.__version__,
    ).select_related("campaign__instrument")
    found: dict[tuple[UUID, UUID], list[Kept]] = defaultdict(list)
    for row in results.order_by("campaign__opens_at", "campaign_id").iterator():
        least = row.campaign.instrument.definition.minimums.own_side_perception_mean
        scores = [row.numbers["measures"][axis] for axis in AXES]
        if min(map(len, scores)) >= least:
            found[row.partnership_id, row.organisation_id].append(Kept(row.campaign, *map(fmean, scores)))
    return found


def _pair(attempt: Attempt, places: Sequence[Kept]) -> tuple | None:
    """The first neighbouring rounds between which it was going on: begun before the later one opened, not over when
    the earlier one did."""
    for before, after in pairwise(places):
        going_on = attempt.ended is None or attempt.ended >= before.campaign.first_day
        if attempt.begun < after.campaign.first_day and going_on:
            return Pair(attempt.organisation, before, after)
    return None


def _is_cut(pair: Pair, members: frozenset[UUID], successions: Sequence[Succession]) -> bool:
    first, then = pair.before.campaign, pair.after.campaign
    diff = version_diff(first.instrument.definition, then.instrument.definition)
    return any(one.code in AXES for one in diff.measure_breaks) or any(
        first.first_day < one.happened_on <= then.first_day
        and members & {one.predecessor_id, one.successor_id}
        for one in successions
    )


def _case(partnership: UUID, sides: Sequence[Pair], members: frozenset[UUID]) -> TriedCase:
    start = {axis: fmean(getattr(side.before, axis) for side in sides) for axis in AXES}
    return TriedCase(
        partnership=str(partnership),
        columns=tuple(
            (f"{partnership} {side.organisation} {side.after.campaign.pk}", str(side.organisation))
            for side in sides
        ),
        members=frozenset(str(member) for member in members),
        region=_region(sides[0].before.campaign.instrument.definition, start),
        changes={
            axis: fmean(getattr(side.after, axis) - getattr(side.before, axis) for side in sides)
            for axis in AXES
        },
    )


def _region(instrument: Instrument, start: Mapping[str, float]) -> str:
    """A quadrant's code by who drives it today, or the middle word where either axis is in the middle."""
    middle = instrument.places.middle_word
    words = (
        axis_word(instrument, "formality", start["formality"]),
        axis_word(instrument, "origin", start["drive_now"]),
    )
    return middle if middle in words else "-".join(words)
