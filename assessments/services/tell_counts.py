"""How many have answered, as whoever runs a round is told: not at once, and never of one person more.

A page that counts at the moment it is opened tells a watcher when the thirteenth person sent their sheet. So the
numbers are brought up to date once a day, and each only when eight people more, or eight fewer, stand behind it.
"""

from collections import defaultdict
from datetime import datetime

from django.db import transaction

from assessments.models import Campaign, CampaignOrganisation
from assessments.selectors.response_rates import answers_now, askings_to_tell
from models_engine import RULE


def tell_all_counts(*, moment: datetime) -> int:
    """For every organisation whose numbers are of yesterday, or from before the round closed; says how many."""
    waiting = defaultdict(list)
    for asking in askings_to_tell(moment):
        waiting[asking.campaign].append(asking.pk)
    return sum(
        tell_counts(campaign=campaign, askings=askings, moment=moment)
        for campaign, askings in waiting.items()
    )


@transaction.atomic
def tell_counts(*, campaign: Campaign, askings: list[int], moment: datetime) -> int:
    """Of some of the organisations that one round asks. Two at once come one after the other."""
    rows = list(
        CampaignOrganisation.objects.select_for_update(of=("self",))
        .filter(pk__in=askings)
        .select_related("campaign")
    )
    now = answers_now(campaign, [row.organisation_id for row in rows], moment)
    for row in rows:
        row.told = _next(row, now[row.organisation_id], moment)
        row.told_at = moment
    CampaignOrganisation.objects.bulk_update(rows, ["told", "told_at"], batch_size=500)
    return len(rows)


def _next(row: CampaignOrganisation, now: dict[str, int], moment: datetime) -> dict[str, int]:
    """Everything as it is when the round closes, which is once; before and after that in steps."""
    closed = row.campaign.closes_at
    if moment >= closed and (row.told_at is None or row.told_at < closed):
        return now
    return {
        name: count if _is_step(row.told.get(name, 0), count) else row.told[name]
        for name, count in now.items()
    }


def _is_step(told: int, count: int) -> bool:
    """From nobody to somebody is a star in place of a zero, whatever their number."""
    return told == 0 or abs(count - told) >= RULE.people
