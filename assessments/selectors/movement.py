"""How a partnership has moved over rounds, as one side's people may see it: its path, its conditions and its lanes.

From stored results, in as many queries for five rounds as for two. Who answered twice is known only here, and leaves
it as a number or not at all. Partners' paths are what they released of each round, frozen then.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.db.models import Q

from accounts.models import User
from assessments.models import Campaign
from assessments.selectors.both_sides import summaries_over_rounds
from assessments.selectors.dynamics import DynamicsReading, read_moves
from assessments.selectors.numbers import ORGANISATION, PARTNERSHIP
from assessments.selectors.own_places import Places, own_places
from assessments.selectors.readings import FactorReading, PlaceReading, Reading, read_factors, read_place
from assessments.selectors.results import factor_codes
from assessments.selectors.side import Side
from assessments.selectors.sides_over_rounds import sides_over_rounds
from models_engine import Move, VersionDiff, change_between, change_of_shown, version_diff
from models_engine.comparison import SMALLEST_CHANGE
from organisations.models import Organisation, Partnership, Succession

# The two numbers that a path is drawn in. Where a partnership began is history, and no part of how it moves.
AXES = ("formality", "drive_now")


@dataclass(frozen=True)
class Stand:
    """Where one side places the partnership in one round."""

    campaign: Campaign
    place: PlaceReading

    @property
    def point(self) -> tuple[float, float] | None:
        """(who drives it today, formality), 0 to 100. None where either is not shown: a path has no half marks."""
        position = self.place.position
        if position is None or position.formality is None or position.drive_now is None:
            return None
        return position.drive_now, position.formality

    @property
    def box(self) -> tuple[float, float, float, float] | None:
        position = self.place.position
        across = position.drive_now_interval if position else None
        up = position.formality_interval if position else None
        return (across[0], up[0], across[1], up[1]) if across and up else None


@dataclass(frozen=True)
class Cuts:
    """Why no line may lead from one round to a later one. `versions` differ in what they ask about the axes."""

    versions: VersionDiff | None = None
    successions: tuple[Succession, ...] = ()
    readings_differ: bool = False

    def __bool__(self) -> bool:
        return bool(self.broken_axes or self.successions or self.readings_differ)

    @property
    def broken_axes(self) -> tuple[str, ...]:
        breaks = self.versions.measure_breaks if self.versions else ()
        return tuple(one.code for one in breaks if one.code in AXES)


@dataclass(frozen=True)
class Step:
    """From one round to the next one with a mark. `moves` is by number of the axes, None where not to be compared."""

    before: Stand
    after: Stand
    cuts: Cuts
    moves: Mapping[str, Move | None]


@dataclass(frozen=True)
class Track:
    """One side's path, in the order of time. `own` is the viewer's side."""

    organisation: Organisation
    own: bool
    stands: tuple[Stand, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class RoundView:
    """What one round says beside the place: all sixteen conditions and the lanes, as the viewer may see them."""

    campaign: Campaign
    factors: tuple[FactorReading, ...]
    lanes: DynamicsReading | None


@dataclass(frozen=True)
class FactorStep:
    """The conditions of the last two rounds that have any. `moves` are by code, None where not to be compared."""

    before: RoundView
    after: RoundView
    versions: VersionDiff
    successions: tuple[Succession, ...]
    moves: Mapping[str, Move | None]


@dataclass(frozen=True)
class Movement:
    """`tracks` has the viewer's own side first. `rounds` are in the order of time."""

    partnership: Partnership
    organisation: Organisation
    tracks: tuple[Track, ...]
    rounds: tuple[RoundView, ...]
    factors: FactorStep | None


def movement_of(
    viewer: User, campaigns: Sequence[Campaign], organisation: Organisation, partnership: Partnership
) -> Movement:
    """Over these rounds, in any order. For a partnership and an organisation that the viewer may see."""
    rounds = sorted(campaigns, key=lambda campaign: (campaign.opens_at, campaign.pk))
    sides = sides_over_rounds(viewer, rounds, organisation, partnership)
    rounds = [campaign for campaign in rounds if campaign.pk in sides]
    stands = [_stand(campaign, sides[campaign.pk], partnership) for campaign in rounds]
    views = tuple(
        _view(stand.campaign, sides[stand.campaign.pk], stand.place, partnership) for stand in stands
    )
    successions = list(_successions(partnership))
    people = own_places(rounds, organisation, partnership, AXES)
    own = Track(
        organisation, True, tuple(stands), tuple(_own_steps(stands, successions, sides, people, partnership))
    )
    partners = _partner_tracks(rounds, sides, organisation, partnership, successions)
    return Movement(partnership, organisation, (own, *partners), views, _factor_step(views, successions))


def _stand(campaign: Campaign, side: Side, partnership: Partnership) -> Stand:
    return Stand(campaign, read_place(side.instrument, side.audience(partnership.pk)))


def _view(campaign: Campaign, side: Side, place: PlaceReading, partnership: Partnership) -> RoundView:
    """The sixteen conditions, each from where it is asked; in the short form none of them."""
    if side.pulse(partnership.pk):
        return RoundView(campaign, (), None)
    who, instrument = side.audience(partnership.pk), side.instrument
    codes = factor_codes(instrument, PARTNERSHIP)
    others = [code for code in factor_codes(instrument, ORGANISATION) if code not in codes]
    factors = (*read_factors(instrument, who, codes), *read_factors(instrument, side.audience(None), others))
    lanes = read_moves(instrument, who, place, factors) if instrument.has_dynamics else None
    return RoundView(campaign, factors, lanes)


def _successions(partnership: Partnership) -> Sequence[Succession]:
    """Mergers and the like of the partners. A partner that another one's work went to is not quite the same either."""
    members = partnership.organisations.values("pk")
    return Succession.objects.filter(Q(predecessor__in=members) | Q(successor__in=members)).select_related(
        "predecessor", "successor"
    )


def _between(successions: Sequence[Succession], first: Campaign, then: Campaign) -> tuple[Succession, ...]:
    """What happened after the earlier round had opened, and by the day on which the later one did."""

    def inside(day: date) -> bool:
        return first.first_day < day <= then.first_day

    return tuple(one for one in successions if inside(one.happened_on))


def _cuts(before: Stand, after: Stand, successions: Sequence[Succession]) -> Cuts:
    first, then = (stand.campaign.instrument.definition for stand in (before, after))
    return Cuts(
        version_diff(first, then),
        _between(successions, before.campaign, after.campaign),
        before.place.reading is not after.place.reading,
    )


def _own_steps(
    stands: Sequence[Stand],
    successions: Sequence[Succession],
    sides: Mapping,
    people: Mapping,
    partnership: Partnership,
):
    for before, after in pairwise(stand for stand in stands if stand.point):
        cuts = _cuts(before, after, successions)
        ends = [(stand, sides[stand.campaign.pk], people[stand.campaign.pk]) for stand in (before, after)]
        moves = {
            axis: None
            if cuts.successions or cuts.readings_differ or axis in cuts.broken_axes
            else _own_move(axis, *ends, partnership)
            for axis in AXES
        }
        yield Step(before, after, cuts, moves)


def _own_move(axis: str, first, then, partnership: Partnership) -> Move:
    """With its error for a team's places. Of one person or one agreed sheet the difference is all there is to say."""
    (before, old_side, old_people), (after, new_side, new_people) = first, then
    if before.place.reading is not Reading.TEAM:
        values = [getattr(stand.place.position, axis) for stand in (before, after)]
        return Move(values[1] - values[0], None, None, before.place.people, after.place.people)
    scores = [side.teams[partnership.pk].measures[axis] for side in (old_side, new_side)]
    return change_between(*scores, _pairs(axis, old_people, new_people), least=_least(new_side))


def _pairs(axis: str, before: Places, after: Places) -> list[tuple[float, float]]:
    """Of the people who have the number in both rounds."""
    return [
        (before[person][axis], after[person][axis])
        for person in sorted(before.keys() & after.keys())
        if axis in before[person] and axis in after[person]
    ]


def _least(side: Side) -> int:
    """From so many people a mean of what they think is shown to their own side; a change has a word from there too."""
    return side.instrument.minimums.own_side_perception_mean


def _partner_tracks(
    rounds: Sequence[Campaign],
    sides: Mapping,
    organisation: Organisation,
    partnership: Partnership,
    successions: Sequence[Succession],
) -> list[Track]:
    """Only of rounds in which the viewer sees their own side's result: nobody is swayed before they have answered."""
    summaries = summaries_over_rounds(rounds, organisation, partnership)
    stands: dict[Organisation, list[Stand]] = {}
    for campaign in rounds:
        side = sides[campaign.pk]
        if side.vouched_for and side.viewer_of(side.audience(partnership.pk)).sees_team:
            for partner, snapshot in summaries[campaign.pk]:
                found = Stand(campaign, snapshot.place_reading(campaign.instrument.definition))
                stands.setdefault(partner, []).append(found)
    return [
        Track(partner, False, tuple(found), tuple(_partner_steps(found, successions)))
        for partner, found in sorted(stands.items(), key=lambda pair: pair[0].name)
    ]


def _partner_steps(stands: Sequence[Stand], successions: Sequence[Succession]):
    for before, after in pairwise(stand for stand in stands if stand.point):
        cuts = _cuts(before, after, successions)
        moves = {
            axis: None
            if cuts.successions or cuts.readings_differ or axis in cuts.broken_axes
            else change_of_shown(
                _shown(before, axis), _shown(after, axis), after.campaign.instrument.definition.interval
            )
            for axis in AXES
        }
        yield Step(before, after, cuts, moves)


def _shown(stand: Stand, axis: str):
    position = stand.place.position
    return getattr(position, axis), getattr(position, f"{axis}_interval"), stand.place.people


def _factor_step(views: Sequence[RoundView], successions: Sequence[Succession]) -> FactorStep | None:
    """None with fewer than two rounds of which the viewer sees a mean."""
    seen = [view for view in views if any(reading.mean is not None for reading in view.factors)]
    if len(seen) < 2:
        return None
    before, after = seen[-2:]
    diff = version_diff(*(view.campaign.instrument.definition for view in (before, after)))
    cut = _between(successions, before.campaign, after.campaign)
    broken = {one.code for one in diff.factor_breaks}
    old = {reading.factor.code: reading for reading in before.factors}
    moves = {
        reading.factor.code: None
        if cut or reading.factor.code in broken or reading.factor.code not in old
        else _factor_move(old[reading.factor.code], reading, after.campaign.instrument.definition.minimums)
        for reading in after.factors
    }
    return FactorStep(before, after, diff, cut, moves)


def _factor_move(before: FactorReading, after: FactorReading, minimums) -> Move | None:
    if before.mean is None or after.mean is None or before.reading is not after.reading:
        return None
    least = minimums.own_side_perception_mean
    if before.reading is Reading.TEAM and min(before.people, after.people) >= least:
        scores = [
            [one for one in reading.score.person_means if one is not None] for reading in (before, after)
        ]
        return change_between(*scores, smallest=SMALLEST_CHANGE, least=least)
    return Move(after.mean - before.mean, None, None, before.people, after.people)
