"""Forms sent empty: each answers 422 with a summary at the head, whose links lead to what is wrong, and is sound."""

import pytest
from django.urls import reverse

from tests.functional.pages import (
    ADMINISTRATOR,
    DRAFT,
    MANAGER,
    NOBODY,
    OPEN_ROUND,
    PARTNERSHIP,
    TRUST,
)
from tests.functional.respondent import control
from tests.functional.soundness import what_is_wrong

FORMS = {
    NOBODY: [
        ("account_login", {}, "Sign in"),
        ("account_reset_password", {}, "Send me a link"),
        ("organisations:accept_invitation", {"secret": "demonstration-open"}, "Join"),
    ],
    MANAGER: [
        ("organisations:invite_people", {"organisation_id": TRUST}, "Send invitations"),
        ("organisations:create_partnership", {"organisation_id": TRUST}, "Register this partnership"),
        ("organisations:create_partnership", {"organisation_id": TRUST}, "Search the register"),
        ("organisations:end_partnership", {"partnership_id": PARTNERSHIP}, ""),
        (
            "assessments:invite_partner",
            {"campaign_id": OPEN_ROUND, "organisation_id": TRUST, "partnership_id": PARTNERSHIP},
            "Send invitation",
        ),
        ("assessments:answer_page", {"response_id": DRAFT, "page": "programmes"}, "Continue"),
    ],
    ADMINISTRATOR: [
        ("organisations:create_organisation", {}, "Add this organisation"),
        ("assessments:create_campaign", {}, "Save and choose organisations"),
    ],
}
LINKS = """summary => [...summary.querySelectorAll('a[href^="#"]')]
    .filter(link => !document.getElementById(link.hash.slice(1))).map(link => link.hash)"""


@pytest.mark.parametrize("who", FORMS)
def test_a_form_sent_empty_says_what_is_missing(who, service, visitor, sign_in):
    page = visitor()
    if who:
        sign_in(page, who)
    for name, ids, button in FORMS[who]:
        page.goto(reverse(name, kwargs=ids))
        with page.expect_navigation() as navigation:
            (control(page, button) if button else page.locator("main button[type=submit]").first).click()
        assert navigation.value.status == 422, name
        summary = page.locator(".nhsuk-error-summary")
        assert summary.locator("a[href^='#']").count() > 0, name
        assert summary.evaluate(LINKS) == [], name
        assert page.title().startswith("Error: "), name
        assert what_is_wrong(page) == [], name
