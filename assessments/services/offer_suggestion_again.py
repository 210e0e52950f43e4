from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import DeclinedSuggestion


@transaction.atomic
def offer_suggestion_again(*, declined: DeclinedSuggestion, by: User) -> None:
    """Takes "not for us" back. The rules decide whether the mechanism then comes up."""
    record_event(by=by, action="suggestion_offered_again", subject=declined, mechanism=declined.mechanism)
    declined.delete()
