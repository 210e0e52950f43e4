import json
from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

import models_engine
from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import Instrument, PsychometricReport
from assessments.selectors.psychometrics import people_behind, pooled_parts


@transaction.atomic
def store_psychometrics(*, by: User | None, version: Instrument) -> bool:
    """Work out how well one version of the questionnaire works, and keep it. False where it says the same as before.

    Two at once come one after the other.
    """
    Instrument.objects.select_for_update().get(pk=version.pk)
    people, organisations = people_behind(version)
    found = {
        "engine_version": models_engine.__version__,
        "instrument_hash": version.content_hash,
        "people": people,
        "organisations": organisations,
        # As the database gives it back, so that equal numbers are seen to be equal.
        "numbers": json.loads(json.dumps([asdict(part) for part in pooled_parts(version)])),
    }
    if PsychometricReport.objects.filter(instrument=version, **found).exists():
        return False
    report, _ = PsychometricReport.objects.update_or_create(
        instrument=version, defaults={**found, "computed_at": timezone.now()}
    )
    record_event(
        by=by, action="psychometrics_stored", subject=report, people=people, organisations=organisations
    )
    return True


def store_all_psychometrics(*, by: User | None) -> int:
    """Every version; says how many had something new."""
    return sum(store_psychometrics(by=by, version=version) for version in Instrument.objects.all())
