from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import AreaRelease


@transaction.atomic
def withdraw_area_release(*, by: User, release: AreaRelease) -> bool:
    """Take a release back: no page or file that is asked for after this has it. False where that was done before."""
    withdrawn = AreaRelease.objects.filter(pk=release.pk, withdrawn_at=None).update(
        withdrawn_at=timezone.now(), withdrawn_by=by
    )
    if withdrawn:
        record_event(
            by=by,
            action="area_release_withdrawn",
            subject=release,
            organisation=str(release.organisation_id),
        )
    return bool(withdrawn)
