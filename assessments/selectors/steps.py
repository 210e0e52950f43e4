"""Where one page stands in its sheet: what comes before and after it."""

from dataclasses import dataclass

from assessments.models import Response
from assessments.selectors.progress import sheet_of
from models_engine import Page, Section, Sheet


@dataclass(frozen=True)
class Step:
    """`number` counts the pages of the section from 1. `previous` and `following` stay inside the section."""

    sheet: Sheet
    section: Section
    page: Page
    number: int

    @property
    def count(self) -> int:
        return len(self.section.pages)

    @property
    def previous(self) -> Page | None:
        return self.section.pages[self.number - 2] if self.number > 1 else None

    @property
    def following(self) -> Page | None:
        return self.section.pages[self.number] if self.number < self.count else None

    @property
    def ends_section(self) -> bool:
        return self.following is None


def step_of(response: Response, page_code: str) -> Step | None:
    """None where the response's sheet has no such page."""
    sheet = sheet_of(response)
    for section in sheet.sections:
        for number, page in enumerate(section.pages, start=1):
            if page.code == page_code:
                return Step(sheet=sheet, section=section, page=page, number=number)
    return None
