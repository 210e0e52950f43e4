"""Those who need not answer a level say so, page by page or for a whole section, and take it back."""

import pytest

from assessments.models import Answer, SectionState


def given(response) -> dict[str, str]:
    return {answer.question: answer.given for answer in Answer.objects.filter(response=response)}


class TestIDoNotDealWithThis:
    @pytest.fixture
    def practitioner(self, sign_in, colleague, sheets):
        sheets.assessment.respondent_role = "practitioner"
        sheets.assessment.save()
        return sign_in(colleague)

    def buttons(self, page) -> list[str]:
        return [button["value"] for button in page.select("form button[name=action]")]

    def test_is_offered_on_macro_pages_to_those_who_may_skip_them(self, practitioner, sheets, soup):
        assert self.buttons(soup(practitioner.get(sheets.page("supplier")))) == [
            "later",
            "skip_page",
            "skip_section",
        ]
        assert self.buttons(soup(practitioner.get(sheets.page("policy")))) == ["later", "skip_page"]
        assert self.buttons(soup(practitioner.get(sheets.page("using-lessons")))) == ["later"]

        sheets.assessment.respondent_role = "digital"
        sheets.assessment.save()

        assert self.buttons(soup(practitioner.get(sheets.page("policy")))) == ["later"]
        practitioner.post(sheets.page("policy"), {"action": "skip_page"})
        assert given(sheets.own) == {}

    def test_marks_the_page_as_not_applicable_and_can_be_taken_back(self, practitioner, sheets, soup):
        reply = practitioner.post(sheets.page("policy"), {"action": "skip_page"})
        assert reply.url == sheets.page("programmes")
        assert given(sheets.own) == dict.fromkeys(["POL1", "POL2", "POL3", "POL4"], "NA")
        assert self.buttons(soup(practitioner.get(sheets.page("policy")))) == ["later", "unskip_page"]

        reply = practitioner.post(
            sheets.page("policy"),
            dict.fromkeys(["POL1", "POL2", "POL3", "POL4"], "NA") | {"action": "unskip_page"},
        )

        assert reply.url == sheets.page("policy")
        assert set(given(sheets.own).values()) == {""}

    def test_keeps_what_was_answered_on_the_same_page(self, practitioner, sheets):
        practitioner.post(sheets.page("policy"), {"POL1": "5", "action": "skip_page"})

        assert given(sheets.own) == {"POL1": "5", "POL2": "NA", "POL3": "NA", "POL4": "NA"}

    def test_marks_the_section_and_can_be_taken_back(self, practitioner, sheets, soup):
        reply = practitioner.post(sheets.page("supplier"), {"action": "skip_section"}, follow=True)
        assert "14 statements are marked “Does not apply”." in reply.content.decode()
        row = soup(reply).find("a", string="What surrounds your organisation").find_parent("li")
        assert row.select_one(".nhsuk-task-list__status").get_text(strip=True) == "Completed"

        practitioner.post(sheets.page("supplier"), {"action": "unskip_section"})

        assert set(given(sheets.own).values()) == {""}
        assert SectionState.objects.get().completed is False
