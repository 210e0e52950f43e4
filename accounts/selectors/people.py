from accounts.enums import DemonstrationAccount
from accounts.models import User


def person_with_email(email: str) -> User | None:
    """The account with that address, whatever its capitals."""
    return User.objects.filter(email__iexact=email.strip()).first()


def demonstration_person(account: DemonstrationAccount) -> User | None:
    return User.objects.filter(email=account.email, is_active=True).first()
