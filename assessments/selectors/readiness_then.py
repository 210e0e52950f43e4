"""What the first round after a readiness check says of the same conditions: was the check about right?"""

from collections.abc import Mapping
from dataclasses import dataclass

from accounts.models import User
from assessments.models import Campaign
from assessments.selectors.readiness import ReadinessSides
from assessments.selectors.results import result_of_partnership
from assessments.selectors.rounds import rounds_about
from models_engine import ReadinessOutcome, Wish, check_readiness


@dataclass(frozen=True)
class Since:
    """`means` are those that the round's result shows this viewer, by condition."""

    campaign: Campaign
    means: Mapping[str, float | None]
    outcome: ReadinessOutcome | None


def since_readiness(viewer: User, sides: ReadinessSides) -> Since | None:
    """None before such a round, or where its result shows this viewer none of the conditions."""
    sheet = sides.sheet
    if sheet is None or sheet.finished_at is None:
        return None
    rounds = rounds_about(viewer, sides.organisation, sides.partnership)
    later = [campaign for campaign in rounds if campaign.closes_at > sheet.finished_at]
    if not later:
        return None
    campaign = min(later, key=lambda campaign: campaign.opens_at)
    result = result_of_partnership(viewer, campaign, sides.organisation, sides.partnership)
    instrument = sheet.instrument.definition
    shown = {reading.factor.code: reading.mean for reading in result.conditions}
    means = {code: shown.get(code) for code in instrument.readiness.factors}
    if all(mean is None for mean in means.values()):
        return None
    found = check_readiness(instrument, means, Wish(sheet.formality, sheet.origin))
    return Since(campaign, means, found.outcome)
