from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from workshops.enums import RecordState
from workshops.models import RecordFile

# So long a person who comes back is told that the file has expired, and not that there never was one.
REMEMBERED_FOR = timedelta(days=7)


@transaction.atomic
def end_record_file(
    *,
    by: User | None,
    file: RecordFile,
    state: RecordState,
    content: bytes | None = None,
    fingerprint: str = "",
) -> None:
    """How the making of a file ended: with the file, or without one.

    `fingerprint` is of what really went into it: the record may have grown in between.
    """
    waiting = RecordFile.objects.select_for_update().filter(pk=file.pk, state=RecordState.WAITING)
    changed = waiting.update(state=state, content=content, fingerprint=fingerprint or file.fingerprint)
    if changed:
        record_event(by=by, action=f"record_file_{state}", subject=file)


@transaction.atomic
def remove_record_files(*, by: User | None, moment: datetime) -> None:
    """Files go when their time is over, what they were of a week later."""
    RecordFile.objects.filter(expires_at__lte=moment - REMEMBERED_FOR).delete()
    over = RecordFile.objects.filter(expires_at__lte=moment, content__isnull=False).defer("content")
    for file in over:
        file.content = None
        file.save(update_fields=["content"])
        record_event(by=by, action="record_file_removed", subject=file)
