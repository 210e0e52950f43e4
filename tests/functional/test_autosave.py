"""Answers are on the server before anybody presses Continue, and nothing typed is lost."""

import re

from playwright.sync_api import expect

from tests.functional.pages import DRAFT, MANAGER, PARTNERSHIP_DRAFT
from tests.functional.respondent import control, open_round, press

PAGE = f"/responses/{DRAFT}/outside-bodies/"
TICKS_PAGE = f"/responses/{PARTNERSHIP_DRAFT}/started/"
SAVED = re.compile(r"^Saved \d\d:\d\d$")


def test_feature_01_an_answer_outlives_the_browser_and_the_journey_goes_on_after_it(
    service, visitor, sign_in
):
    page = sign_in(visitor(), MANAGER)
    page.goto(PAGE)
    for name in ("INT1", "INT2"):
        with page.expect_response("**/save/"):
            page.locator(f'input[name="{name}"][value="4"]').check()
    page.context.close()

    elsewhere = sign_in(visitor(), MANAGER)
    open_round(elsewhere)
    expect(elsewhere).to_have_url(re.compile(r"/outside-bodies/#question-INT3$"))
    for name in ("INT1", "INT2"):
        expect(elsewhere.locator(f'input[name="{name}"][value="4"]')).to_be_checked()
    expect(elsewhere.locator('input[name="INT3"]:checked')).to_have_count(0)


def test_feature_02_a_note_is_saved_after_a_pause_and_the_page_says_when(service, visitor, sign_in):
    page = sign_in(visitor(), MANAGER)
    page.goto(PAGE)
    status = page.locator("[role=status][aria-live=polite]#saved")
    expect(status).to_have_text("")
    page.get_by_text("Add a note").first.click()
    page.locator("#id_note_INT1").press_sequentially("A forum of the region. " * 9, delay=0)
    expect(status).to_have_text(SAVED)
    page.context.close()

    elsewhere = sign_in(visitor(), MANAGER)
    elsewhere.goto(PAGE)
    expect(elsewhere.locator("#id_note_INT1")).to_have_value(re.compile("^(A forum of the region. ?){9}$"))


def test_what_the_page_itself_saved_does_not_stand_in_its_own_way(service, visitor, sign_in):
    page = sign_in(visitor(), MANAGER)
    page.goto(PAGE)
    page.get_by_text("Add a note").first.click()
    note = page.locator("#id_note_INT1")
    note.fill("First thought.")
    expect(page.locator("#saved")).to_have_text(SAVED)
    note.fill("Second thought.")
    page.get_by_role("button", name="Continue").click()
    expect(page).not_to_have_url(re.compile("outside-bodies"))

    page.goto(PAGE)
    expect(page.locator("#id_note_INT1")).to_have_value("Second thought.")


def test_feature_02_nothing_is_saved_where_nothing_changed(service, visitor, sign_in):
    page = sign_in(visitor(), MANAGER)
    page.goto(PAGE)
    saves = []
    page.on("request", lambda request: saves.append(request.url) if "/save/" in request.url else None)
    radio = page.locator('input[name="INT1"][value="4"]')
    with page.expect_response("**/save/"):
        radio.check()
    radio.click()
    page.locator("h1").click()
    page.wait_for_timeout(2500)  # longer than the pause after which a changed note is saved
    assert len(saves) == 1


def test_feature_02_saves_without_javascript_by_a_button(service, visitor, sign_in):
    page = sign_in(visitor(javascript=False), MANAGER)
    page.goto(PAGE)
    page.locator('input[name="INT1"][value="5"]').check()
    press(control(page, "Save and come back later"))
    expect(page).to_have_url(re.compile("/assessments/"))
    page.goto(PAGE)
    expect(page.locator('input[name="INT1"][value="5"]')).to_be_checked()


def test_feature_03_text_outlives_the_session(service, visitor, sign_in):
    """Signed out with text in the box: after signing in the same page has it, and pressing Continue saves it."""
    page = sign_in(visitor(javascript=False), MANAGER)
    page.goto(PAGE)
    page.get_by_text("Add a note").first.click()
    page.locator("#id_note_INT1").fill("Typed just before the session ended.")
    page.locator('input[name="INT2"][value="2"]').check()
    page.context.clear_cookies(name="sessionid")

    press(control(page, "Continue"))
    expect(page).to_have_url(re.compile("/account/login/"))
    page.locator(f'button[name=account][value="{MANAGER}"]').click()
    expect(page).to_have_url(re.compile("/outside-bodies/$"))
    expect(page.locator("#id_note_INT1")).to_have_value("Typed just before the session ended.")
    expect(page.locator('input[name="INT2"][value="2"]')).to_be_checked()

    press(control(page, "Continue"))
    page.goto(PAGE)
    expect(page.locator("#id_note_INT1")).to_have_value("Typed just before the session ended.")


def test_the_page_says_so_when_an_answer_could_not_be_saved_and_tries_again(service, visitor, sign_in):
    page = sign_in(visitor(), MANAGER)
    page.goto(PAGE)
    page.route("**/save/", lambda route: route.abort(), times=1)
    page.locator('input[name="INT1"][value="4"]').check()
    status = page.locator("#saved")
    expect(status).to_have_text("Not saved yet. We will try again.")
    expect(status).to_have_text(SAVED)


def test_ticks_are_saved_as_they_are_set_and_taken_away(service, visitor, sign_in):
    page = sign_in(visitor(), MANAGER)
    page.goto(TICKS_PAGE)

    def saved(box, *, ticked=True):
        with page.expect_response("**/save/"):
            page.locator(f'input[value="{box}"]').set_checked(ticked)

    def there() -> list[str]:
        elsewhere = page.context.new_page()
        elsewhere.goto(TICKS_PAGE)
        boxes = elsewhere.locator("input[type=checkbox]:checked")
        values = boxes.evaluate_all("boxes => boxes.map(box => box.value)")
        elsewhere.close()
        return sorted(values)

    saved("MAN")
    saved("IMO")
    assert there() == ["IMO", "MAN"]
    saved("none")
    expect(page.locator('input[value="MAN"]')).not_to_be_checked()
    assert there() == ["none"]
    saved("REC")
    assert there() == ["REC"]
    saved("REC", ticked=False)
    assert there() == []


def test_a_page_waits_for_the_answer_that_is_on_its_way(service, visitor, sign_in):
    """Else the older answer could come to the server after the newer one, and stay."""
    page = sign_in(visitor(), MANAGER)
    page.goto(PAGE)
    held = []
    page.route("**/save/", lambda route: held.append(route))
    page.locator('input[name="INT1"][value="1"]').check()
    page.locator('input[name="INT1"][value="5"]').check()
    page.get_by_role("button", name="Continue").click()
    page.wait_for_timeout(500)
    assert page.url.endswith("/outside-bodies/")

    with page.expect_navigation():
        held[0].continue_()
    page.goto(PAGE)
    expect(page.locator('input[name="INT1"][value="5"]')).to_be_checked()


def test_a_page_does_not_wait_for_ever(service, visitor, sign_in):
    page = sign_in(visitor(), MANAGER)
    page.goto(PAGE)
    page.route("**/save/", lambda route: None)
    page.locator('input[name="INT1"][value="2"]').check()
    with page.expect_navigation():
        page.get_by_role("button", name="Continue").click()
    page.goto(PAGE)
    expect(page.locator('input[name="INT1"][value="2"]')).to_be_checked()
