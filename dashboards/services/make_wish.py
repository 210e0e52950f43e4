from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from dashboards.models import LearningWish
from organisations.models import Organisation


@transaction.atomic
def make_wish(*, by: User, organisation: Organisation, factor: str) -> LearningWish:
    """Said twice it is said once."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    standing = LearningWish.objects.filter(
        organisation=organisation, factor=factor, withdrawn_at=None
    ).first()
    if standing:
        return standing
    wish = LearningWish.objects.create(organisation=organisation, factor=factor, made_by=by)
    record_event(by=by, action="learning_wish_made", subject=wish, factor=factor)
    return wish
