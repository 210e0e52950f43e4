from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User
from accounts.services.record_event import record_event
from organisations.models import Circle


@transaction.atomic
def create_circle(*, by: User, name: str, purpose: str) -> Circle:
    """With nobody in it. Its name is its own, whatever the capitals: a lead chooses circles by their names."""
    if Circle.objects.filter(name__iexact=name).exists():
        raise ValidationError("There is a circle of this name. Choose another name.")
    try:
        with transaction.atomic():
            circle = Circle.objects.create(name=name, purpose=purpose, created_by=by)
    except IntegrityError:
        raise ValidationError("There is a circle of this name. Choose another name.") from None
    record_event(by=by, action="circle_created", subject=circle, name=name)
    return circle
