"""The facilitator's and the presenter's screens keep up with the room by themselves, and leave alone what is typed."""

import re

import pytest


@pytest.fixture
def facilitator(visitor, service, sign_in):
    """At the screen of the workshop that is ready, once it has been started."""
    page = sign_in(visitor(), "facilitator")
    page.goto("/workshops/")
    page.locator("main a[href*='/prepare/']").first.click()
    page.locator("form[action$='/start/'] button").first.click()
    page.wait_for_url(re.compile(r".*/run/$"))
    return page


def second_window(page, href):
    other = page.context.new_page()
    other.set_default_timeout(10_000)
    other.goto(href)
    return other


def test_the_other_screens_follow_without_being_touched(facilitator):
    colleague = second_window(facilitator, facilitator.url)
    projector = second_window(facilitator, facilitator.url.replace("/run/", "/screen/"))

    facilitator.locator("#command-simulate").click()
    facilitator.locator("#command-next").click()
    facilitator.locator("#command-back, .app-agenda__step--now").first.wait_for()
    title = facilitator.locator("#step-title").inner_text()

    colleague.locator("#step-title", has_text=title).wait_for()
    projector.locator("#screen-title", has_text=title).wait_for()
    projector.get_by_text("10 joined").wait_for()
    # Buttons that the script put there carry the page's token.
    colleague.locator("#command-next").click()
    colleague.locator("#command-open").click()
    facilitator.locator("#command-close").click()
    facilitator.locator("#command-reveal").click()
    projector.locator(".app-result__table").first.wait_for()


def test_what_is_being_typed_stays_when_the_room_moves_on(facilitator):
    facilitator.locator("#command-next").click()
    facilitator.locator("#note-details summary").click()
    colleague = second_window(facilitator, facilitator.url)
    note = facilitator.locator("#note_text")
    note.fill("Ask Pat about the interface")
    first_step = facilitator.locator("#step-title").inner_text()

    colleague.locator("#command-next").click()
    facilitator.locator("#command-back").wait_for()

    assert note.input_value() == "Ask Pat about the interface"
    assert facilitator.evaluate("document.activeElement.id") == "note_text"
    facilitator.locator("#note-details button[type=submit]").click()
    facilitator.locator("#command-back").click()
    facilitator.locator("#step-title", has_text=first_step).wait_for()
    facilitator.get_by_text("Ask Pat about the interface").wait_for()


def test_a_lost_connection_is_said_and_so_is_its_return(facilitator):
    facilitator.context.set_offline(True)
    facilitator.get_by_text("The connection is lost.").wait_for()

    facilitator.context.set_offline(False)

    facilitator.get_by_text("The connection is back.").wait_for()


def test_the_buttons_work_without_a_script(facilitator, visitor, sign_in):
    plain = sign_in(visitor(javascript=False), "facilitator")
    plain.goto(facilitator.url)

    plain.locator("#command-next").click()

    assert plain.get_by_text("Look again").is_visible()
    facilitator.locator(".app-agenda__step--now").wait_for()
