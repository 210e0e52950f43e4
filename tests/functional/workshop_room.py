"""People in a room as a browser test plays them: what they press, and what they remember having said."""

import re
from collections import Counter
from dataclasses import dataclass, field

from playwright.sync_api import Page, expect

from tests.functional.respondent import press

SAVED = re.compile("Your answer is in")
OFFLINE = "You are offline, your vote is kept."
BACK = "You are back."
KEPT = re.compile("Your answer is kept and goes off")
# A server that has just started, and a room full of phones that come back to it at once.
LONG, PATIENT = 15_000, 30_000

# What the room said: (step, round, question, group, answer) and how many did; the group is empty for everybody.
Said = Counter


@dataclass
class Phone:
    """A participant. `leans` is added to what the others say, so that people differ."""

    page: Page
    group: str
    leans: int
    scripted: bool = True
    said: dict[tuple, list[str]] = field(default_factory=dict)

    def join(self, code: str, name: str = "") -> None:
        """From the code to the screen in two pages."""
        self.page.goto("/join/")
        self.page.get_by_label("What is the code?").fill(code)
        press(self.page.get_by_role("button", name="Continue"))
        self.page.get_by_label(self.group, exact=True).check()
        if name:
            self.page.get_by_label("Your name (optional)").fill(name)
        press(self.page.get_by_role("button", name="Join", exact=True))
        expect(self.page.locator("#screen-title")).to_be_visible()

    def fill_in(self, step: str, round_number: int) -> None:
        """Choose an answer to every question of the ballot that is open, without sending it."""
        self._see("voting")
        fields = self.page.locator("#screen fieldset[data-question]")
        for place in range(fields.count()):
            question = fields.nth(place).get_attribute("data-question")
            self.said[step, round_number, question] = self._choose(fields.nth(place), place, round_number)

    def answer(self, step: str, round_number: int) -> None:
        self.fill_in(step, round_number)
        self.send()
        self.is_in()

    def send(self) -> None:
        button = self.page.locator("#screen button[type=submit]")
        if self.scripted:
            button.click()
        else:
            press(button)

    def is_in(self) -> None:
        expect(self.page.locator("#said")).to_have_text(SAVED, timeout=LONG)

    def sees(self, phase: str) -> None:
        self._see(phase)

    def send_idea(self, text: str) -> None:
        self._see("collecting")
        self.page.locator("#idea [name=text]").fill(text)
        self.page.get_by_role("button", name="Send my idea").click()
        expect(self.page.locator("#idea-said")).to_contain_text("Your idea is in")

    def give_feedback(self, useful: int, words: str = "") -> None:
        self._see("ended")
        self.page.locator(f'#feedback input[name=useful][value="{useful}"]').check()
        self.page.locator("#feedback [name=words]").fill(words)
        self.page.locator("#feedback button[type=submit]").click()

    def _see(self, phase: str) -> None:
        """A phone with a script comes by itself; one without looks again."""
        shown = self.page.locator(f'.app-screen[data-phase="{phase}"]')
        if not self.scripted:
            self.page.goto(self.page.url.partition("?")[0])
        expect(shown).to_be_visible(timeout=LONG)

    def _choose(self, question, place: int, round_number: int) -> list[str]:
        boxes = question.locator("input[type=checkbox]")
        if boxes.count():
            ticked = [boxes.nth((self.leans + turn) % boxes.count()) for turn in (0, 1)]
            for box in ticked:
                box.check()
            return [box.get_attribute("value") for box in ticked]
        value = "DK" if self.leans == 4 and place == 1 else str(1 + (self.leans + place + round_number) % 5)
        question.locator(f'input[value="{value}"]').check()
        return [value]


def room_said(phones: list[Phone]) -> Said:
    """Of everybody and of each group: what the record has to say."""
    counted: Said = Counter()
    for phone in phones:
        for (step, round_number, question), answers in phone.said.items():
            for answer in answers:
                counted[step, round_number, question, "", answer] += 1
                counted[step, round_number, question, phone.group, answer] += 1
    return counted


@dataclass
class Desk:
    """The facilitator's screen."""

    page: Page
    workshop: str

    def start(self) -> None:
        self.page.goto(f"/workshops/{self.workshop}/prepare/")
        press(self.page.get_by_role("button", name="Start the workshop"))
        expect(self.page.locator("#command-next")).to_be_visible()

    def press(self, key: str, then: str) -> None:
        """A button by its key; the room is then in the phase."""
        with self.page.expect_navigation(timeout=PATIENT):
            self.page.locator(f"#command-{key}").click(timeout=PATIENT)
        expect(self.page.locator(f'.app-run[data-phase="{then}"]')).to_be_visible(timeout=LONG)

    @property
    def title(self) -> str:
        return self.page.locator("#step-title").inner_text()

    def go_on(self, then: str) -> str:
        """To the next step; gives its title."""
        self.press("next", then)
        return self.title

    def decide(self, text: str) -> None:
        self.page.locator("#decision-details summary").click()
        self.page.get_by_label("What did we decide?").fill(text)
        press(self.page.get_by_role("button", name="Save the decision"))
        expect(self.page.locator('[data-region="written"]')).to_contain_text(text)

    def write_note(self, text: str) -> None:
        self.page.locator("#note-details summary").click()
        self.page.get_by_label("Note", exact=True).fill(text)
        press(self.page.get_by_role("button", name="Save the note"))

    def show_ideas(self, texts: list[str]) -> None:
        press(self.page.locator("#link-sort_ideas"))
        for text in texts:
            row = self.page.locator("li.app-devices__one", has_text=text)
            press(row.get_by_role("button", name=re.compile("^Show")))
        press(self.page.get_by_role("link", name="Run the workshop"))

    def end(self) -> None:
        press(self.page.locator("#command-end"))
        expect(self.page).to_have_url(re.compile("/record/$"))
