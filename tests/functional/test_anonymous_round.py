"""An anonymous round, from setting it up and taking the link to sending: every page on the way is sound."""

import re
from datetime import date, timedelta

from playwright.sync_api import Page, expect

from tests.functional.pages import ADMINISTRATOR, COLLEAGUE
from tests.functional.respondent import answer_statements, control, press
from tests.functional.soundness import assert_sound

ROUND = "Staff round"


def test_feature_32_somebody_answers_by_their_link_without_being_signed_in(service, visitor, sign_in):
    ask_anonymously(sign_in(visitor(), ADMINISTRATOR))
    link = take_link(sign_in(visitor(), COLLEAGUE))
    page = visitor()

    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{ROUND}: your answers")
    assert_sound(page)
    press(page.get_by_role("button", name=re.compile("Start|Begin|Continue")).first)
    assert_sound(page)
    answer_statements(page)
    press(control(page, "Continue"))
    assert_sound(page)
    page.goto(re.sub(r"[^/]+/$", "", page.url))
    expect(page.locator("main")).to_contain_text("Agree")
    assert_sound(page)
    press(control(page, "Confirm and send"))
    expect(page.locator("main")).to_contain_text("It counts as it stands when the round closes")
    assert_sound(page)


def ask_anonymously(page: Page) -> None:
    page.goto("/campaigns/new/")
    page.get_by_label("Name of the round").fill(ROUND)
    page.get_by_label("Anonymous").check()
    for name, day in (("opens_on", date.today()), ("closes_on", date.today() + timedelta(days=30))):
        for part in ("day", "month", "year"):
            page.locator(f"[name={name}_{part}]").fill(str(getattr(day, part)))
    press(control(page, "Save and choose organisations"))
    page.get_by_label("Name or code").fill("Northmoor")
    press(control(page, "Search"))
    page.get_by_role("checkbox", name="Northmoor").first.check()
    press(control(page, "Ask these organisations"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(ROUND)


def take_link(page: Page) -> str:
    """The link as it stands on the page, once it works."""
    card = page.locator("section.nhsuk-card").filter(has=page.get_by_role("heading", name=ROUND))
    press(card.locator("a, button").first)
    assert_sound(page)
    shown = page.locator(".app-breakable").inner_text()
    page.get_by_label("I have copied my link").check()
    press(control(page, "Use this link"))
    return re.search(r"https?://\S+", shown).group()
