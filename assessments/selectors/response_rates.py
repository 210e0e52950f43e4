"""How many of each organisation have answered, for whoever runs the round: no names, and no exact numbers of people.

Sums are left out on purpose: with them a number that is hidden could be worked out from those that are not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from assessments.models import Campaign, CampaignOrganisation
from assessments.selectors.campaigns import counts_of
from assessments.selectors.finishing import finishing_of
from models_engine import ShownCount, round_count

FEWEST_FOR_SHARE = 40


@dataclass(frozen=True)
class ResponseRate:
    """Numbers as they may leave the organisation. `invited` are those who are here and those who have a letter."""

    invited: ShownCount
    started: ShownCount
    finished: ShownCount
    late: ShownCount

    @property
    def share(self) -> int | None:
        """Percent, to the nearest ten, of the numbers shown: nothing can be read from it that does not stand beside it.
        None below 40 invited: each number is up to 2 people off, and the share would be more than 10 points off."""
        if self.finished.shown is None or (self.invited.shown or 0) < FEWEST_FOR_SHARE:
            return None
        return min(100, round(10 * self.finished.shown / self.invited.shown) * 10)


def response_rates(
    campaign: Campaign, askings: Sequence[CampaignOrganisation], moment: datetime
) -> dict[UUID, ResponseRate]:
    """By organisation; a fixed number of queries."""
    ids = [asking.organisation_id for asking in askings]
    counts = counts_of(campaign, ids, moment)
    finishing = finishing_of(campaign, ids)
    return {
        pk: ResponseRate(
            invited=shown(counts[pk].people + counts[pk].invited),
            started=shown(counts[pk].started if campaign.is_anonymous else len(finishing[pk].started)),
            finished=shown(counts[pk].sent if campaign.is_anonymous else len(finishing[pk].finished)),
            late=shown(counts[pk].late),
        )
        for pk in ids
    }


def shown(count: int) -> ShownCount:
    return ShownCount(round_count(count))
