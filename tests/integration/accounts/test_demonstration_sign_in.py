import pytest
from django.urls import reverse

from accounts.enums import DemonstrationAccount
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
URL = "/account/demonstration/"


@pytest.fixture
def demonstration(settings):
    settings.DEMONSTRATION = True
    return {account: UserFactory(email=account.email) for account in DemonstrationAccount}


@pytest.mark.parametrize("account", DemonstrationAccount)
def test_one_click_signs_in(client, demonstration, account):
    response = client.post(URL, {"account": account.value})

    assert response.url == reverse("assessments:home")
    assert client.session["_auth_user_id"] == str(demonstration[account].pk)


def test_the_sign_in_page_offers_the_accounts(client, demonstration):
    page = client.get(reverse("account_login")).content.decode()

    assert all(f'value="{account.value}"' in page for account in DemonstrationAccount)


def test_so_does_the_start_page_until_somebody_has_signed_in(client, demonstration):
    assert URL in client.get("/").content.decode()
    client.post(URL, {"account": "manager"})

    assert URL not in client.get("/").content.decode()


def test_outside_the_demonstration_there_is_no_such_page(client, demonstration, settings):
    settings.DEMONSTRATION = False

    assert client.post(URL, {"account": "manager"}).status_code == 404
    assert "_auth_user_id" not in client.session
    assert URL not in client.get(reverse("account_login")).content.decode()
    assert URL not in client.get("/").content.decode()


def test_only_demonstration_accounts(client, demonstration):
    UserFactory(email="real@demonstration.example")

    assert client.post(URL, {"account": "real"}).status_code == 404
    assert client.get(URL).status_code == 405


def test_accounts_that_are_not_loaded(client, settings):
    settings.DEMONSTRATION = True

    response = client.post(URL, {"account": "manager"}, follow=True)

    assert "Load the demonstration data first" in response.content.decode()


@pytest.mark.parametrize(
    ("wanted", "lands"),
    [("/method/", "/method/"), ("https://elsewhere.example/", "/home/"), ("//elsewhere.example", "/home/")],
)
def test_leads_on_to_the_page_that_was_asked_for_and_never_elsewhere(client, demonstration, wanted, lands):
    assert client.post(URL, {"account": "manager", "next": wanted}).url == lands


def test_the_buttons_carry_the_page_that_was_asked_for(client, demonstration):
    page = client.get("/home/", follow=True).content.decode()

    assert '<input type="hidden" name="next" value="/home/">' in page
