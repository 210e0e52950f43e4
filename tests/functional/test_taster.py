"""Anyone can place one partnership, with or without JavaScript, and nothing is stored."""

import sqlite3

import pytest
from playwright.sync_api import expect

from tests.functional.respondent import answer_statements, control, press
from tests.functional.soundness import assert_sound


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_anyone_places_a_partnership_in_two_pages(service, visitor, javascript):
    page = visitor(javascript=javascript)
    before = _rows(service)
    page.goto("/")
    press(control(page, "Try one partnership now"))
    for _ in range(2):
        answer_statements(page)
        press(control(page, "Continue|See"))
    main = page.locator("main")
    expect(main).to_contain_text("Chosen alliance")
    drawing = "svg.main-svg" if javascript else "svg.app-spectrum__svg"
    expect(page.locator(drawing).first).to_be_visible()
    if javascript:
        assert_sound(page)

    elsewhere = visitor(javascript=javascript)
    elsewhere.goto(page.url)
    expect(elsewhere.locator("main")).to_contain_text("Chosen alliance")
    assert _rows(service) == before
    assert page.context.cookies() == [] or {c["name"] for c in page.context.cookies()} == {"csrftoken"}
    assert page.url.partition("?")[2] not in (service.folder / "log").read_text()


def test_too_few_answers_place_nothing_and_say_what_is_missing(service, visitor):
    page = visitor()
    page.goto("/try/result/?a=55----------")
    expect(page.locator("main")).to_contain_text("too few for a place")
    assert_sound(page)


@pytest.mark.parametrize("answers", ["", "5", "555555555555x", "9" * 12, "%00" * 12])
def test_a_broken_link_gets_a_page_that_helps(service, visitor, answers):
    page = visitor()
    answer = page.goto(f"/try/result/?a={answers}")
    assert 400 <= answer.status < 500
    assert_sound(page)
    expect(page.locator("main a[href]").first).to_be_visible()


def _rows(service) -> dict[str, int]:
    with sqlite3.connect(service.folder / "service.sqlite3") as database:
        tables = [name for (name,) in database.execute("select name from sqlite_master where type = 'table'")]
        counts = {name: database.execute(f'select count(*) from "{name}"').fetchone()[0] for name in tables}
    database.close()
    return counts
