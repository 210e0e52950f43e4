from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEvent
from assessments.enums import Refusal, ResponseStatus
from assessments.models import Answer, Response, SectionState
from assessments.rules import CannotChange
from assessments.services.reopen_response import reopen_response
from assessments.services.save_answers import save_answers
from assessments.services.submit_response import submit_response
from tests.factories import ResponseFactory


@pytest.fixture
def sent(own_draft, colleague):
    save_answers(
        response=own_draft,
        given={"SEA1": "5", "SEA2": "DK"},
        notes={"SEA1": "Since May."},
        by=colleague,
        section="organisational",
        completed=True,
    )
    return submit_response(response=own_draft, by=colleague)


def answers(response):
    return list(
        Answer.objects.filter(response=response).order_by("question").values_list("question", "kind", "note")
    )


def test_feature_15_reopening_copies_everything_and_the_sent_version_still_counts(sent, colleague):
    draft = reopen_response(response=sent, reason="I mixed up two partners.", by=colleague)

    assert (draft.version, draft.status, draft.reopen_reason) == (2, "draft", "I mixed up two partners.")
    assert answers(draft) == answers(sent) == [("SEA1", "value", "Since May."), ("SEA2", "dont_know", "")]
    assert SectionState.objects.filter(response=draft, section="organisational", completed=True).exists()
    sent.refresh_from_db()
    assert sent.status == ResponseStatus.SUBMITTED
    event = AuditEvent.objects.get(action="response_reopened")
    assert event.detail == {"from_version": 1}


def test_changing_the_draft_leaves_the_sent_version_as_it_was(sent, colleague):
    draft = reopen_response(response=sent, reason="Again", by=colleague)

    save_answers(response=draft, given={"SEA1": "1"}, notes={"SEA1": ""}, by=colleague)

    assert Answer.objects.get(response=sent, question="SEA1").value == 5
    assert answers(sent) == [("SEA1", "value", "Since May."), ("SEA2", "dont_know", "")]


def test_reopened_twice_is_one_draft(sent, colleague):
    first = reopen_response(response=sent, reason="Once", by=colleague)

    assert reopen_response(response=sent, reason="Twice", by=colleague) == first
    assert Response.objects.count() == 2
    assert AuditEvent.objects.filter(action="response_reopened").count() == 1


def test_only_the_version_that_counts_is_reopened(assessment, colleague):
    replaced = ResponseFactory(assessment=assessment, submitted=True, status=ResponseStatus.REPLACED)
    ResponseFactory(assessment=assessment, submitted=True, version=2)

    with pytest.raises(CannotChange) as refused:
        reopen_response(response=replaced, reason="Old", by=colleague)

    assert refused.value.reason == Refusal.NOT_COUNTING


def test_nothing_is_reopened_after_the_round(sent, campaign, colleague):
    campaign.closes_at = timezone.now() - timedelta(seconds=1)
    campaign.save()

    with pytest.raises(CannotChange) as refused:
        reopen_response(response=sent, reason="Late", by=colleague)

    assert refused.value.reason == Refusal.CLOSED
    assert Response.objects.count() == 1
