from contextlib import suppress
from datetime import datetime

from accounts.models import User
from workshops.enums import WorkshopState
from workshops.rules import OutOfDate
from workshops.selectors.overdue import forgotten
from workshops.services.run_workshop import end_rehearsal, end_workshop

ENDING = {WorkshopState.REHEARSAL: end_rehearsal, WorkshopState.LIVE: end_workshop}


def end_forgotten(*, by: User | None, moment: datetime) -> None:
    """What nobody ended within a day ends by itself: no code lives on, and no name is kept."""
    for state in ENDING:
        for workshop_id in list(forgotten(state, moment).values_list("pk", flat=True)):
            # Somebody may do it at this moment.
            with suppress(OutOfDate):
                ENDING[state](by=by, workshop_id=workshop_id)
