from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import AreaRelease
from assessments.rules import check_ready_for_release
from assessments.selectors.area_releases import Reader, area_releases_of, would_change
from assessments.selectors.both_sides import state_of
from assessments.selectors.releases import releasable
from assessments.selectors.results import PartnershipResult, result_of_partnership
from assessments.services.mail_area_release import queue_area_release_letters
from organisations.models import Organisation


@transaction.atomic
def release_to_area(*, by: User, result: PartnershipResult, reader: Reader) -> AreaRelease:
    """Let the named readers see this side's place, bands and lanes as they are now.

    Released to them again it takes the place of the release before, with new numbers only where `releasable` says
    so; where nothing would change, that one comes back. The partners' leads are told, without a number. Raises
    CannotChange where the side has not finished or the partnership has ended.
    """
    side = (result.campaign, result.organisation, result.partnership)
    # One after the other: the second of two clicks finds what the first has done.
    Organisation.objects.select_for_update().get(pk=result.organisation.pk)
    now = timezone.now()
    check_ready_for_release(
        finished=state_of(*side, now).own.finished,
        partnership=result.partnership,
        day=timezone.localdate(now),
    )
    new = releasable(result_of_partnership(by, *side))
    standing = area_releases_of(*side).filter(withdrawn_at=None, **reader.target).first()
    if not would_change(standing, new, reader):
        return standing
    if standing:
        standing.withdrawn_at, standing.withdrawn_by = now, by
        standing.save(update_fields=["withdrawn_at", "withdrawn_by"])
    release = AreaRelease.objects.create(
        campaign=result.campaign,
        organisation=result.organisation,
        partnership=result.partnership,
        **reader.target,
        snapshot=new.snapshot.as_data(),
        sheets=new.sheets,
        released_by=by,
        released_at=now,
    )
    record_event(
        by=by,
        action="result_released_to_area",
        subject=release,
        campaign=str(result.campaign.pk),
        organisation=str(result.organisation.pk),
        partnership=str(result.partnership.pk),
        to=reader.key,
        instead_of=str(standing.pk) if standing else None,
    )
    if standing is None:
        queue_area_release_letters(release=release)
    return release
