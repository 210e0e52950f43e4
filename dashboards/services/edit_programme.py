from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from dashboards.models import Programme, ProgrammeVersion


@transaction.atomic
def edit_programme(*, by: User, programme: Programme, after: int, **sheet: Any) -> ProgrammeVersion:
    """Put a new version of the sheet after version `after`, which stays readable. The same sheet makes no version.

    ValidationError where there is a later one by now.
    """
    standing = Programme.objects.select_for_update().get(pk=programme.pk)
    last = standing.versions.last()
    if last.number != after:
        raise ValidationError(
            "This programme was changed in another window. Open it again, then make your change."
        )
    if all(getattr(last, key) == value for key, value in sheet.items()):
        return last
    version = ProgrammeVersion.objects.create(programme=standing, number=after + 1, written_by=by, **sheet)
    record_event(by=by, action="programme_edited", subject=standing, version=version.number)
    return version
