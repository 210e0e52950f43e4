from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event


@transaction.atomic
def set_facilitator_role(*, by: User, person: User, held: bool) -> bool:
    """Give somebody the role or take it back. False where it was so already, and nothing was changed."""
    changed = User.objects.filter(pk=person.pk, is_facilitator=not held).update(is_facilitator=held)
    if changed:
        action = "facilitator_role_given" if held else "facilitator_role_withdrawn"
        record_event(by=by, action=action, subject=person)
        person.is_facilitator = held
    return bool(changed)
