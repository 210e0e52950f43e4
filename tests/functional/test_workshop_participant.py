"""A phone in a workshop: what it holds on to when the network, the page or the tab goes away."""

import re

import pytest
from playwright.sync_api import Page, expect

from assessments.demonstration.world import demonstration_id
from tests.functional.pages import MANAGER
from tests.functional.soundness import NARROW, assert_sound

WORKSHOP = demonstration_id("workshop", "ready")
ROOM = "/w/MEET24/"
OFFLINE = "You are offline, your vote is kept."
OFFLINE_SECONDS = 30
SAVED = re.compile("^Your answer is in")
LONG = 15_000


class Desk:
    """The facilitator's screen, by its big buttons."""

    def __init__(self, page: Page):
        self.page = page
        page.goto(f"/workshops/{WORKSHOP}/prepare/")
        page.get_by_role("button", name="Start the workshop").click()

    def press(self, *keys: str) -> None:
        for key in keys:
            with self.page.expect_navigation():
                self.page.locator(f"#command-{key}").click()


@pytest.fixture
def desk(service, visitor, sign_in):
    return Desk(sign_in(visitor(), MANAGER))


@pytest.fixture
def phone(desk, visitor):
    """`phone()` gives a page with a seat; the room is at its second step: two questions about a place."""

    def joined(**options):
        page = visitor(viewport=NARROW, **options)
        join(page)
        return page

    desk.press("next", "next")
    return joined


def join(page: Page) -> None:
    page.goto("/join/")
    page.get_by_label("What is the code?").fill("meet 24")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Join", exact=True).click()
    expect(page).to_have_url(re.compile(f"{ROOM}$"))


def is_at(page: Page, phase: str) -> None:
    expect(page.locator(f'.app-screen[data-phase="{phase}"]')).to_be_visible(timeout=LONG)


def choose(page: Page, value: int) -> None:
    for question in ("FORMAL", "ORIGIN"):
        page.locator(f'input[name="{question}"][value="{value}"]').check()


def send(page: Page) -> None:
    page.locator("#screen button[type=submit]").click()


def is_in(page: Page) -> None:
    expect(page.locator("#said")).to_have_text(SAVED, timeout=LONG)


def seat(page: Page) -> str:
    return page.locator(".app-room__seat p").inner_text()


def counts(page: Page) -> list[str]:
    return page.locator(".app-result").first.locator("tbody .app-result__count").all_inner_texts()


@pytest.mark.timeout(180)
def test_r20_a_vote_given_without_a_network_is_kept_and_counts_once(desk, phone, visitor):
    one, others = phone(), [phone(), phone()]
    desk.press("open")
    for page in (one, *others):
        is_at(page, "voting")
    one.context.set_offline(True)
    expect(one.locator("#connection")).to_have_text(OFFLINE)
    choose(one, 4)
    send(one)
    expect(one.locator("#said")).to_have_text(re.compile("Your answer is kept and goes off"))
    one.wait_for_timeout(OFFLINE_SECONDS * 1000)
    expect(one.locator('input[name="FORMAL"][value="4"]')).to_be_checked()
    assert one.evaluate("Object.keys(sessionStorage)") == ["vote-MEET24"]

    one.context.set_offline(False)
    expect(one.locator("#connection")).to_have_text("You are back.", timeout=LONG)
    is_in(one)
    assert one.evaluate("Object.keys(sessionStorage)") == []
    for page in others:
        choose(page, 4)
        send(page)
        is_in(page)

    desk.press("close", "reveal")
    is_at(one, "revealed")
    assert [text.split()[0] for text in counts(one)] == ["0", "0", "0", "3", "0", "0"]


def test_a_vote_that_comes_too_late_is_not_taken_and_the_person_is_told(desk, phone):
    page = phone()
    desk.press("open")
    is_at(page, "voting")
    page.context.set_offline(True)
    choose(page, 2)
    send(page)
    desk.press("close")
    page.context.set_offline(False)

    expect(page.locator("#said")).to_have_text("Voting had closed before your answer arrived.", timeout=LONG)
    assert page.evaluate("Object.keys(sessionStorage)") == []


def test_reload_and_a_second_tab_keep_the_seat_and_the_answer(desk, phone):
    page = phone()
    desk.press("open")
    is_at(page, "voting")
    choose(page, 5)
    send(page)
    is_in(page)
    before = seat(page)

    page.reload()
    is_in(page)
    assert seat(page) == before
    second = page.context.new_page()
    second.goto(ROOM)
    assert seat(second) == before
    expect(second.locator('input[name="ORIGIN"][value="5"]')).to_be_checked()
    # Entering the code again gives no second seat either.
    second.goto("/join/")
    second.get_by_label("What is the code?").fill("MEET24")
    second.get_by_role("button", name="Continue").click()
    assert seat(second) == before


def test_a_vote_that_was_on_its_way_when_the_page_went_is_sent_by_the_next(desk, phone):
    page = phone()
    desk.press("open")
    is_at(page, "voting")
    page.route("**/answer/", lambda route: route.abort())
    choose(page, 3)
    send(page)
    expect(page.locator("#said")).to_have_text(re.compile("Your answer is kept"))
    page.unroute("**/answer/")

    page.reload()
    is_in(page)
    expect(page.locator('input[name="FORMAL"][value="3"]')).to_be_checked()


def test_a_change_on_the_screen_takes_nothing_that_was_chosen_and_not_sent(desk, phone):
    page = phone()
    desk.press("open")
    is_at(page, "voting")
    choose(page, 2)
    desk.press("timer_start")

    expect(page.locator("[data-timer]")).to_contain_text("left", timeout=LONG)
    expect(page.locator('input[name="FORMAL"][value="2"]')).to_be_checked()
    expect(page.locator('input[name="ORIGIN"][value="2"]')).to_be_focused()
    expect(page.locator("[data-timer]")).to_contain_text("second", timeout=LONG)


def test_a_new_step_is_read_out_and_takes_the_focus(desk, phone):
    page = phone()
    desk.press("open")
    is_at(page, "voting")
    news = page.locator("#news[role=status]")
    expect(news).to_contain_text("Choose one answer", timeout=LONG)
    assert page.evaluate("document.activeElement.id") != "screen-title"

    desk.press("close", "reveal")
    expect(news).to_contain_text("Not shown" if counts(page) == [] else "Answers are shown", timeout=LONG)
    desk.press("next")
    expect(page.locator("#screen-title")).to_be_focused(timeout=LONG)


def test_everything_can_be_done_with_the_keyboard(desk, phone):
    page = phone()
    desk.press("open")
    is_at(page, "voting")
    page.locator("#screen-title").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    is_in(page)
    expect(page.locator('input[name="FORMAL"][value="2"]')).to_be_checked()


def test_without_a_script_forms_and_looking_again_do_the_same(desk, phone):
    page = phone(javascript=False)
    desk.press("open")
    page.get_by_role("button", name="Look again").click()
    choose(page, 4)
    send(page)
    is_in(page)
    desk.press("close")
    page.get_by_role("button", name="Look again").click()
    is_at(page, "closed")


@pytest.mark.timeout(180)
def test_every_phase_is_sound(desk, phone):
    page = phone()
    for key, phase in ((None, "ready"), ("open", "voting"), ("close", "closed"), ("reveal", "revealed")):
        if key:
            desk.press(key)
        is_at(page, phase)
        assert_sound(page)
