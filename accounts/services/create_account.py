from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User
from accounts.services.record_event import record_event


@transaction.atomic
def create_account(*, email: str, name: str, password: str) -> User:
    """An account for somebody who has shown that the address is theirs (they opened a link sent to it).

    The new person is the one who did it: there is nobody else at that moment. An address that has an account by
    now is refused (ValidationError).
    """
    try:
        with transaction.atomic():
            person = User.objects.create_user(email=email, name=" ".join(name.split()), password=password)
    except IntegrityError:
        raise ValidationError("There is an account with this address already.") from None
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    record_event(by=person, action="account_created", subject=person)
    return person
