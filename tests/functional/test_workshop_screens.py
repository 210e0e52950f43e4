"""The pages of a workshop that runs, each once before, during and after a vote: as sound as every other page."""

import pytest
from django.urls import reverse

from assessments.demonstration.world import demonstration_id
from tests.functional.pages import FACILITATOR, RUNNING
from tests.functional.soundness import NARROW, what_is_wrong
from tests.functional.workshop_room import Desk, Phone

WORKSHOP = demonstration_id("workshop", "ready")
GROUP = "Northmoor Hospitals NHS Foundation Trust"
OF_EACH_STEP = ["write_note", "write_decision", "write_room_action", "device_list", "set_prompt"]


@pytest.mark.timeout(300)
def test_the_pages_of_a_running_workshop_are_sound(service, visitor, sign_in):
    desk = Desk(sign_in(visitor(), FACILITATOR), str(WORKSHOP))
    looker = sign_in(visitor(), FACILITATOR)
    findings, seen = [], set()

    def look(*names: str, **keys) -> None:
        for name in names:
            seen.add(f"workshops:{name}")
            looker.goto(reverse(f"workshops:{name}", kwargs={"workshop_id": WORKSHOP} | keys))
            findings.extend(what_is_wrong(looker))

    desk.start()
    look("run_workshop", "screen")
    phone = Phone(visitor(viewport=NARROW), GROUP, 1)
    phone.join("MEET24")
    desk.page.locator("#command-simulate").click()
    desk.go_on("talking")
    look("run_workshop", "screen", *OF_EACH_STEP)
    desk.go_on("ready")
    look("run_workshop", "screen")
    for key, phase in (("open", "voting"), ("close", "closed"), ("reveal", "revealed")):
        desk.press(key, phase)
        phone.sees(phase)
        look("run_workshop", "screen", *(["count_hands"] if phase == "voting" else []))
        findings.extend(what_is_wrong(phone.page))
        if phase == "voting":
            phone.answer(desk.title, 1)
    look("record_agreed")
    for _ in range(5):
        desk.press("next" if desk.page.locator("#command-next").count() else "skip", "ready")
    desk.press("skip", "collecting")
    phone.send_idea("Meet once a month")
    look("run_workshop", "screen", "sort_ideas")
    looker.get_by_role("link", name="Reword or merge").first.click()
    seen.add("workshops:edit_idea")
    findings.extend(what_is_wrong(looker))

    assert not findings, "\n".join(findings)
    assert seen == set(RUNNING)
