from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event


@transaction.atomic
def create_account(*, email: str, name: str, password: str) -> User:
    """An account for somebody who has shown that the address is theirs (they opened a link sent to it).

    The new person is the one who did it: there is nobody else at that moment.
    """
    person = User.objects.create_user(email=email, name=name.strip(), password=password)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    record_event(by=person, action="account_created", subject=person)
    return person
