from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.enums import ExportState
from assessments.models import Export


@transaction.atomic
def end_export(
    *,
    by: User | None,
    export: Export,
    state: ExportState,
    content: bytes | None = None,
    fingerprint: str = "",
) -> None:
    """How the making of a file ended: with the file, or with the reason why there is none.

    `fingerprint` is of what really went into it: answers may have come in between.
    """
    waiting = Export.objects.select_for_update().filter(pk=export.pk, state=ExportState.WAITING)
    changed = waiting.update(state=state, content=content, fingerprint=fingerprint or export.fingerprint)
    if changed:
        record_event(by=by, action=f"export_{state}", subject=export)
