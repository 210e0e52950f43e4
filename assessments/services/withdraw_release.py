from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.enums import SideNews
from assessments.models import Campaign, Release
from assessments.services.queue_side_news import queue_side_news
from organisations.models import Organisation, Partnership


@transaction.atomic
def withdraw_release(
    *, by: User, campaign: Campaign, organisation: Organisation, partnership: Partnership
) -> bool:
    """Take a release back: from this moment neither side sees the other's numbers. False where there is none.

    The leads of all sides are told.
    """
    release = (
        Release.objects.select_for_update()
        .filter(campaign=campaign, organisation=organisation, partnership=partnership, withdrawn_at=None)
        .first()
    )
    if release is None:
        return False
    release.withdrawn_at, release.withdrawn_by = timezone.now(), by
    release.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record_event(by=by, action="release_withdrawn", subject=release, organisation=str(organisation.pk))
    for side in partnership.organisations.all():
        queue_side_news(SideNews.WITHDRAWN, release, to=side, about=organisation)
    return True
