"""A round in which an organisation gives one shared answer: handed out, filled in by two at once, agreed and sent."""

import re
from datetime import date, timedelta

from playwright.sync_api import Page, expect

from tests.functional.pages import ADMINISTRATOR, COLLEAGUE, MANAGER
from tests.functional.respondent import control, press
from tests.functional.soundness import assert_sound

ROUND = "Shared round"


def test_feature_16_two_people_fill_in_one_answer_and_nothing_is_lost(service, visitor, sign_in):
    lead, colleague = sign_in(visitor(), MANAGER), sign_in(visitor(), COLLEAGUE)
    ask_for_one_answer(sign_in(visitor(), ADMINISTRATOR))

    press(on_home(lead).get_by_role("link", name="Say who fills in what"))
    expect(lead.get_by_role("heading", level=1)).to_have_text("Who fills in what")
    assert_sound(lead)
    lead.get_by_label("Your colleague's email address").fill(COLLEAGUE.email)
    lead.get_by_role("group", name="Sections about Northmoor").get_by_label("How your").check()
    press(control(lead, "Give these sections"))
    expect(lead.locator("main")).to_contain_text("gets an email about it")
    assert_sound(lead)

    press(on_home(colleague).get_by_role("button", name=re.compile("^Start")))
    press(on_home(lead).get_by_role("link", name="Task list of your organisation"))
    expect(lead.locator("main")).to_contain_text("gives one shared answer")
    assert_sound(lead)
    press(lead.get_by_role("link", name="How your organisation learns"))

    with colleague.expect_response("**/save/"):
        colleague.locator('input[name="SEA1"][value="2"]').check()
    colleague.get_by_text("Add a note").first.click()
    with colleague.expect_response("**/save/"):
        colleague.locator("#id_note_SEA1").fill("We read what others publish, and do little with it.")
    with lead.expect_response("**/save/") as refused:
        lead.locator('input[name="SEA1"][value="5"]').check()
    assert refused.value.status == 409
    expect(lead.locator("#saved")).to_contain_text("has changed this since you opened the page")
    lead.get_by_text("Add a note").first.click()
    lead.locator("#id_note_SEA1").fill("We learn a lot from the trusts around us.")
    press(control(lead, "Continue"))

    expect(lead.get_by_role("heading", level=1)).to_have_text("Two of you have changed this")
    expect(lead.locator("main")).to_contain_text("We read what others publish")
    expect(lead.locator("main")).to_contain_text("We learn a lot from the trusts around us.")
    assert_sound(lead)
    lead.get_by_label("Saved now: ").check()
    press(control(lead, "Save and continue"))

    press(on_home(lead).get_by_role("link", name="Task list of your organisation"))
    press(lead.get_by_role("link", name="Check and send").first)
    note = lead.locator("#question-SEA1")
    expect(note).to_contain_text("We learn a lot from the trusts around us.")
    expect(note).to_contain_text("We read what others publish")
    press(control(lead, "Say who agrees, and send"))
    expect(lead.get_by_role("heading", level=1)).to_have_text("Confirm and send")
    assert_sound(lead)
    press(control(lead, "Confirm and send"))
    expect(lead.get_by_role("heading", level=1)).to_have_text("Answers sent")
    assert_sound(lead)


def ask_for_one_answer(page: Page) -> None:
    page.goto("/campaigns/new/")
    page.get_by_label("Name of the round").fill(ROUND)
    page.get_by_label("One shared answer").check()
    for name, day in (("opens_on", date.today()), ("closes_on", date.today() + timedelta(days=30))):
        for part in ("day", "month", "year"):
            page.locator(f"[name={name}_{part}]").fill(str(getattr(day, part)))
    assert_sound(page)
    press(control(page, "Save and choose organisations"))
    page.get_by_label("Name or code").fill("Northmoor")
    press(control(page, "Search"))
    page.get_by_role("checkbox", name="Northmoor").first.check()
    press(control(page, "Ask these organisations"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(ROUND)


def on_home(page: Page):
    """The card of the shared round."""
    page.goto("/home/")
    return page.locator("section.nhsuk-card").filter(has=page.get_by_role("heading", name=ROUND))
