from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import DeclinedSuggestion
from organisations.models import Organisation, Partnership


@transaction.atomic
def decline_suggestion(
    *, organisation: Organisation, partnership: Partnership, mechanism: int, reason: str, by: User
) -> DeclinedSuggestion:
    """ "Not for us". Said twice, the later reason stands."""
    declined, _ = DeclinedSuggestion.objects.update_or_create(
        organisation=organisation,
        partnership=partnership,
        mechanism=mechanism,
        defaults={"reason": reason, "declined_by": by},
    )
    record_event(by=by, action="suggestion_declined", subject=declined, mechanism=mechanism)
    return declined
