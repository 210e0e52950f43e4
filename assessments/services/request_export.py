from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.enums import ExportState
from assessments.models import Campaign, Export
from jobs.services.queue_job import queue_job
from organisations.models import Organisation, Partnership

KEPT_FOR = timedelta(hours=24)


@transaction.atomic
def request_export(
    *,
    by: User,
    campaign: Campaign,
    organisation: Organisation,
    partnership: Partnership | None,
    fingerprint: str,
    moment: datetime,
) -> Export:
    """A report as PDF: the one that is there or on its way, while nothing in it has changed; else a job makes it."""
    about = {"campaign": campaign, "organisation": organisation, "partnership": partnership}
    usable = Export.objects.filter(
        person=by,
        **about,
        fingerprint=fingerprint,
        state__in=[ExportState.WAITING, ExportState.READY],
        expires_at__gt=moment,
    )
    if found := usable.defer("content").first():
        return found
    export = Export.objects.create(
        person=by, **about, fingerprint=fingerprint, requested_at=moment, expires_at=moment + KEPT_FOR
    )
    queue_job(name="assessments.make_export", key=f"export:{export.pk}", export_id=str(export.pk))
    record_event(
        by=by,
        action="export_requested",
        subject=export,
        campaign=str(campaign.pk),
        organisation=str(organisation.pk),
        partnership=str(partnership.pk) if partnership else None,
    )
    return export
