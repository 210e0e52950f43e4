from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEvent
from assessments.enums import AnswerKind, Refusal
from assessments.models import Answer, SectionState
from assessments.rules import CannotChange
from assessments.services.save_answers import save_answers
from tests.factories import ResponseFactory


def stored(response):
    return {
        answer.question: (answer.kind, answer.value, answer.choice, answer.note)
        for answer in Answer.objects.filter(response=response)
    }


def test_feature_09_dont_know_not_applicable_and_unanswered_are_three_things(partnership_draft, colleague):
    save_answers(
        response=partnership_draft,
        given={"F1": "4", "F2": "DK", "F3": "NA", "F4": "", "FIRST": "region"},
        notes={"F5": "Not sure yet."},
        by=colleague,
    )

    assert stored(partnership_draft) == {
        "F1": (AnswerKind.VALUE, 4, "", ""),
        "F2": (AnswerKind.DONT_KNOW, None, "", ""),
        "F3": (AnswerKind.NOT_APPLICABLE, None, "", ""),
        "F5": (AnswerKind.NONE, None, "", "Not sure yet."),
        "FIRST": (AnswerKind.CHOICE, None, "region", ""),
    }
    assert {answer.question: answer.given for answer in partnership_draft.answers.all()} == {
        "F1": "4",
        "F2": "DK",
        "F3": "NA",
        "F5": "",
        "FIRST": "region",
    }


def test_what_is_not_given_stays(own_draft, colleague):
    save_answers(response=own_draft, given={"SEA1": "5"}, notes={"SEA1": "Since May."}, by=colleague)

    save_answers(response=own_draft, given={"SEA2": "1"}, notes={}, by=colleague)
    save_answers(response=own_draft, given={"SEA1": "2"}, notes={}, by=colleague)

    assert stored(own_draft) == {
        "SEA1": (AnswerKind.VALUE, 2, "", "Since May."),
        "SEA2": (AnswerKind.VALUE, 1, "", ""),
    }


def test_an_answer_can_be_cleared_and_its_note_stays(own_draft, colleague):
    save_answers(response=own_draft, given={"SEA1": "5"}, notes={"SEA1": "Since May."}, by=colleague)

    save_answers(response=own_draft, given={"SEA1": ""}, notes={}, by=colleague)

    assert stored(own_draft) == {"SEA1": (AnswerKind.NONE, None, "", "Since May.")}


def test_without_change_nothing_is_written(own_draft, colleague):
    save_answers(response=own_draft, given={"SEA1": "5"}, notes={"SEA1": ""}, by=colleague)
    before = Answer.objects.get().saved_at

    save_answers(response=own_draft, given={"SEA1": "5"}, notes={"SEA1": "", "SEA2": ""}, by=colleague)

    assert Answer.objects.get().saved_at == before
    assert AuditEvent.objects.count() == 1


def test_the_audit_row_holds_no_answer(own_draft, colleague):
    save_answers(
        response=own_draft,
        given={"SEA1": "5"},
        notes={"SEA2": "Secret"},
        by=colleague,
        section="",
        completed=None,
    )

    event = AuditEvent.objects.get()
    assert (event.by, event.action, event.subject_id) == (colleague, "answers_saved", str(own_draft.pk))
    assert event.detail == {"changed": 2}


def test_the_word_on_a_section_is_kept_and_can_be_changed(own_draft, colleague):
    for completed in (True, False):
        save_answers(
            response=own_draft,
            given={},
            notes={},
            by=colleague,
            section="organisational",
            completed=completed,
        )

        assert SectionState.objects.get(response=own_draft).completed is completed


def test_a_statement_of_another_sheet_is_refused(own_draft, colleague):
    with pytest.raises(ValueError, match="not on this sheet: \\['F1'\\]"):
        save_answers(response=own_draft, given={"F1": "4"}, notes={}, by=colleague)


def test_sent_answers_do_not_change(assessment, colleague):
    sent = ResponseFactory(assessment=assessment, submitted=True, answers={"SEA1": 3})

    with pytest.raises(CannotChange) as refused:
        save_answers(response=sent, given={"SEA1": "4"}, notes={}, by=colleague)

    assert refused.value.reason == Refusal.SENT
    assert Answer.objects.get().value == 3


def test_after_the_round_answers_do_not_change(own_draft, campaign, colleague):
    campaign.closes_at = timezone.now() - timedelta(seconds=1)
    campaign.save()

    with pytest.raises(CannotChange) as refused:
        save_answers(response=own_draft, given={"SEA1": "4"}, notes={}, by=colleague)

    assert refused.value.reason == Refusal.CLOSED
    assert not Answer.objects.exists()


def test_the_number_of_queries_does_not_depend_on_what_is_there(
    own_draft, colleague, django_assert_num_queries
):
    every_code = [code for page in _sheet(own_draft).pages for code in page.question_codes]
    page = ["SUP1", "SUP2", "SUP3"]
    # The rows before, the answers, the audit row, the lock, and the savepoint's two.
    with django_assert_num_queries(6):
        save_answers(response=own_draft, given=dict.fromkeys(page, "2"), notes={}, by=colleague)
    save_answers(response=own_draft, given=dict.fromkeys(every_code, "3"), notes={}, by=colleague)

    with django_assert_num_queries(6):
        save_answers(response=own_draft, given=dict.fromkeys(page, "4"), notes={}, by=colleague)


def _sheet(response):
    return response.assessment.campaign.instrument.definition.sheet("organisation")
