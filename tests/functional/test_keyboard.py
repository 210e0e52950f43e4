"""A respondent's page by keyboard alone, and what the keyboard needs on the way."""

import re

from playwright.sync_api import expect

from tests.functional.pages import DRAFT, MANAGER, PARTNERSHIP
from tests.functional.respondent import press, question_names

FOCUSED = "() => document.activeElement.name || document.activeElement.id || document.activeElement.tagName"


def test_the_skip_link_comes_first_and_leads_to_the_content(service, visitor):
    page = visitor()
    page.goto("/")
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Skip to main content")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED) == "maincontent"


def test_a_page_of_statements_is_answered_by_keyboard_alone(service, visitor, sign_in):
    page = sign_in(visitor(), MANAGER)
    page.goto(f"/responses/{DRAFT}/policy/")
    names = question_names(page)
    assert len(names) == 4
    for number, name in enumerate(names, start=1):
        _tab_to(page, name)
        page.keyboard.press("Space")
        for _ in range(number):
            page.keyboard.press("ArrowDown")
    _tab_to(page, "Continue")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    page.goto(f"/responses/{DRAFT}/policy/")
    chosen = [page.locator(f'input[name="{name}"]:checked').get_attribute("value") for name in names]
    assert chosen == ["2", "3", "4", "5"]


def test_what_has_the_focus_is_marked(service, visitor, sign_in):
    page = sign_in(visitor(), MANAGER)
    page.goto(f"/responses/{DRAFT}/policy/")
    _tab_to(page, "Continue")
    outline = """() => { const s = getComputedStyle(document.activeElement);
        return s.outlineStyle + ' ' + s.outlineWidth + ' ' + s.boxShadow + ' ' + s.backgroundColor }"""
    focused = page.evaluate(outline)
    page.evaluate("() => document.activeElement.blur()")
    page.locator("main button", has_text="Continue").evaluate("b => b.blur()")
    unfocused = page.locator("main button", has_text="Continue").evaluate(
        """b => { const s = getComputedStyle(b);
        return s.outlineStyle + ' ' + s.outlineWidth + ' ' + s.boxShadow + ' ' + s.backgroundColor }"""
    )
    assert focused != unfocused


def test_a_link_of_the_error_summary_leads_into_its_field(service, visitor, sign_in):
    page = sign_in(visitor(), MANAGER)
    page.goto(f"/responses/{DRAFT}/programmes/")
    press(page.locator("main button", has_text="Continue"))
    summary = page.get_by_role("alert")
    expect(summary).to_be_visible()
    assert page.evaluate(
        "() => document.activeElement.closest('[role=alert], .nhsuk-error-summary') !== null"
    )
    summary.get_by_role("link").first.click()
    assert page.evaluate(FOCUSED) == "section_completed"


def test_the_marks_of_the_spectrum_are_read_out_by_arrow_keys(service, visitor, sign_in):
    page = sign_in(visitor(), MANAGER)
    page.goto(f"/results/partnerships/{PARTNERSHIP}/")
    expect(page.locator("svg.main-svg").first).to_be_visible()
    page.locator(".app-spectrum__picture[tabindex='0'], .app-spectrum__picture [tabindex='0']").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".app-spectrum [aria-live=polite]")).to_contain_text(
        re.compile("formality", re.IGNORECASE)
    )


def _tab_to(page, name: str) -> None:
    """Press Tab until the element with that name, id or words has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        words = page.evaluate("() => document.activeElement.textContent.trim()")
        if page.evaluate(FOCUSED) == name or words == name:
            return
    raise AssertionError(f"The keyboard does not reach {name}")
