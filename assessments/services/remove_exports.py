from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import Export

# So long a person who comes back is told that the file has expired, and not that there never was one.
REMEMBERED_FOR = timedelta(days=7)


@transaction.atomic
def remove_exports(*, by: User | None, moment: datetime) -> None:
    """Files go when their time is over, what they were about a week later."""
    Export.objects.filter(expires_at__lte=moment - REMEMBERED_FOR).delete()
    over = Export.objects.filter(expires_at__lte=moment, content__isnull=False).defer("content")
    for export in over:
        export.content = None
        export.save(update_fields=["content"])
        record_event(by=by, action="export_removed", subject=export)
