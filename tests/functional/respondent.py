"""What a respondent does on pages, by what the pages say: works with and without JavaScript."""

import re

from playwright.sync_api import Locator, Page, expect

# A partnership agreed in writing that the partners began themselves; everything else is agreed with.
CHOSEN_ALLIANCE = {"F6": "1", "O1": "1", "O2": "5", "O3": "1", "O4": "2", "O5": "1", "O6": "4"}
WISHES = {"B1": "informal", "G1": "formal", "G2": "now"}
ANSWERS = CHOSEN_ALLIANCE | WISHES | {"FIRST": "staff", "section_completed": "yes"}
AGREE = "4"
NAMES = "radios => [...new Set(radios.map(radio => radio.name))]"


def open_round(page: Page) -> None:
    """From the home page into the round that is open, wherever it goes on."""
    page.goto("/home/")
    press(control(page, "Continue where you left off|Start"))


def control(page: Page, words: str) -> Locator:
    """The first button or link whose words begin with the pattern; a link may look like a button."""
    return page.locator("main").locator("a, button").filter(has_text=re.compile(rf"^\s*({words})")).first


def press(place: Locator) -> None:
    """Click what leads to another page, and be on it: a click alone returns while the old page still stands."""
    with place.page.expect_navigation():
        place.click()


def answer_sheet(page: Page, each_page) -> None:
    """From any statement page to the check page of its sheet, answering what has no answer yet.

    `each_page(page)` is called on every page on the way.
    """
    for _ in range(30):
        if "/check/" in page.url:
            return
        each_page(page)
        answer_statements(page)
        press(control(page, "Continue"))
        if (onwards := control(page, "Continue where you left off|Check and send your answers")).count():
            press(onwards)
    raise AssertionError(f"The sheet does not end: still at {page.url}")


def answer_statements(page: Page) -> None:
    """Answer what has no answer yet, and say yes where a section asks whether it is completed.

    Where conditions can be ticked, the first two are.
    """
    boxes = page.locator("main input[type=checkbox]")
    if boxes.count() and not page.locator("main input[type=checkbox]:checked").count():
        boxes.nth(0).check()
        boxes.nth(1).check()
    answered = set(page.locator("main input[type=radio]:checked").evaluate_all(NAMES))
    for name in question_names(page):
        if name not in answered:
            value = ANSWERS.get(name, "5" if re.fullmatch("F[1-5]", name) else AGREE)
            page.locator(f'input[type=radio][name="{name}"][value="{value}"]').check()


def question_names(page: Page) -> list[str]:
    """The names of the radio groups of a page, in order."""
    return page.locator("main input[type=radio]").evaluate_all(NAMES)


def send(page: Page) -> str:
    """Confirm on the check page; gives the reference number on the page that follows."""
    press(control(page, "Confirm and send"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Answers sent")
    return re.search(r"\b[A-Z]{3,4}-[0-9A-Z-]{4,}\b", page.locator("main").inner_text()).group()
