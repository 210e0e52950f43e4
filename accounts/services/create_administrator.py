from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.models import User
from accounts.selectors.people import person_with_email
from accounts.services.record_event import record_event


@transaction.atomic
def create_administrator(*, email: str, name: str, password: str | None) -> tuple[User, bool]:
    """Make somebody an administrator; the second value says whether the account is new.

    Somebody who has an account keeps their name, and keeps their password unless a new one is given.
    Called from the machine the service runs on, so the audit row has no person.
    """
    person = person_with_email(email)
    created = person is None
    if person is None:
        person = User.objects.create_user(email=email, name=name.strip(), password=password)
    elif password is not None:
        person.set_password(password)
    person.is_administrator = True
    person.is_active = True
    person.save()
    EmailAddress.objects.update_or_create(
        user=person, email=person.email, defaults={"verified": True, "primary": True}
    )
    record_event(
        by=None, action="administrator_created" if created else "administrator_promoted", subject=person
    )
    return person, created
