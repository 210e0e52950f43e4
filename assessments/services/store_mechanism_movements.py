from dataclasses import asdict
from datetime import datetime

from django.db import transaction

import models_engine
from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import MechanismMovement
from assessments.selectors.tried_mechanisms import tried_cases
from models_engine import publish_tried


@transaction.atomic
def store_mechanism_movements(*, by: User | None, moment: datetime) -> int:
    """Keep what may be shown of the mechanisms that were tried. Says how many figures are new.

    A figure stays as it was where the new one would tell what changed: too few partnerships have come since. Two at
    once come one after the other.
    """
    kept = {row.mechanism: row for row in MechanismMovement.objects.select_for_update()}
    shown = [[tuple(column) for column in group] for row in kept.values() for group in row.published]
    cases = tried_cases(moment)
    new = 0
    for mechanism, figures in publish_tried(cases, shown).items():
        columns = sorted([list(column) for case in cases[mechanism] for column in case.columns])
        row = kept.get(mechanism)
        if row and row.published[-1] == columns and row.engine_version == models_engine.__version__:
            continue
        stored, _ = MechanismMovement.objects.update_or_create(
            mechanism=mechanism,
            defaults={
                "figures": asdict(figures),
                "published": [*(row.published if row else []), columns],
                "engine_version": models_engine.__version__,
                "computed_at": moment,
            },
        )
        record_event(by=by, action="mechanism_movement_stored", subject=stored, mechanism=mechanism)
        new += 1
    return new
