"""All partnerships of one organisation in one round, as one viewer may see them, read together by the engine."""

from dataclasses import dataclass

from accounts.models import User
from assessments.models import Campaign
from assessments.selectors.answers import read_side
from assessments.selectors.profile import profile_of
from assessments.selectors.readings import Reading
from assessments.selectors.results import PartnershipResult, results_of_partnerships
from models_engine import (
    Across,
    Instrument,
    Portfolio,
    PortfolioLine,
    find_patterns,
    place_across,
    read_portfolio,
)
from organisations.models import Organisation

PERSONAL_CONTACTS = "F6"
GOES_ON = "W2"
KEEPS_IT_GOING = "enable"
TOGETHER = ("formality", "drive_now")


@dataclass(frozen=True)
class PortfolioReading:
    """`portfolio` is None for a version of the questionnaire that comes without advice.

    `together` is over the partnerships whose place the viewer sees as the team's, from enough people for an interval.
    """

    campaign: Campaign
    organisation: Organisation
    instrument: Instrument
    results: tuple[PartnershipResult, ...]
    portfolio: Portfolio | None
    together: tuple[Across, ...] = ()

    def result(self, code: str) -> PartnershipResult:
        return next(result for result in self.results if str(result.partnership.pk) == code)


def portfolio_of(viewer: User, campaign: Campaign, organisation: Organisation) -> PortfolioReading:
    """As many queries with many partnerships as with one."""
    instrument = campaign.instrument.definition
    results = results_of_partnerships(viewer, campaign, organisation)
    portfolio = (
        read_portfolio(instrument, [_line(result) for result in results]) if instrument.advice else None
    )
    return PortfolioReading(
        campaign, organisation, instrument, results, portfolio, _together(campaign, organisation, results)
    )


def _together(
    campaign: Campaign, organisation: Organisation, results: tuple[PartnershipResult, ...]
) -> tuple[Across, ...]:
    """People's own placings over all these partnerships, each person taken whole."""
    shown = [result.partnership.pk for result in results if result.place.reading is Reading.TEAM]
    if not shown:
        return ()
    answers, instrument = read_side(campaign, organisation, shown), campaign.instrument.definition
    described = [(person.person_id, person.row) for pk in shown for person in answers.about(pk)]
    found = (place_across(instrument, described, measure) for measure in TOGETHER)
    return tuple(measure for measure in found if measure.interval and len(shown) > 1)


def _line(result: PartnershipResult) -> PortfolioLine:
    profile = profile_of(result)
    moves = result.dynamics.dynamics if result.dynamics else None
    return PortfolioLine(
        code=str(result.partnership.pk),
        formality=profile.formality,
        drive=profile.drive,
        goes_on=profile.statements.get(GOES_ON),
        personal=profile.items.get(PERSONAL_CONTACTS),
        kind=result.partnership.kind,
        purpose=result.partnership.purpose,
        patterns=tuple(found.code for found in find_patterns(result.instrument, profile)),
        kept_going_by=next((lane.working for lane in moves.lanes if lane.verb == KEEPS_IT_GOING), ())
        if moves
        else (),
        emptied=moves.after_mandate.emptied if moves else (),
    )
