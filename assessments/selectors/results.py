"""Results of one organisation in one round, for one viewer: everything that a result page says in numbers.

Nothing of a partner's side is read here. How many queries a result takes does not depend on how many people
answered or how many partnerships there are.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Count, Q

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import MEMBERSHIP_ROLES
from assessments.enums import AskedFor, ResponseStatus, SheetCode
from assessments.models import Campaign, CampaignOrganisation, ChosenPartnership, Response
from assessments.selectors.answers import PersonAnswers, SideAnswers, read_side
from assessments.selectors.readings import (
    Audience,
    FactorReading,
    PlaceReading,
    Reading,
    StatementReading,
    audience,
    read_factors,
    read_place,
    read_statements,
)
from models_engine import Instrument, Subject
from organisations.models import Membership, Organisation, Partnership
from organisations.selectors.visible import membership_in, visible_partnerships

ORGANISATION: Subject = "organisation"
PARTNERSHIP: Subject = "partnership"


def asked_about(instrument: Instrument, subject: Subject) -> list[str]:
    """The factors of the levels that are asked about this kind of subject, in the instrument's order."""
    return [f.code for f in instrument.factors if instrument.level(f.level).asked_on == subject]


def factor_codes(instrument: Instrument, subject: Subject) -> list[str]:
    """The factors that a result shows. A partnership's has, after its own, those of the organisation that have
    an item on the partnership's sheet as well."""
    also = [
        f.code
        for f in instrument.factors
        if len({item.asked_on for item in f.items}) > 1 and subject == PARTNERSHIP
    ]
    return [*asked_about(instrument, subject), *also]


def pulse_codes(instrument: Instrument) -> list[str]:
    """The statements of the short form that stand for a partnership's own factors."""
    asked = instrument.sheet(SheetCode.PARTNERSHIP_PULSE).question_codes
    return [code for code in asked if code in instrument.pulse]


@dataclass(frozen=True)
class Turnout:
    """How many people of the side have sent answers about the subject, and how many have only begun.

    `unverified` of those who sent have an identity that nobody at the organisation has confirmed.
    """

    sent: int
    begun: int
    unverified: int


@dataclass(frozen=True)
class Viewer:
    """`vouched_for`: somebody of the organisation has confirmed that the viewer works there. Whom a partner
    invited sees their own answers only until then: no link that a partner can send opens a team's result."""

    answered: bool
    leads: bool
    vouched_for: bool = True

    @property
    def sees_team(self) -> bool:
        return self.answered or (self.leads and self.vouched_for)


@dataclass(frozen=True)
class PartnershipResult:
    """One partnership as the people of one organisation see it. `first_moves` counts choices by code.

    A partnership asked about in the short form has `statements` and no `factors`.
    """

    campaign: Campaign
    organisation: Organisation
    partnership: Partnership
    instrument: Instrument
    pulse: bool
    turnout: Turnout
    viewer: Viewer
    place: PlaceReading
    factors: tuple[FactorReading, ...]
    statements: tuple[StatementReading, ...]
    first_moves: dict[str, int]


@dataclass(frozen=True)
class PartnershipLine:
    """One partnership on the organisation's page: its place and its interorganisational factors."""

    partnership: Partnership
    pulse: bool
    place: PlaceReading
    factors: tuple[FactorReading, ...]


@dataclass(frozen=True)
class OrganisationResult:
    """`asked_itself` is False where a partner's lead had the organisation asked about partnerships only."""

    campaign: Campaign
    organisation: Organisation
    instrument: Instrument
    turnout: Turnout
    viewer: Viewer
    factors: tuple[FactorReading, ...]
    partnerships: tuple[PartnershipLine, ...]
    asked_itself: bool


def result_of_partnership(
    viewer: User, campaign: Campaign, organisation: Organisation, partnership: Partnership
) -> PartnershipResult:
    side = Side.read(viewer, campaign, organisation, [partnership.pk])
    answered = side.answers.partnerships.get(partnership.pk, [])
    who = side.audience(answered)
    pulse = side.pulse(partnership.pk)
    codes = factor_codes(side.instrument, PARTNERSHIP)
    place = read_place(side.instrument, who)
    return PartnershipResult(
        campaign,
        organisation,
        partnership,
        side.instrument,
        pulse,
        _turnout(campaign, organisation, partnership),
        side.viewer_of(who),
        place,
        () if pulse else read_factors(side.instrument, who, PARTNERSHIP, codes),
        read_statements(side.instrument, who, pulse_codes(side.instrument)) if pulse else (),
        _first_moves(side.instrument, answered, place.reading, viewer.pk),
    )


def result_of_organisation(
    viewer: User, campaign: Campaign, organisation: Organisation
) -> OrganisationResult:
    side = Side.read(viewer, campaign, organisation)
    who = side.audience(side.answers.organisation)
    return OrganisationResult(
        campaign,
        organisation,
        side.instrument,
        _turnout(campaign, organisation, None),
        side.viewer_of(who),
        read_factors(side.instrument, who, ORGANISATION, factor_codes(side.instrument, ORGANISATION)),
        tuple(_line(side, chosen) for chosen in side.chosen),
        side.asked_itself,
    )


@dataclass(frozen=True)
class Side:
    """What the results of one organisation in one round start from, read once for all subjects."""

    viewer: User
    leads: bool
    vouched_for: bool
    instrument: Instrument
    team_view: bool
    asked_itself: bool
    chosen: Sequence[ChosenPartnership]
    answers: SideAnswers

    @classmethod
    def read(
        cls,
        viewer: User,
        campaign: Campaign,
        organisation: Organisation,
        partnership_ids: Iterable[UUID] | None = None,
    ) -> "Side":
        asked = CampaignOrganisation.objects.get(campaign=campaign, organisation=organisation)
        membership = membership_in(viewer, organisation)
        vouched_for = membership is not None and membership.identity_verified
        chosen = asked.chosen.all()
        if not vouched_for:
            chosen = chosen.filter(partnership__in=visible_partnerships(viewer).values("pk"))
        return cls(
            viewer,
            membership is not None
            and Permission.RESULT_TEAM_VIEW in MEMBERSHIP_ROLES[membership.role].permissions,
            vouched_for,
            campaign.instrument.definition,
            asked.team_view,
            asked.asked_for == AskedFor.WHOLE,
            list(chosen.select_related("partnership")),
            read_side(campaign, organisation, partnership_ids),
        )

    def audience(self, answered: Sequence[PersonAnswers]) -> Audience:
        who = audience(answered, self.viewer.pk, self.leads, self.team_view)
        return who if self.vouched_for else replace(who, sees_team=False)

    def viewer_of(self, who: Audience) -> Viewer:
        return Viewer(who.own is not None, self.leads, self.vouched_for)

    def pulse(self, partnership_id: UUID) -> bool:
        return any(
            chosen.sheet == SheetCode.PARTNERSHIP_PULSE
            for chosen in self.chosen
            if chosen.partnership_id == partnership_id
        )


def _line(side: Side, chosen: ChosenPartnership) -> PartnershipLine:
    who = side.audience(side.answers.partnerships.get(chosen.partnership_id, []))
    return PartnershipLine(
        chosen.partnership,
        chosen.sheet == SheetCode.PARTNERSHIP_PULSE,
        read_place(side.instrument, who),
        read_factors(side.instrument, who, PARTNERSHIP, asked_about(side.instrument, PARTNERSHIP)),
    )


def _turnout(campaign: Campaign, organisation: Organisation, partnership: Partnership | None) -> Turnout:
    about = Response.objects.filter(
        assessment__campaign=campaign, assessment__organisation=organisation, partnership=partnership
    )
    sent = Q(status=ResponseStatus.SUBMITTED)
    counts = about.aggregate(
        sent=Count("assessment", distinct=True, filter=sent), all=Count("assessment", distinct=True)
    )
    unverified = Membership.objects.filter(
        organisation=organisation,
        identity_verified=False,
        person__in=about.filter(sent).values("assessment__person"),
    )
    return Turnout(counts["sent"], counts["all"] - counts["sent"], unverified.count())


def _first_moves(
    instrument: Instrument, answered: Sequence[PersonAnswers], reading: Reading, viewer_id: UUID
) -> dict[str, int]:
    """Who made the first move, by choice: a fact, shown as the place is, but never so that one reply shows."""
    if reading is Reading.TEAM:
        replies = [person.choices["FIRST"] for person in answered if "FIRST" in person.choices]
        return dict(Counter(replies)) if instrument.minimums.may_count_people(len(replies)) else {}
    own = [person for person in answered if person.person_id == viewer_id and reading is Reading.OWN]
    return {person.choices["FIRST"]: 1 for person in own if "FIRST" in person.choices}
