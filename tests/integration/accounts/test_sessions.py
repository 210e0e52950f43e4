"""How long a sign-in lasts, and what ends it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "three unlikely words"
HOME = "/home/"
NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def person():
    return UserFactory(email="rosa@example.org", password=PASSWORD)


@pytest.fixture
def signed_in(person):
    client = Client()
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    return client


def is_in(client) -> bool:
    return client.get(HOME).status_code == 200


def test_feature_04_twenty_hours_count_from_the_last_visit(person):
    """The last visit is a short one just before the session would be prolonged again."""
    with time_machine.travel(NINE, tick=False) as clock:
        client = Client()
        client.force_login(person)
        assert is_in(client)
        clock.shift(timedelta(minutes=14))
        assert is_in(client)
        clock.shift(timedelta(hours=19, minutes=59))
        assert is_in(client)
        clock.shift(timedelta(hours=19, minutes=59))
        assert is_in(client)


def test_after_a_day_away_one_signs_in_again(person):
    with time_machine.travel(NINE, tick=False) as clock:
        client = Client()
        client.force_login(person)
        assert is_in(client)
        clock.shift(timedelta(hours=20, minutes=16))
        assert not is_in(client)


def test_signing_in_gives_a_new_session(client, person):
    """Whoever planted a session in somebody's browser does not share theirs."""
    client.get(reverse("account_login"))
    session = client.session
    session["planted"] = True
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted

    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})

    assert client.session.session_key != planted
    stranger = Client()
    stranger.cookies["sessionid"] = planted
    assert not is_in(stranger)


def test_signing_out_ends_it(signed_in):
    kept = Client()
    kept.cookies["sessionid"] = signed_in.cookies["sessionid"].value
    assert is_in(kept)

    signed_in.post(reverse("account_logout"))

    assert not is_in(kept)


def test_a_changed_password_ends_the_sessions_elsewhere(person, signed_in):
    elsewhere = Client()
    elsewhere.force_login(person)
    assert is_in(elsewhere)
    new = "four other unlikely words"

    signed_in.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )

    assert is_in(signed_in)
    assert not is_in(elsewhere)


def test_an_account_that_is_switched_off_is_out_at_once(person, signed_in):
    assert is_in(signed_in)
    person.is_active = False
    person.save()

    assert not is_in(signed_in)
    again = Client()
    answer = again.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    assert answer.url == reverse("account_inactive")
    assert not is_in(again)


def test_nothing_that_a_signed_in_person_saw_is_stored(client, signed_in):
    """On a shared computer, going back after signing out shows nothing."""
    page, unknown = signed_in.get(HOME), signed_in.get("/no-such-page/")

    assert page["Cache-Control"] == unknown["Cache-Control"] == "private, no-store"
    assert "Cache-Control" not in client.get(reverse("assessments:start"))
