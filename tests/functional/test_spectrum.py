"""The picture of the spectrum where it is narrow, printed or seen in forced colours."""

from playwright.sync_api import expect

from tests.functional.pages import MANAGER
from tests.functional.respondent import press
from tests.functional.soundness import NARROW


def test_a_narrow_picture_carries_the_numbers_of_the_table(service, visitor, sign_in):
    page = sign_in(visitor(), MANAGER)
    _open_own_result(page)
    labels = page.locator("svg.main-svg .textpoint text")
    expect(labels.first).to_be_visible()
    assert not labels.first.text_content().isdigit()

    page.set_viewport_size(NARROW)

    expect(labels.first).to_have_text("1")
    numbers = page.locator(".app-spectrum tbody td:first-child").all_inner_texts()
    assert {text.split()[-1] for text in numbers} >= set(labels.all_text_contents())


def test_print_and_forced_colours_have_the_servers_drawing(service, visitor, sign_in):
    page = sign_in(visitor(), MANAGER)
    _open_own_result(page)
    expect(page.locator("svg.main-svg").first).to_be_visible()
    expect(page.locator("svg.app-spectrum__svg")).to_be_hidden()

    page.emulate_media(media="print")
    expect(page.locator("svg.app-spectrum__svg")).to_be_visible()
    expect(page.locator("svg.main-svg").first).to_be_hidden()

    page.emulate_media(media="screen", forced_colors="active")
    page.reload()
    expect(page.locator("svg.app-spectrum__svg")).to_be_visible()
    assert page.locator("svg.main-svg").count() == 0


def _open_own_result(page) -> None:
    page.goto("/organisations/")
    press(page.locator("main a[href^='/organisations/']").first)
    page.goto(page.url.replace("/organisations/", "/results/organisations/"))
