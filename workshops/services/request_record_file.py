from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from jobs.services.queue_job import queue_job
from workshops.enums import RecordState
from workshops.models import RecordFile, Workshop

KEPT_FOR = timedelta(hours=24)


@transaction.atomic
def request_record_file(*, by: User, workshop: Workshop, fingerprint: str, moment: datetime) -> RecordFile:
    """A record as PDF: the one that is there or on its way, while nothing in it has changed; else a job makes it."""
    usable = RecordFile.objects.filter(
        workshop=workshop,
        person=by,
        fingerprint=fingerprint,
        state__in=[RecordState.WAITING, RecordState.READY],
        expires_at__gt=moment,
    )
    if found := usable.defer("content").first():
        return found
    file = RecordFile.objects.create(
        workshop=workshop,
        person=by,
        fingerprint=fingerprint,
        requested_at=moment,
        expires_at=moment + KEPT_FOR,
    )
    queue_job(name="workshops.make_record_file", key=f"record-file:{file.pk}", file_id=str(file.pk))
    record_event(by=by, action="record_file_requested", subject=file, workshop=str(workshop.pk))
    return file
