from collections import Counter
from datetime import datetime, timedelta

from django.db import transaction

from accounts.enums import DemonstrationAccount
from accounts.models import User
from accounts.services.record_event import record_event
from assessments.demonstration.world import World, demonstration_id, load_world
from assessments.models import Campaign
from dashboards.enums import Panel
from dashboards.models import Batch
from dashboards.services.load_demonstration_learning import load_demonstration_learning
from dashboards.services.load_demonstration_levers import load_demonstration_levers
from dashboards.services.publish_due import publish_up_to_date
from dashboards.services.recast_rounds import recast_rounds
from dashboards.services.write_comment import write_comment
from organisations.models import Organisation

PUBLISHED_AFTER_CLOSING = timedelta(hours=6)
COMMENTS = {
    Panel.POSITIONS: (
        "Partnerships that a programme set up are still the largest group here. Two of the pairings have begun to "
        "go their own way since the summer."
    ),
    Panel.FACTORS: "Time was the word heard most often at the regional forum. The figures say the same.",
}
Written = Counter[str]


@transaction.atomic
def load_demonstration_areas(*, moment: datetime) -> Written:
    """Publish every round of the invented world as the clock would have, and write what its regional lead would have.

    Gives how much of what was written: nothing where the rounds are published already, or the world is not there.
    """
    world = load_world()
    rounds = _rounds(world)
    if not rounds or Batch.objects.filter(campaign__in=rounds).exists():
        return Counter()
    written: Written = Counter()
    for campaign in rounds:
        closed = campaign.closes_at <= moment
        at = campaign.closes_at + PUBLISHED_AFTER_CLOSING if closed else moment
        written["batches"] += publish_up_to_date(campaign=campaign, moment=at, final=closed) is not None
    latest = [campaign for campaign in rounds if campaign.closes_at <= moment][-1]
    recast_rounds(moment=moment)
    code = Organisation.objects.get(pk=demonstration_id("organisation", world.area.key)).code.lower()
    for panel, text in COMMENTS.items():
        lead = _person(DemonstrationAccount.REGIONAL_LEAD)
        write_comment(by=lead, area_code=code, panel=panel, campaign=latest, text=text)
        written["comments"] += 1
    written["levers"] = load_demonstration_levers(area_code=code, moment=moment)
    written["offers"] = load_demonstration_learning(moment=moment)
    record_event(by=None, action="demonstration_areas_loaded", subject=latest, **written)
    return written


def _rounds(world: World) -> list[Campaign]:
    """In the order in which they were held."""
    titles = [entry["title"] for entry in [*world.rounds["closed"], world.rounds["open"]]]
    ids = [demonstration_id("campaign", title) for title in titles]
    return list(Campaign.objects.filter(pk__in=ids).select_related("instrument").order_by("opens_at"))


def _person(account: DemonstrationAccount) -> User:
    return User.objects.get(email=account.email)
