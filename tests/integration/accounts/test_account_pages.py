"""Every account page is ours, and says what to do next."""

import re

import pytest
from allauth.account.models import EmailAddress
from bs4 import BeautifulSoup
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from accounts.models import AuditEvent
from accounts.urls import urlpatterns
from tests.factories import UserFactory

PASSWORD = "three unlikely words"

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    person = UserFactory(email="rosa@example.org", password=PASSWORD)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


@pytest.fixture
def no_password():
    person = UserFactory(email="none@example.org")
    person.set_unusable_password()
    person.save()
    return person


PUBLIC = [
    "account_login",
    "account_signup",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
]
SIGNED_IN = ["account_logout", "account_reauthenticate", "account_change_password", "account_email"]
WITH_A_KEY = {
    "account_confirm_email": {"key": "unknown"},
    "account_reset_password_from_key": {"uidb36": "abc", "key": "un-known"},
}
OTHERWISE = {"account_set_password", "demonstration_sign_in"}


def assert_is_our_page(response):
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    assert len(page.find_all("h1")) == 1
    assert page.select_one("a.nhsuk-skip-link") is not None
    assert page.title.text.endswith("– Assess how you share knowledge")


def test_every_account_address_is_looked_at_here():
    named = {pattern.name for pattern in urlpatterns}

    assert named == {*PUBLIC, *SIGNED_IN, *WITH_A_KEY, *OTHERWISE}


@pytest.mark.parametrize("name", PUBLIC)
def test_public_pages_are_ours(client, name):
    assert_is_our_page(client.get(reverse(name)))


@pytest.mark.parametrize(("name", "key"), WITH_A_KEY.items())
def test_a_link_that_does_not_work_gets_a_page_of_ours(client, name, key):
    response = client.get(reverse(name, kwargs=key))

    assert_is_our_page(response)
    assert "This link does not work" in response.content.decode()


@pytest.mark.parametrize("name", SIGNED_IN)
def test_pages_of_the_signed_in_are_ours(client, person, name):
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})

    assert_is_our_page(client.get(reverse(name)))


def test_somebody_without_a_password_can_choose_one(sign_in, no_password):
    client = sign_in(no_password)

    assert_is_our_page(client.get(reverse("account_set_password")))
    client.post(reverse("account_set_password"), {"password1": PASSWORD, "password2": PASSWORD})

    no_password.refresh_from_db()
    assert no_password.check_password(PASSWORD)
    assert AuditEvent.objects.get().action == "password_set"


def test_signing_in_leads_home_or_back_to_the_page_asked_for(client, person):
    answers = {"login": "Rosa@Example.org", "password": PASSWORD}

    assert client.post(reverse("account_login"), answers).url == reverse("assessments:home")
    client.post(reverse("account_logout"))
    back = client.post(reverse("account_login") + "?next=/organisations/", answers)
    assert back.url == "/organisations/"
    client.post(reverse("account_logout"))
    elsewhere = client.post(reverse("account_login") + "?next=https://evil.example/", answers)
    assert elsewhere.url == reverse("assessments:home")


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client, person):
    known = client.post(reverse("account_login"), {"login": person.email, "password": "not this one"})
    unknown = client.post(
        reverse("account_login"), {"login": "nobody@example.org", "password": "not this one"}
    )

    assert (known.status_code, unknown.status_code) == (422, 422)
    assert _without_what_was_typed(known) == _without_what_was_typed(unknown)
    assert "The email address or the password is not right" in known.content.decode()


def test_an_empty_form_says_what_is_missing(client):
    response = client.post(reverse("account_login"), {})

    assert response.status_code == 422
    summary = BeautifulSoup(response.content, "html.parser").select_one(".nhsuk-error-summary")
    assert [item.text.strip() for item in summary.find_all("li")] == [
        "Enter your email address",
        "Enter your password",
    ]


def test_the_sixth_wrong_password_in_five_minutes_is_not_tried(client, person):
    for _ in range(5):
        client.post(reverse("account_login"), {"login": person.email, "password": "wrong"})

    response = client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})

    assert response.status_code == 422
    assert "too many wrong passwords" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_counts_of_wrong_passwords_do_not_push_each_other_out():
    """Each is an entry of the cache, and a cache that is full throws some away: the next guess would be free."""
    for number in range(400):
        cache.set(f"count-{number}", 1)

    assert len(cache.get_many([f"count-{number}" for number in range(400)])) == 400


def test_many_right_sign_ins_from_one_address_are_let_in(client, person):
    for _ in range(30):
        assert (
            client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD}).status_code
            == 302
        )
        client.post(reverse("account_logout"))


def test_asking_too_often_for_a_new_password_is_429(client):
    for _ in range(5):
        client.post(reverse("account_reset_password"), {"email": "rosa@example.org"})

    assert client.post(reverse("account_reset_password"), {"email": "rosa@example.org"}).status_code == 429


def test_a_new_password_by_mail(client, person, settings):
    settings.SITE_URL = "https://ecotone.example"

    known = client.post(reverse("account_reset_password"), {"email": person.email})
    unknown = client.post(reverse("account_reset_password"), {"email": "nobody@example.org"})

    assert known.url == unknown.url == reverse("account_reset_password_done")
    letter, other = mail.outbox
    assert "There is no account with it" in other.body
    link = re.search(r"https://ecotone\.example(\S+)", letter.body).group(1)
    form = client.get(link, follow=True)
    assert_is_our_page(form)
    new = "four other unlikely words"
    assert client.post(form.redirect_chain[-1][0], {"password1": new, "password2": "x"}).status_code == 422
    done = client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert done.url == reverse("account_reset_password_from_key_done")
    person.refresh_from_db()
    assert person.check_password(new)
    assert AuditEvent.objects.get().action == "password_reset"


def test_a_new_email_address_counts_after_its_link_was_opened(client, person):
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})

    asked = client.post(reverse("account_email"), {"action_add": "1", "email": "rosa.new@example.org"})
    assert client.post(asked.url, {"password": "wrong"}).status_code == 422
    client.post(asked.url, {"password": PASSWORD})
    person.refresh_from_db()
    assert person.email == "rosa@example.org"
    assert "rosa.new@example.org" in client.get(reverse("account_email")).content.decode()
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body).group(1)
    assert_is_our_page(client.get(link))
    client.post(link)

    person.refresh_from_db()
    assert person.email == "rosa.new@example.org"
    assert AuditEvent.objects.get().action == "email_changed"


def test_changing_the_email_address_asks_for_the_password_again(sign_in, person):
    response = sign_in(person).post(reverse("account_email"), {"action_add": "1", "email": "x@example.org"})

    assert response.url.startswith(reverse("account_reauthenticate"))
    assert mail.outbox == []


def test_signing_up_is_by_invitation(client):
    response = client.post(
        reverse("account_signup"), {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    )

    assert "You need an invitation" in response.content.decode()
    assert not EmailAddress.objects.filter(email="new@example.org").exists()


@pytest.mark.parametrize(
    "name", ["account_email", "account_change_password", "account_set_password", "account_reauthenticate"]
)
def test_a_demonstration_account_stays_as_it_is(sign_in, name):
    shared = UserFactory(email="manager@demonstration.example")

    response = sign_in(shared).get(reverse(name))

    assert response.status_code == 403
    assert "demonstration account" in response.content.decode()


def test_a_mail_server_that_is_down_makes_no_error_page(client, person, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    response = client.post(reverse("account_reset_password"), {"email": person.email})

    assert response.url == reverse("account_reset_password_done")


def _without_what_was_typed(response) -> str:
    page = response.content.decode()
    return re.sub(r'value="[^"]*"', "", page)
