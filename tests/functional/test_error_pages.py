"""Error pages as a browser shows them: sound, and with a way on."""

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import expect

from tests.functional.pages import COLLEAGUE, MANAGER
from tests.functional.respondent import press
from tests.functional.soundness import assert_sound


def test_an_address_that_is_not_there(service, visitor, sign_in):
    page = sign_in(visitor(), MANAGER)
    assert page.goto("/nowhere/").status == 404
    assert_sound(page)
    page.locator("main a[href='/home/']").click()
    expect(page).to_have_url(f"{service.url}/home/")


def test_a_page_for_another_role(service, visitor, sign_in):
    page = sign_in(visitor(), COLLEAGUE)
    assert page.goto("/campaigns/new/").status == 403
    assert_sound(page)


def test_a_form_whose_forgery_token_is_gone(service, visitor):
    page = visitor()
    page.goto("/account/login/")
    page.context.clear_cookies()
    with page.expect_navigation() as navigation:
        page.locator("button[name=account]").first.click()
    assert navigation.value.status == 403
    assert_sound(page)
    expect(page.locator("main")).to_contain_text("cookie", ignore_case=True)


@pytest.mark.parametrize("template", ["400.html", "500.html"])
def test_pages_that_cannot_be_called_up(service, visitor, template):
    """Served at an address of the service, so that their styles load."""
    page = visitor()
    words = render_to_string(template)
    status = int(template.partition(".")[0])
    page.route("**/error/", lambda route: route.fulfill(body=words, content_type="text/html", status=status))
    page.goto("/error/")
    assert_sound(page)
    expect(page.locator("main a[href]").first).to_be_visible()


def test_too_many_wrong_passwords_for_one_address(service, visitor):
    page = visitor()
    for _ in range(6):
        page.goto("/account/login/")
        page.get_by_label("Email address").fill("manager@demonstration.example")
        page.get_by_label("Password", exact=True).fill("not the password")
        press(page.locator("main button[type=submit]", has_text="Sign in").first)
    expect(page.locator(".nhsuk-error-summary")).to_contain_text("too many wrong passwords")
    assert_sound(page)


def test_too_many_requests_from_one_place(service, visitor):
    page = visitor()
    for _ in range(25):
        page.goto("/account/password/reset/")
        page.get_by_label("Email address").fill("manager@demonstration.example")
        with page.expect_navigation() as navigation:
            page.locator("main button[type=submit]").click()
        if navigation.value.status == 429:
            break
    assert navigation.value.status == 429
    assert_sound(page)
