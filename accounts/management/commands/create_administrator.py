import sys
from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from accounts.models import User
from accounts.selectors.people import person_with_email
from accounts.services.create_administrator import create_administrator


class Command(BaseCommand):
    help = "Makes somebody an administrator: a new account, or one that is already here."

    def add_arguments(self, parser):
        parser.add_argument("email", help="The address they sign in with.")
        parser.add_argument("--name", default="", help="Their full name; the address where it is left out.")
        parser.add_argument(
            "--password-stdin", action="store_true", help="Read the password from standard input, do not ask."
        )

    def handle(self, *, email: str, name: str, password_stdin: bool, **options):
        email = email.strip().lower()
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"{email} is not an email address. Write it like name@example.org.") from None
        self._check_fits(email=email, name=name)
        known = person_with_email(email)
        password = None
        if password_stdin or known is None:
            person = known or User(email=email, name=name)
            password = self._checked(self._read(from_stdin=password_stdin), person)
        longest_name = User._meta.get_field("name").max_length
        _, created = create_administrator(email=email, name=name or email[:longest_name], password=password)
        if created:
            self.stdout.write(f"{email} is now an administrator. They can sign in.")
        else:
            self.stdout.write(f"{email} had an account already. They are now an administrator.")

    def _check_fits(self, **typed: str) -> None:
        for field, text in typed.items():
            longest = User._meta.get_field(field).max_length
            if len(text) > longest:
                raise CommandError(f"The {field} is longer than {longest} characters. Nothing was changed.")
            _check_utf8(field, text)

    def _read(self, *, from_stdin: bool) -> str:
        if from_stdin:
            return sys.stdin.readline().rstrip("\r\n")
        if not sys.stdin.isatty():
            raise CommandError("There is nobody to ask for a password. Add --password-stdin and send it in.")
        password = getpass("Password: ")
        if password != getpass("The same password again: "):
            raise CommandError("The two passwords differ. Nothing was changed.")
        return password

    def _checked(self, password: str, person: User) -> str:
        _check_utf8("password", password)
        try:
            validate_password(password, person)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        return password


def _check_utf8(what: str, text: str) -> None:
    """What a terminal or a pipe sends in another encoding arrives as text that cannot be stored."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise CommandError(f"The {what} is not UTF-8 text. Nothing was changed.") from None
