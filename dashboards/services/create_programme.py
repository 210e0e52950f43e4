from datetime import date

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from dashboards.models import Programme


@transaction.atomic
def create_programme(
    *,
    by: User,
    area_code: str,
    name: str,
    purpose: str,
    starts_on: date,
    ends_on: date | None,
    kinds: list[str],
    intended: dict[str, int],
    verbs: list[str],
) -> Programme:
    programme = Programme.objects.create(area_code=area_code, created_by=by)
    programme.versions.create(
        number=1,
        name=name,
        purpose=purpose,
        starts_on=starts_on,
        ends_on=ends_on,
        kinds=kinds,
        intended=intended,
        verbs=verbs,
        written_by=by,
    )
    record_event(by=by, action="programme_created", subject=programme, area=area_code, name=name)
    return programme
