"""Results of one organisation in one round, for one viewer: everything that a result page says in numbers.

Nothing of a partner's side is read here. How many queries a result takes does not depend on how many people
answered or how many partnerships there are.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from accounts.models import User
from assessments.enums import AnswerKind, ResponseStatus, SheetCode
from assessments.models import Campaign, ChosenPartnership, Response
from assessments.selectors.agreed import AgreedSheet
from assessments.selectors.answers import EACH_PERSON
from assessments.selectors.dynamics import DynamicsReading, read_moves
from assessments.selectors.numbers import ORGANISATION, PARTNERSHIP
from assessments.selectors.readings import (
    Audience,
    FactorReading,
    PlaceReading,
    Reading,
    StatementReading,
    read_factors,
    read_place,
    read_statements,
)
from assessments.selectors.side import Side, Viewer
from models_engine import Instrument, Subject
from organisations.models import Membership, Organisation, Partnership


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
    """How many people of the side have sent answers about the subject, and how many have only begun. What
    people fill in together is not among them.

    `unverified` of those who sent have an identity that nobody at the organisation has confirmed. Of the `answered`
    questions `carried` were taken over from an earlier round; counted where one subject is shown.
    """

    sent: int
    begun: int
    unverified: int
    carried: int = 0
    answered: int = 0


@dataclass(frozen=True)
class PartnershipResult:
    """One partnership as the people of one organisation see it. `first_moves` counts choices by code.

    A partnership asked about in the short form has `statements` and no `factors`. `dynamics` is None there, and
    where the questionnaire has no such section. Where `agreed` is there, every number is from that sheet; an
    agreed sheet beside the result of single people's answers is `agreed_beside`.
    `surroundings` are the conditions asked about the organisation alone.
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
    dynamics: DynamicsReading | None = None
    agreed: AgreedSheet | None = None
    agreed_beside: AgreedSheet | None = None
    surroundings: tuple[FactorReading, ...] = ()

    @property
    def conditions(self) -> tuple[FactorReading, ...]:
        """All sixteen, each from where it is asked."""
        return (*self.factors, *self.surroundings)


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
    agreed: AgreedSheet | None = None
    agreed_beside: AgreedSheet | None = None


def result_of_partnership(
    viewer: User, campaign: Campaign, organisation: Organisation, partnership: Partnership
) -> PartnershipResult:
    side = Side.read(viewer, campaign, organisation, [partnership.pk])
    turnout = _turnout(campaign, organisation, partnership)
    return _result(side, campaign, organisation, partnership, turnout)


def results_of_partnerships(
    viewer: User, campaign: Campaign, organisation: Organisation
) -> tuple[PartnershipResult, ...]:
    """Every chosen partnership's result, in as many queries as it takes for one."""
    side = Side.read(viewer, campaign, organisation)
    turnouts = _turnouts(campaign, organisation)
    return tuple(
        _result(
            side,
            campaign,
            organisation,
            chosen.partnership,
            turnouts.get(chosen.partnership_id, Turnout(0, 0, 0)),
        )
        for chosen in side.chosen
    )


def _result(
    side: Side, campaign: Campaign, organisation: Organisation, partnership: Partnership, turnout: Turnout
) -> PartnershipResult:
    who = side.audience(partnership.pk)
    pulse = side.pulse(partnership.pk)
    place = read_place(side.instrument, who)
    codes = factor_codes(side.instrument, PARTNERSHIP)
    factors = () if pulse else read_factors(side.instrument, who, codes)
    surroundings = () if pulse else _surroundings(side, codes)
    agreed = side.result_is_agreed(partnership.pk)
    return PartnershipResult(
        campaign,
        organisation,
        partnership,
        side.instrument,
        pulse,
        turnout,
        side.viewer_of(who),
        place,
        factors,
        read_statements(side.instrument, who, pulse_codes(side.instrument)) if pulse else (),
        _first_moves(side.instrument, who, place.reading),
        read_moves(side.instrument, who, place, [*factors, *surroundings])
        if side.instrument.has_dynamics and not pulse
        else None,
        agreed,
        None if agreed else side.agreed.get(partnership.pk),
        surroundings,
    )


def _surroundings(side: Side, shown: list[str]) -> tuple[FactorReading, ...]:
    """The conditions that are asked about the organisation alone, as its own result shows them to this viewer."""
    codes = [code for code in factor_codes(side.instrument, ORGANISATION) if code not in shown]
    return read_factors(side.instrument, side.audience(None), codes)


def result_of_organisation(
    viewer: User, campaign: Campaign, organisation: Organisation
) -> OrganisationResult:
    side = Side.read(viewer, campaign, organisation)
    who, agreed = side.audience(None), side.result_is_agreed(None)
    return OrganisationResult(
        campaign,
        organisation,
        side.instrument,
        _turnout(campaign, organisation, None),
        side.viewer_of(who),
        read_factors(side.instrument, who, factor_codes(side.instrument, ORGANISATION)),
        tuple(_line(side, chosen) for chosen in side.chosen),
        side.asked_itself,
        agreed,
        None if agreed else side.agreed.get(None),
    )


def _line(side: Side, chosen: ChosenPartnership) -> PartnershipLine:
    who = side.audience(chosen.partnership_id)
    return PartnershipLine(
        chosen.partnership,
        chosen.sheet == SheetCode.PARTNERSHIP_PULSE,
        read_place(side.instrument, who),
        read_factors(side.instrument, who, asked_about(side.instrument, PARTNERSHIP)),
    )


def _turnout(campaign: Campaign, organisation: Organisation, partnership: Partnership | None) -> Turnout:
    about = Response.objects.filter(
        EACH_PERSON,
        assessment__campaign=campaign,
        assessment__organisation=organisation,
        partnership=partnership,
    )
    sent = Q(status=ResponseStatus.SUBMITTED)
    answered = sent & ~Q(answers__kind=AnswerKind.NONE)
    counts = about.aggregate(
        sent=Count("assessment", distinct=True, filter=sent),
        all=Count("assessment", distinct=True),
        answered=Count("answers", filter=answered),
        carried=Count("answers", filter=answered & Q(answers__carried=True)),
    )
    unverified = Membership.objects.filter(
        organisation=organisation,
        identity_verified=False,
        person__in=about.filter(sent).values("assessment__person"),
    )
    return Turnout(
        counts["sent"],
        counts["all"] - counts["sent"],
        unverified.count(),
        counts["carried"],
        counts["answered"],
    )


def _turnouts(campaign: Campaign, organisation: Organisation) -> dict[UUID, Turnout]:
    unverified = Membership.objects.filter(organisation=organisation, identity_verified=False)
    sent = Q(status=ResponseStatus.SUBMITTED)
    rows = (
        Response.objects.filter(
            EACH_PERSON,
            assessment__campaign=campaign,
            assessment__organisation=organisation,
            partnership__isnull=False,
        )
        .values("partnership")
        .annotate(
            sent=Count("assessment", distinct=True, filter=sent),
            all=Count("assessment", distinct=True),
            unverified=Count(
                "assessment",
                distinct=True,
                filter=sent & Q(assessment__person__in=unverified.values("person")),
            ),
        )
    )
    return {
        row["partnership"]: Turnout(row["sent"], row["all"] - row["sent"], row["unverified"]) for row in rows
    }


def _first_moves(instrument: Instrument, who: Audience, reading: Reading) -> dict[str, int]:
    """Who made the first move, by choice: a fact, shown as the place is, but never so that one reply shows."""
    numbers = who.numbers(reading)
    moves = numbers.first_moves if numbers else {}
    if reading is Reading.TEAM and not instrument.minimums.may_count_people(sum(moves.values())):
        return {}
    return moves
