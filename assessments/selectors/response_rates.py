"""How many of each organisation have answered, for whoever runs the round: no names, and no exact numbers of people.

Sums are left out on purpose: with them a number that is hidden could be worked out from those that are not.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q
from django.utils import timezone

from assessments.models import Campaign, CampaignOrganisation
from assessments.selectors.campaigns import counts_of, invited_to
from assessments.selectors.finishing import finishing_of
from models_engine import ShownCount, round_count

FEWEST_FOR_SHARE = 40
TOLD = ("started", "finished", "late")


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
    """By organisation; a fixed number of queries. What was answered is as it was last told
    (services/tell_counts.py); who is invited is known to whoever runs the round, and is as it is."""
    invited = invited_to([asking.organisation_id for asking in askings], moment)
    return {
        asking.organisation_id: ResponseRate(
            invited=shown(invited[asking.organisation_id]),
            **{name: shown(asking.told.get(name, 0)) for name in TOLD},
        )
        for asking in askings
    }


def answers_now(
    campaign: Campaign, organisations: Collection[UUID], moment: datetime
) -> dict[UUID, dict[str, int]]:
    """By organisation the exact numbers of people, which are shown to nobody outside it."""
    counts, finishing = counts_of(campaign, organisations, moment), finishing_of(campaign, organisations)
    return {
        pk: {
            "started": counts[pk].started if campaign.is_anonymous else len(finishing[pk].started),
            "finished": counts[pk].sent if campaign.is_anonymous else len(finishing[pk].finished),
            "late": counts[pk].late,
        }
        for pk in organisations
    }


def askings_to_tell(moment: datetime) -> list[CampaignOrganisation]:
    """Those whose numbers were last told before today, or before everything closed for them."""
    begun = CampaignOrganisation.objects.filter(campaign__opens_at__lte=moment).select_related("campaign")
    # An extension reaches past the round's own closing; those few are sorted out below.
    going_on = (
        Q(told_at__isnull=True) | Q(told_at__lt=F("campaign__closes_at")) | Q(extended_until__isnull=False)
    )
    return [asking for asking in begun.filter(going_on) if _is_old(asking, moment)]


def _is_old(asking: CampaignOrganisation, moment: datetime) -> bool:
    if asking.told_at is None:
        return True
    if any(asking.told_at < closing <= moment for closing in (asking.campaign.closes_at, asking.closes_at)):
        return True
    return moment < asking.closes_at and timezone.localdate(asking.told_at) < timezone.localdate(moment)


def shown(count: int) -> ShownCount:
    return ShownCount(round_count(count))
