from datetime import date

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from dashboards.models import Lever, Programme


@transaction.atomic
def record_lever(
    *,
    by: User,
    area_code: str,
    kind: str,
    title: str,
    text: str,
    happened_on: date,
    linked: list[str],
    programme: Programme | None,
) -> Lever:
    lever = Lever.objects.create(area_code=area_code, recorded_by=by)
    lever.versions.create(
        number=1,
        kind=kind,
        title=title,
        text=text,
        happened_on=happened_on,
        linked=linked,
        programme=programme,
        written_by=by,
    )
    record_event(by=by, action="lever_recorded", subject=lever, area=area_code, title=title)
    return lever
