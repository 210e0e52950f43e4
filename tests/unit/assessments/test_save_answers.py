from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from accounts.models import AuditEvent
from assessments.enums import AnswerKind, Refusal
from assessments.models import Answer, SectionState
from assessments.rules import AnsweredMeanwhile, CannotChange
from assessments.services.save_answers import save_answers
from tests.factories import AssessmentFactory, ResponseFactory


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


@pytest.mark.django_db
class TestTicks:
    """Several conditions for one question, which version 2 asks."""

    @pytest.fixture
    def draft(self, version_2_assessment, partnership):
        return ResponseFactory(assessment=version_2_assessment, partnership=partnership)

    def test_ticks_nothing_of_these_and_dont_know_are_three_things(self, draft, colleague):
        given = {"DT": "ticks:POL MAN", "DM": "none", "DC": "DK", "W1": "4", "G1": "now"}

        save_answers(response=draft, given=given, notes={}, by=colleague)

        kinds = {answer.question: (answer.kind, answer.ticks) for answer in Answer.objects.all()}
        assert kinds == {
            "DT": (AnswerKind.TICKS, "POL MAN"),
            "DM": (AnswerKind.CHOICE, ""),
            "DC": (AnswerKind.DONT_KNOW, ""),
            "W1": (AnswerKind.VALUE, ""),
            "G1": (AnswerKind.CHOICE, ""),
        }
        assert {answer.question: answer.given for answer in Answer.objects.all()} == given

    def test_ticks_are_replaced_and_cleared_whole(self, draft, colleague):
        for given in ("ticks:POL MAN", "ticks:MAN REC", "none", ""):
            save_answers(response=draft, given={"DT": given}, notes={}, by=colleague)

            assert Answer.objects.get().given == given

    def test_ticks_stand_in_an_answer_of_their_kind_only(self, draft):
        with pytest.raises(IntegrityError, match="only_ticks_have_ticks"):
            Answer.objects.create(response=draft, question="DT", kind=AnswerKind.TICKS)


class TestASheetOfSeveralPeople:
    @pytest.fixture
    def together(self, campaign, trust):
        shared = AssessmentFactory(campaign=campaign, organisation=trust, person=None)
        return ResponseFactory(assessment=shared, answers={"SEA1": 3})

    def test_C2_what_has_changed_since_it_was_read_is_not_overwritten(self, together, colleague):
        for based_on in (None, {"SEA1": ("2", "")}, {"SEA1": ("3", "Another note.")}):
            with pytest.raises(AnsweredMeanwhile):
                save_answers(
                    response=together,
                    given={"SEA1": "5", "SEA2": "5"},
                    notes={},
                    by=colleague,
                    based_on=based_on,
                )
        assert stored(together) == {"SEA1": (AnswerKind.VALUE, 3, "", "")}

    def test_based_on_what_stands_it_is_written_with_the_name(self, together, colleague):
        save_answers(
            response=together, given={"SEA1": "5"}, notes={}, by=colleague, based_on={"SEA1": ("3", "")}
        )

        answer = Answer.objects.get()
        assert (answer.given, answer.saved_by) == ("5", colleague)

    def test_statements_about_single_people_are_not_on_it(self, together, colleague):
        with pytest.raises(ValueError, match="not on this sheet: \\['IMO1'\\]"):
            save_answers(response=together, given={"IMO1": "5"}, notes={}, by=colleague)


def test_ones_own_answers_carry_no_name(own_draft, colleague):
    save_answers(response=own_draft, given={"SEA1": "5"}, notes={}, by=colleague)

    assert Answer.objects.get().saved_by is None
