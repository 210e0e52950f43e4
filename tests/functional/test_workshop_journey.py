"""A workshop: a facilitator, a presenter and ten people of two organisations through the agenda of ninety minutes.

One goes offline for half a minute with an answer that was not sent, one comes late, one has no JavaScript, and the
server is started anew between vote and reveal. The record then says what they did.
"""

import csv
import time
from io import StringIO

import pytest
from playwright.sync_api import expect

from assessments.demonstration.world import demonstration_id
from tests.functional.pages import FACILITATOR, MANAGER
from tests.functional.respondent import press
from tests.functional.soundness import NARROW, assert_sound
from tests.functional.workshop_room import BACK, KEPT, LONG, OFFLINE, Desk, Phone, room_said

WORKSHOP = demonstration_id("workshop", "ready")
CODE, TYPED = "MEET24", "meet 24"
NORTH = "Northmoor Hospitals NHS Foundation Trust"
SOUTH = "Highfell University Hospitals NHS Foundation Trust"
OFFLINE_SECONDS = 30
IDEAS = ("Spend a morning with the other team", "One page with names and numbers", "Ask before we buy")
DECISION, NOTE = "We meet in Highfell every second month.", "Somebody told of the winter."
ACTION = "Book the room in Highfell"


@pytest.mark.timeout(300)
def test_a_workshop_from_the_first_screen_to_a_record_that_says_what_they_did(service, visitor, sign_in):
    desk = Desk(sign_in(visitor(), MANAGER), str(WORKSHOP))
    desk.start()
    projector = sign_in(visitor(), FACILITATOR)
    projector.goto(f"/workshops/{WORKSHOP}/screen/")
    phones = [
        Phone(
            visitor(viewport=NARROW, javascript=place != 7), (NORTH, SOUTH)[place % 2], place % 5, place != 7
        )
        for place in range(10)
    ]
    late, offline, plain = phones[9], phones[2], phones[7]
    here = phones[:9]
    for place, phone in enumerate(here):
        phone.join(TYPED, "" if place else "Nora")
    expect(projector.locator("main")).to_contain_text(f"{CODE[:3]} {CODE[3:]}")

    desk.go_on("talking")
    desk.write_note(NOTE)

    # Where the room places the partnership.
    step = desk.go_on("ready")
    vote(desk, here, step)
    assert_hidden(desk, projector, here)
    show(desk, projector, here)
    assert_sound(here[0].page)

    # What moves it: somebody comes late.
    late.join(TYPED)
    step = desk.go_on("ready")
    vote(desk, phones, step)
    show(desk, projector, phones)

    # A condition, twice. One answers while the network is away.
    step = desk.go_on("ready")
    desk.press("open", "voting")
    offline.fill_in(step, 1)
    offline.page.context.set_offline(True)
    went = time.monotonic()
    offline.send()
    expect(offline.page.locator("#said")).to_have_text(KEPT)
    expect(offline.page.locator("#connection")).to_have_text(OFFLINE, timeout=LONG)
    for phone in phones:
        if phone is not offline:
            phone.answer(step, 1)
    assert_sound(projector)
    time.sleep(max(0.0, OFFLINE_SECONDS - (time.monotonic() - went)))
    offline.page.context.set_offline(False)
    expect(offline.page.locator("#connection")).to_have_text(BACK, timeout=LONG)
    offline.is_in()
    desk.press("close", "closed")
    show(desk, projector, phones)
    desk.press("second", "voting")
    for phone in phones:
        phone.answer(step, 2)
    desk.press("close", "closed")
    show(desk, projector, phones)
    assert_sound(desk.page)

    # The next one. The server is started anew between vote and reveal.
    step = desk.go_on("ready")
    vote(desk, phones, step)
    service.stop()
    service.run()
    show(desk, projector, phones)

    for _ in range(2):
        step = desk.go_on("ready")
        vote(desk, phones, step)
        show(desk, projector, phones)

    # Ideas.
    step = desk.go_on("collecting")
    for phone, text in zip(phones, IDEAS, strict=False):
        phone.send_idea(text)
    desk.show_ideas(list(IDEAS))
    expect(projector.locator("main")).to_contain_text(IDEAS[0])
    vote(desk, phones, step)
    show(desk, projector, phones)

    desk.go_on("talking")
    desk.decide(DECISION)
    write_action(desk)
    expect(projector.locator("main")).to_contain_text(DECISION)
    desk.go_on("talking")
    desk.end()
    phones[0].give_feedback(5, "Short and clear.")
    plain.sees("ended")

    assert_record(desk, phones)


def vote(desk: Desk, phones: list[Phone], step: str, round_number: int = 1) -> None:
    desk.press("open", "voting")
    for phone in phones:
        phone.answer(step, round_number)
    desk.press("close", "closed")


def show(desk: Desk, projector, phones: list[Phone]) -> None:
    """Everybody sees the result, whatever they look at it with."""
    desk.press("reveal", "revealed")
    expect(projector.locator('.app-screen[data-phase="revealed"]')).to_be_visible(timeout=LONG)
    for phone in phones:
        phone.sees("revealed")
        expect(phone.page.locator("#screen .app-result").first).to_be_visible()


def assert_hidden(desk: Desk, projector, phones: list[Phone]) -> None:
    for page in (desk.page, projector, phones[0].page):
        expect(page.locator(".app-result")).to_have_count(0)


def write_action(desk: Desk) -> None:
    press(desk.page.locator("#link-write-action"))
    desk.page.locator("[name=text]").fill(ACTION)
    desk.page.get_by_label(SOUTH, exact=True).check()
    desk.page.locator("[name=owner_name]").fill("Estates")
    for part, value in (("day", "1"), ("month", "12"), ("year", "2030")):
        desk.page.locator(f"[name=due_on_{part}]").fill(value)
    press(desk.page.get_by_role("button", name="Write down the action"))
    expect(desk.page.locator('[data-region="written"]')).to_contain_text(ACTION)


def assert_record(desk: Desk, phones: list[Phone]) -> None:
    desk.page.goto(f"/workshops/{WORKSHOP}/record/")
    main = desk.page.locator("main")
    for words in (DECISION, NOTE, ACTION, *IDEAS):
        expect(main).to_contain_text(words)
    assert_sound(desk.page)
    said = desk.page.request.get(f"/workshops/{WORKSHOP}/record.csv").text()
    rows = [row for row in csv.DictReader(StringIO(said.lstrip("\ufeff"))) if row["people"] not in ("", "0")]
    recorded = {
        (row["title"], int(row["round"]), row["question"], row["group"], row["answer"]): int(row["people"])
        for row in rows
    }

    assert recorded == dict(room_said(phones))
