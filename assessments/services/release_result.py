from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.enums import SideNews
from assessments.models import Campaign, ChosenPartnership, Release
from assessments.rules import check_ready_for_release
from assessments.selectors.both_sides import BothSides, opening_moment, state_of
from assessments.selectors.releases import releasable, releases_of
from assessments.selectors.results import result_of_partnership
from assessments.services.queue_side_news import queue_side_news
from organisations.models import Organisation, Partnership


@transaction.atomic
def release_result(
    *, by: User, campaign: Campaign, organisation: Organisation, partnership: Partnership, wait_waived: bool
) -> Release:
    """Let the partners see this side's numbers as they are now, once they have released theirs and the time for
    looking at one's own has passed.

    Released again it takes the place of the release before, with new numbers only where `releasable` says so; where
    nothing would change, that one comes back. Raises CannotChange where the side has not finished or the partnership
    has ended.
    """
    _lock(campaign, partnership)
    now = timezone.now()
    before = state_of(campaign, organisation, partnership, now)
    check_ready_for_release(
        finished=before.own.finished, partnership=partnership, day=timezone.localdate(now)
    )
    new = releasable(result_of_partnership(by, campaign, organisation, partnership))
    active = releases_of(campaign, organisation, partnership).filter(withdrawn_at=None).first()
    if active and not new.renews and active.wait_waived == wait_waived:
        return active
    if active:
        active.withdrawn_at, active.withdrawn_by = now, by
        active.save(update_fields=["withdrawn_at", "withdrawn_by"])
    release = Release.objects.create(
        campaign=campaign,
        organisation=organisation,
        partnership=partnership,
        snapshot=new.snapshot.as_data(),
        sheets=new.sheets,
        wait_waived=wait_waived,
        released_by=by,
        released_at=now,
    )
    record_event(
        by=by,
        action="result_released",
        subject=release,
        campaign=str(campaign.pk),
        organisation=str(organisation.pk),
        partnership=str(partnership.pk),
        wait_waived=wait_waived,
        renewed=new.renews,
        instead_of=str(active.pk) if active else None,
    )
    _tell(release, state_of(campaign, organisation, partnership, now), again=active is not None)
    return release


def _lock(campaign: Campaign, partnership: Partnership) -> None:
    """Both sides' releases about one partnership come one after the other: the later one sees the earlier."""
    rows = ChosenPartnership.objects.select_for_update(of=("self",)).filter(
        campaign_organisation__campaign=campaign, partnership=partnership
    )
    list(rows.order_by("pk"))


def _tell(release: Release, sides: BothSides, *, again: bool) -> None:
    """That it opens is told to both sides when it does; a partner for whom nothing opens now hears of the release."""
    for partner in sides.partners:
        if partner.side.released:
            opens_at = opening_moment(sides.own, partner.side)
            pair = (sides.own.organisation, partner.organisation)
            for to, about in (pair, pair[::-1]):
                queue_side_news(SideNews.OPENED, release, to=to, about=about, due_at=opens_at)
        if not partner.open and not again:
            queue_side_news(SideNews.RELEASED, release, to=partner.organisation, about=sides.own.organisation)
