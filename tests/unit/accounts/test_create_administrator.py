import io

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command

from accounts.models import AuditEvent, User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "three unlikely words"
LONG_ADDRESS = f"ada@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.{'f' * 10}.org"


def run(monkeypatch, *args, typed=PASSWORD) -> str:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed + "\n"))
    printed = io.StringIO()
    call_command("create_administrator", *args, stdout=printed)
    return printed.getvalue()


def test_a_new_administrator_can_sign_in(monkeypatch):
    printed = run(monkeypatch, "Ada@Example.org", "--name", "Ada", "--password-stdin")

    ada = User.objects.get()
    assert (ada.email, ada.name, ada.is_administrator) == ("ada@example.org", "Ada", True)
    assert ada.check_password(PASSWORD)
    assert EmailAddress.objects.get(user=ada).verified
    assert AuditEvent.objects.get().action == "administrator_created"
    assert "ada@example.org is now an administrator" in printed


def test_somebody_who_is_here_is_promoted_and_keeps_name_and_password(monkeypatch):
    person = UserFactory(email="ada@example.org", name="Ada", password=PASSWORD)

    printed = run(monkeypatch, "ada@example.org")

    person.refresh_from_db()
    assert person.is_administrator
    assert person.name == "Ada"
    assert person.check_password(PASSWORD)
    assert "had an account already" in printed


@pytest.mark.parametrize(
    ("arguments", "typed", "reason"),
    [
        (["not-an-address", "--password-stdin"], PASSWORD, "not an email address"),
        (["ada@example.org", "--password-stdin"], "short", "too short"),
        (["ada@example.org", "--password-stdin"], "three unlikely \udcff words", "password is not UTF-8"),
        (["ada@example.org", "--name", "Ad\udce4", "--password-stdin"], PASSWORD, "name is not UTF-8"),
        (["ada@example.org", "--name", "A" * 121, "--password-stdin"], PASSWORD, "name is longer than 120"),
        ([LONG_ADDRESS, "--password-stdin"], PASSWORD, "email is longer than 254"),
        (["ada@example.org"], PASSWORD, "nobody to ask"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(monkeypatch, arguments, typed, reason):
    with pytest.raises(CommandError, match=reason):
        run(monkeypatch, *arguments, typed=typed)

    assert not User.objects.exists()
