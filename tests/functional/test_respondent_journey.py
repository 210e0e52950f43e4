"""The main job: answer about the organisation and its partnerships, send, and see where things stand."""

import pytest
from playwright.sync_api import expect

from tests.functional.pages import MANAGER, PARTNERSHIP, TRUST
from tests.functional.respondent import answer_sheet, control, open_round, press, send
from tests.functional.soundness import assert_sound, axe_findings


@pytest.mark.timeout(240)
@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_manager_answers_sends_and_sees_where_each_partnership_stands(
    service, visitor, sign_in, javascript
):
    page = sign_in(visitor(javascript=javascript), MANAGER)

    def look(page):
        # Axe is a script itself.
        assert not javascript or axe_findings(page) == [], page.url

    open_round(page)
    references = []
    for sheets_left in (4, 3, 2, 1, 0):
        answer_sheet(page, look)
        look(page)
        if sheets_left == 3:
            answer_what_moves_it(page, look)
        expect(page.locator("main")).not_to_contain_text("Not answered")
        references.append(send(page))
        look(page)
        if sheets_left:
            press(control(page, "Go on: "))
    assert len(set(references)) == 5

    page.goto(f"/results/partnerships/{PARTNERSHIP}/")
    main = page.locator("main")
    expect(main).to_contain_text("formal")
    expect(main).to_contain_text("Chosen alliance")
    expect(main).to_contain_text("10 people")
    if javascript:
        expect(page.locator("svg.main-svg").first).to_be_visible()
        assert_sound(page)
    else:
        expect(page.locator("svg.app-spectrum__svg").first).to_be_visible()

    press(control(page, "How this was worked out"))
    expect(main).to_contain_text("engine 1.0.0")
    look(page)

    page.goto(f"/results/organisations/{TRUST}/")
    headings = page.get_by_role("heading", level=2)
    for words in (
        "Macro level",
        "How its partnerships work together",
        "Organisational level",
        "Individual level",
    ):
        expect(headings.filter(has_text=words)).to_be_visible()
    look(page)


def answer_what_moves_it(page, look):
    """The optional section, from the check page of a partnership and back to it."""
    expect(page.locator("main")).to_contain_text("You may leave it out.")
    press(control(page, "Answer these questions"))
    expect(page.locator("main")).to_contain_text("(optional): 1 of 8")
    answer_sheet(page, look)
    look(page)
    started = page.locator("#question-DT li")
    expect(started).to_have_count(2)
    expect(started.first).to_have_text("National policy, money or standards")


def test_what_was_sent_can_be_reopened_with_a_reason_and_sent_again(service, visitor, sign_in):
    page = sign_in(visitor(), MANAGER)
    open_round(page)
    answer_sheet(page, lambda page: None)
    first = send(page)

    press(control(page, "Read or reopen what you sent"))
    press(control(page, "Reopen to change answers"))
    assert_sound(page)
    press(control(page, "Reopen"))
    expect(page.get_by_role("alert")).to_be_visible()
    assert_sound(page)
    page.get_by_role("textbox").fill("A colleague told me more.")
    press(control(page, "Reopen"))
    press(control(page, "Change"))
    page.locator('input[type=radio][value="2"]').first.check()
    press(control(page, "Continue"))
    second = send(page)

    assert second != first
    press(control(page, "Read or reopen what you sent"))
    expect(page.locator("main")).to_contain_text("Reopened because “A colleague told me more.”")
    press(page.locator("#versions + ul a").first)
    expect(page.locator("main")).to_contain_text(f"reference {first}, replaced by a later version")
    assert_sound(page)
