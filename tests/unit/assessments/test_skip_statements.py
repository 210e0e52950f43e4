from accounts.models import AuditEvent
from assessments.models import SectionState
from assessments.selectors.progress import sheet_of
from assessments.services.save_answers import save_answers
from assessments.services.skip_statements import skip_statements, unskip_statements


def pages(response, *codes):
    return [page for page in sheet_of(response).pages if page.code in codes]


def given(response):
    return {answer.question: answer.given for answer in response.answers.all()}


def test_every_open_statement_does_not_apply_and_answers_stay(own_draft, colleague):
    save_answers(response=own_draft, given={"POL1": "4"}, notes={"POL2": "Ask Jo."}, by=colleague)

    count = skip_statements(response=own_draft, pages=pages(own_draft, "policy"), by=colleague)

    assert count == 3
    assert given(own_draft) == {"POL1": "4", "POL2": "NA", "POL3": "NA", "POL4": "NA"}
    assert own_draft.answers.get(question="POL2").note == "Ask Jo."
    assert AuditEvent.objects.get(action="statements_skipped").detail == {"pages": ["policy"]}


def test_taking_it_back_leaves_what_was_answered(own_draft, colleague):
    save_answers(response=own_draft, given={"POL1": "4"}, notes={}, by=colleague)
    skip_statements(response=own_draft, pages=pages(own_draft, "policy"), by=colleague)

    unskip_statements(response=own_draft, pages=pages(own_draft, "policy"), by=colleague)

    assert given(own_draft) == {"POL1": "4", "POL2": "", "POL3": "", "POL4": ""}
    assert AuditEvent.objects.filter(action="statements_unskipped").exists()


def test_a_whole_section_is_completed_and_opened_again(own_draft, colleague):
    section = next(s for s in sheet_of(own_draft).sections if s.code == "macro")

    count = skip_statements(response=own_draft, pages=section.pages, by=colleague, section="macro")

    assert count == 14
    assert set(given(own_draft).values()) == {"NA"}
    assert SectionState.objects.get(section="macro").completed

    unskip_statements(response=own_draft, pages=section.pages, by=colleague, section="macro")

    assert set(given(own_draft).values()) == {""}
    assert not SectionState.objects.get(section="macro").completed
