from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from dashboards.models import Lever, LeverVersion


@transaction.atomic
def edit_lever(*, by: User, lever: Lever, after: int, **said: Any) -> LeverVersion:
    """Put a new version after version `after`, which stays readable. The same words make no version.

    ValidationError where there is a later one by now, or the lever was withdrawn.
    """
    standing = Lever.objects.select_for_update().get(pk=lever.pk)
    last = standing.versions.last()
    if standing.withdrawn_at is not None:
        raise ValidationError("This lever was withdrawn. Record a new one.")
    if last.number != after:
        raise ValidationError(
            "This lever was changed in another window. Open it again, then make your change."
        )
    if all(getattr(last, key) == value for key, value in said.items()):
        return last
    version = LeverVersion.objects.create(lever=standing, number=after + 1, written_by=by, **said)
    record_event(by=by, action="lever_edited", subject=standing, version=version.number)
    return version
