"""What the latest survey said, as far as everybody in a workshop's room may see it: the room gets no more than that."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from django.db.models import Count, Exists, OuterRef, Q

from accounts.models import User
from assessments.enums import ResponseStatus
from assessments.models import Campaign, Response
from assessments.selectors.answers import EACH_PERSON
from assessments.selectors.both_sides import OpenRound, latest_open_round
from assessments.selectors.readings import Audience, FactorReading, Reading, read_factors
from assessments.selectors.results import asked_about
from assessments.selectors.snapshots import HIGHEST_MEAN, LOWEST_MEAN, ReleasedFactor, Snapshot
from assessments.selectors.team_numbers import team_numbers
from models_engine import Instrument, Profile, SideMean, Verb, same_meaning
from organisations.models import Membership, Organisation
from workshops.models import Group, Workshop, WorkshopFacilitator

ORGANISATION = "organisation"
OpenEnd = Literal["", "or_more", "or_less"]


@dataclass(frozen=True)
class SidePlace:
    """Where one side placed the partnership, 0 to 100 on each axis, as it has released it."""

    name: str
    formality: float
    origin: float


@dataclass(frozen=True)
class SideSaid:
    """A mean on 1 to 5 with how many people stand behind it, None where that is not told.

    `views_differ`: speak of that before the mean. `open_end`: single people's means near an end of the scale are
    released as that end or more (or less). `agreed`: from one sheet that people filled in together.
    """

    name: str
    mean: float
    people: int | None
    views_differ: bool = False
    open_end: OpenEnd = ""
    agreed: bool = False


@dataclass(frozen=True)
class Side:
    """One organisation's numbers. `means` are by factor, `items` by statement, `lanes` by verb."""

    name: str
    profile: Profile
    factors: Mapping[str, SideSaid] = field(default_factory=dict)
    means: Mapping[str, SideMean] = field(default_factory=dict)
    items: Mapping[str, SideSaid] = field(default_factory=dict)
    lanes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Survey:
    """Empty (and false) where nothing is open to everybody in the room. `round_words` name the round."""

    instrument: Instrument | None = None
    round_words: str = ""
    sides: tuple[Side, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sides)

    @property
    def place(self) -> tuple[SidePlace, ...]:
        return tuple(
            SidePlace(side.name, side.profile.formality, side.profile.origin)
            for side in self.sides
            if side.profile.formality is not None and side.profile.origin is not None
        )

    def factor(self, code: str) -> tuple[SideSaid, ...]:
        return tuple(side.factors[code] for side in self.sides if code in side.factors)

    def item(self, code: str) -> tuple[SideSaid, ...]:
        """One statement; nothing where the room is asked it in words of another meaning."""
        return tuple(side.items[code] for side in self.sides if code in side.items)

    def lane(self, verb: Verb) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """By side, the conditions that at least half of its people named; none for "no one condition"."""
        return tuple((side.name, side.lanes[verb]) for side in self.sides if verb in side.lanes)


def survey_of(workshop: Workshop, viewer: User | None = None) -> Survey:
    """About a partnership, what all its sides have released, from the latest round in which all are open to each other;
    about an organisation, its team's numbers in the latest round with people enough for a mean; else nothing.

    Nothing either where the room is wider than that: with a group of another organisation, or with somebody who runs
    the workshop (or `viewer`) and for whom none of the organisations has vouched. Whether each person has answered for
    themselves cannot be known of a room; so it is shown after the room's own answers.
    """
    about = _about(workshop)
    if not about or not _room_may_see(workshop, about, viewer):
        return Survey()
    if workshop.partnership is not None:
        found = latest_open_round(workshop.partnership)
        return _of_partnership(workshop.instrument.definition, found) if found else Survey()
    return _of_organisation(workshop.instrument.definition, workshop.organisation)


def _about(workshop: Workshop) -> Q | None:
    """Which organisations' people may see the results that the workshop is about."""
    if workshop.partnership_id:
        return Q(partnerships=workshop.partnership_id)
    return Q(pk=workshop.organisation_id) if workshop.organisation_id else None


def _room_may_see(workshop: Workshop, about: Q, viewer: User | None) -> bool:
    """One query; with a viewer one more."""
    own = Organisation.objects.filter(about).values("pk")
    confirmed = Membership.objects.filter(organisation__in=own, identity_verified=True)
    strangers = Group.objects.filter(workshop=workshop, organisation__isnull=False).exclude(
        organisation__in=own
    )
    running = WorkshopFacilitator.objects.filter(workshop=workshop)
    allowed = list(
        running.annotate(
            allowed=Exists(confirmed.filter(person=OuterRef("person"))) & ~Exists(strangers)
        ).values_list("allowed", flat=True)
    )
    if viewer is not None:
        allowed.append(confirmed.filter(person=viewer).exists())
    return bool(allowed) and all(allowed)


def _of_partnership(asked: Instrument, found: OpenRound) -> Survey:
    instrument = found.campaign.instrument.definition
    same = same_meaning(instrument, asked)
    sides = tuple(_released(organisation, snapshot, same) for organisation, snapshot in found.sides)
    return Survey(instrument, found.campaign.title, sides)


def _released(organisation: Organisation, snapshot: Snapshot, same: frozenset[str]) -> Side:
    name, agreed = str(organisation), snapshot.agreed_by is not None
    return Side(
        name,
        Profile(
            means={code: found.mean for code, found in snapshot.factors.items()},
            formality=snapshot.place.get("formality"),
            origin=snapshot.place.get("origin"),
            drive_now=snapshot.place.get("drive_now"),
            statements=snapshot.statements,
            wish=snapshot.wish,
            items=snapshot.items,
        ),
        {code: _said(name, found, agreed) for code, found in snapshot.factors.items()},
        {code: snapshot.side_mean(code) for code in snapshot.factors},
        {
            code: SideSaid(name, mean, None, open_end=_open_end(mean, agreed), agreed=agreed)
            for code, mean in snapshot.items.items()
            if code in same
        },
        {
            verb: tuple(condition.factor for condition in named)
            for verb, named in (snapshot.lanes or {}).items()
        },
    )


def _said(name: str, found: ReleasedFactor, agreed: bool) -> SideSaid:
    return SideSaid(name, found.mean, found.people, found.views_differ, _open_end(found.mean, agreed), agreed)


def _open_end(mean: float, agreed: bool) -> OpenEnd:
    if agreed or LOWEST_MEAN < mean < HIGHEST_MEAN:
        return ""
    return "or_more" if mean >= HIGHEST_MEAN else "or_less"


def _of_organisation(asked: Instrument, organisation: Organisation) -> Survey:
    campaign = _latest_round(organisation)
    if campaign is None:
        return Survey()
    numbers = team_numbers(campaign, organisation, []).get(None)
    if numbers is None:
        return Survey()
    instrument = campaign.instrument.definition
    everybody = Audience(numbers, own=None, sees_team=True, team_view=False)
    readings = [
        reading
        for reading in read_factors(instrument, everybody, asked_about(instrument, ORGANISATION))
        if reading.reading is Reading.TEAM and reading.mean is not None
    ]
    side = _team(organisation, readings, same_meaning(instrument, asked)) if readings else None
    return Survey(instrument, campaign.title, (side,)) if side else Survey()


def _latest_round(organisation: Organisation) -> Campaign | None:
    """The latest in which so many people have sent their own sheet about the organisation as a mean needs."""
    sent = Response.objects.filter(
        EACH_PERSON,
        assessment__organisation=organisation,
        partnership=None,
        status=ResponseStatus.SUBMITTED,
    ).values("assessment__campaign")
    people = dict(sent.annotate(people=Count("pk")).values_list("assessment__campaign", "people"))
    rounds = Campaign.objects.filter(pk__in=people).select_related("instrument").order_by("-opens_at")
    for one in rounds:
        if people[one.pk] >= one.instrument.definition.minimums.own_side_perception_mean:
            return one
    return None


def _team(organisation: Organisation, readings: list[FactorReading], same: frozenset[str]) -> Side:
    name = str(organisation)
    return Side(
        name,
        Profile(means={reading.factor.code: reading.mean for reading in readings}),
        {
            reading.factor.code: SideSaid(name, reading.mean, reading.people, reading.views_differ)
            for reading in readings
        },
        {reading.factor.code: SideMean(reading.mean, None, reading.people) for reading in readings},
        {
            item.code: SideSaid(name, item.summary.mean, item.summary.n)
            for reading in readings
            for item in reading.items
            if item.code in same and item.summary is not None and item.summary.mean is not None
        },
    )
