"""Both sides of one partnership in one round: who has finished and released, and what is open to whom.

Before a side is open to the other, one bit crosses: whether it has finished. Its numbers come from what it has released
(`Release.snapshot`) and from nowhere else, and only here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby, permutations
from operator import attrgetter
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from assessments.models import Campaign, ChosenPartnership, Release, opening
from assessments.rules import first_day_together
from assessments.selectors.results import PartnershipResult
from assessments.selectors.snapshots import Snapshot
from models_engine import Instrument
from organisations.models import Organisation, Partnership


@dataclass(frozen=True)
class SideState:
    """`released` says that there is a release; `withdrawn` that there was one and is none now."""

    organisation: Organisation
    finished_at: datetime | None = None
    released: bool = False
    withdrawn: bool = False
    wait_waived: bool = False

    @property
    def finished(self) -> bool:
        return self.finished_at is not None


@dataclass(frozen=True)
class PartnerState:
    """One partner beside one's own side. `opens_on` is known once both have finished; `open` is for now."""

    side: SideState
    opens_on: date | None
    open: bool

    @property
    def organisation(self) -> Organisation:
        return self.side.organisation


@dataclass(frozen=True)
class BothSides:
    own: SideState
    partners: tuple[PartnerState, ...]

    @property
    def open(self) -> bool:
        return any(partner.open for partner in self.partners)


@dataclass(frozen=True)
class OpenRound:
    """A round in which every side of a partnership is open to every other: `sides` are what they have released."""

    campaign: Campaign
    sides: tuple[tuple[Organisation, Snapshot], ...]


def both_sides(result: PartnershipResult, moment: datetime | None = None) -> BothSides | None:
    """For whoever looks at this result. None for somebody for whom the organisation has not vouched: a partner may
    have invited them, and no link that a partner can send opens more than their own answers."""
    if not result.viewer.vouched_for:
        return None
    return state_of(result.campaign, result.organisation, result.partnership, moment)


def state_of(
    campaign: Campaign, organisation: Organisation, partnership: Partnership, moment: datetime | None = None
) -> BothSides:
    """Three queries. Who is no longer of the partnership is no partner, whatever was released."""
    moment = moment or timezone.now()
    sides = _sides(campaign, partnership)
    own = sides.get(organisation.pk) or SideState(organisation)
    partners = [side for pk, side in sides.items() if pk != organisation.pk]
    return BothSides(own, tuple(_beside(own, side, moment) for side in partners))


def partner_summaries(
    result: PartnershipResult, moment: datetime | None = None
) -> tuple[tuple[Organisation, Snapshot], ...]:
    """What partners have released, where it is open and the viewer sees their own side's result: not before they have
    answered, so that nobody is swayed by what the partner said."""
    sides = both_sides(result, moment)
    if sides is None or not result.viewer.sees_team:
        return ()
    opened = {partner.organisation.pk: partner.organisation for partner in sides.partners if partner.open}
    if not opened:
        return ()
    releases = Release.objects.filter(
        campaign=result.campaign, partnership=result.partnership, organisation__in=opened, withdrawn_at=None
    ).order_by("organisation__name")
    return tuple(
        (opened[release.organisation_id], Snapshot.from_data(release.snapshot)) for release in releases
    )


def summaries_over_rounds(
    campaigns: Sequence[Campaign],
    organisation: Organisation,
    partnership: Partnership,
    moment: datetime | None = None,
) -> dict[UUID, tuple[tuple[Organisation, Snapshot], ...]]:
    """By round, what partners have released and is open to `organisation` now, as it was frozen then. Four queries.

    Whether the viewer may see it is for the caller to say, as in `partner_summaries`: a vouched-for person who sees
    their own side's result of that round.
    """
    moment = moment or timezone.now()
    opened = {}
    for campaign_id, sides in _sides_over_rounds(campaigns, partnership).items():
        own = sides.get(organisation.pk) or SideState(organisation)
        partners = [_beside(own, side, moment) for pk, side in sides.items() if pk != organisation.pk]
        opened |= {(campaign_id, one.organisation.pk): one.organisation for one in partners if one.open}
    found: dict[UUID, tuple[tuple[Organisation, Snapshot], ...]] = {one.pk: () for one in campaigns}
    releases = Release.objects.filter(campaign__in=campaigns, partnership=partnership, withdrawn_at=None)
    for release in releases.order_by("organisation__name"):
        partner = opened.get((release.campaign_id, release.organisation_id))
        if partner:
            found[release.campaign_id] += ((partner, Snapshot.from_data(release.snapshot)),)
    return found


def latest_open_round(partnership: Partnership, moment: datetime | None = None) -> OpenRound | None:
    """For people of all sides together, as in a workshop: what each of them may see, and nothing that one may not.
    Where one of three sides has not released, the others are open to each other and not to it: nothing is here.

    Two queries. That the people belong to the sides is for the caller to say.
    """
    moment = moment or timezone.now()
    sides = {side.pk: side for side in partnership.organisations.all()}
    released = _released_and_finished(partnership).filter(organisation__in=sides)
    for campaign, releases in groupby(released, attrgetter("campaign")):
        given = [(sides[one.organisation_id], one) for one in releases]
        states = [
            SideState(side, one.finished_at, released=True, wait_waived=one.wait_waived)
            for side, one in given
        ]
        pairs = permutations(states, 2)
        if len(given) == len(sides) > 1 and all(_beside(own, side, moment).open for own, side in pairs):
            return OpenRound(campaign, tuple((side, Snapshot.from_data(one.snapshot)) for side, one in given))
    return None


def _released_and_finished(partnership: Partnership) -> QuerySet[Release]:
    """Of all rounds, the latest first, each with when its side had finished."""
    chosen = ChosenPartnership.objects.filter(
        partnership=partnership,
        campaign_organisation__campaign=OuterRef("campaign"),
        campaign_organisation__organisation=OuterRef("organisation"),
    )
    return (
        Release.objects.filter(partnership=partnership, withdrawn_at=None)
        .annotate(finished_at=Subquery(chosen.values("finished_at")))
        .select_related("campaign__instrument")
        .defer("sheets")
        .order_by("-campaign__opens_at", "campaign", "organisation__name")
    )


def partner_items(result: PartnershipResult, moment: datetime | None = None) -> Mapping[str, float | None]:
    """The partner's raw means of single statements, for `profile_of(result, partner=…)`. Nothing before it is open,
    and nothing with several partners: a pattern would not say which of them it is about."""
    if not asks_for_partner(result.instrument):
        return {}
    summaries = partner_summaries(result, moment)
    return summaries[0][1].items if len(summaries) == 1 else {}


def asks_for_partner(instrument: Instrument) -> bool:
    return bool(instrument.advice) and any(pattern.needs_partner for pattern in instrument.advice.patterns)


def opening_moment(one: SideState, other: SideState) -> datetime | None:
    """When two sides that have both released open to each other; None while one has not finished."""
    if one.finished_at is None or other.finished_at is None:
        return None
    if one.wait_waived and other.wait_waived:
        return max(one.finished_at, other.finished_at)
    return opening(first_day_together(one.finished_at, other.finished_at))


def _sides(campaign: Campaign, partnership: Partnership) -> dict[UUID, SideState]:
    return _sides_over_rounds([campaign], partnership)[campaign.pk]


def _sides_over_rounds(
    campaigns: Sequence[Campaign], partnership: Partnership
) -> dict[UUID, dict[UUID, SideState]]:
    """Each side's state by round. Three queries however many rounds there are."""
    finished = {
        (campaign, organisation): moment
        for campaign, organisation, moment in ChosenPartnership.objects.filter(
            campaign_organisation__campaign__in=campaigns, partnership=partnership
        ).values_list(
            "campaign_organisation__campaign_id", "campaign_organisation__organisation_id", "finished_at"
        )
    }
    active, ever = {}, set()
    for campaign, organisation, waived, withdrawn_at in Release.objects.filter(
        campaign__in=campaigns, partnership=partnership
    ).values_list("campaign_id", "organisation_id", "wait_waived", "withdrawn_at"):
        ever.add((campaign, organisation))
        if withdrawn_at is None:
            active[campaign, organisation] = waived
    organisations = list(partnership.organisations.order_by("name"))
    return {
        campaign.pk: {
            organisation.pk: SideState(
                organisation,
                finished.get((campaign.pk, organisation.pk)),
                (campaign.pk, organisation.pk) in active,
                (campaign.pk, organisation.pk) in ever and (campaign.pk, organisation.pk) not in active,
                active.get((campaign.pk, organisation.pk), False),
            )
            for organisation in organisations
        }
        for campaign in campaigns
    }


def _beside(own: SideState, partner: SideState, moment: datetime) -> PartnerState:
    both_finished = own.finished and partner.finished
    opens_at = opening_moment(own, partner)
    opened = own.released and partner.released and opens_at is not None and opens_at <= moment
    return PartnerState(
        partner,
        first_day_together(own.finished_at, partner.finished_at) if both_finished else None,
        opened,
    )
