import re
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEvent
from assessments.enums import Refusal, ResponseStatus
from assessments.models import Response
from assessments.rules import CannotChange
from assessments.services.submit_response import REFERENCE_SIGNS, submit_response
from tests.factories import ResponseFactory


def test_feature_14_sent_twice_is_sent_once(own_draft, colleague):
    first = submit_response(response=own_draft, by=colleague)
    again = submit_response(response=own_draft, by=colleague)

    assert first.status == ResponseStatus.SUBMITTED
    assert again.reference == first.reference
    assert again.submitted_at == first.submitted_at
    assert AuditEvent.objects.filter(action="response_submitted").count() == 1


def test_the_reference_has_28_signs_and_no_look_alikes(own_draft, colleague):
    reference = submit_response(response=own_draft, by=colleague).reference

    assert re.fullmatch(r"ECO-\w{4}-\w{4}", reference)
    assert set(reference.removeprefix("ECO-").replace("-", "")) <= set(REFERENCE_SIGNS)
    assert len(set(REFERENCE_SIGNS)) == len(REFERENCE_SIGNS) == 28
    assert not set("01OILSZB") & set(REFERENCE_SIGNS)


def test_the_version_sent_before_becomes_history(assessment, colleague):
    before = ResponseFactory(assessment=assessment, submitted=True)
    draft = ResponseFactory(assessment=assessment, version=2)

    submit_response(response=draft, by=colleague)

    statuses = dict(Response.objects.values_list("version", "status"))
    assert statuses == {1: ResponseStatus.REPLACED, 2: ResponseStatus.SUBMITTED}
    before.refresh_from_db()
    assert before.reference
    assert AuditEvent.objects.get().detail == {"version": 2, "replaced": True, "late": False}


def test_another_sheet_of_the_same_person_is_left_alone(assessment, partnership, own_draft, colleague):
    other = ResponseFactory(assessment=assessment, partnership=partnership, submitted=True)

    submit_response(response=own_draft, by=colleague)

    other.refresh_from_db()
    assert other.status == ResponseStatus.SUBMITTED


def test_nothing_is_sent_after_the_round(own_draft, campaign, colleague):
    campaign.closes_at = timezone.now() - timedelta(seconds=1)
    campaign.save()

    with pytest.raises(CannotChange) as refused:
        submit_response(response=own_draft, by=colleague)

    assert refused.value.reason == Refusal.CLOSED
    own_draft.refresh_from_db()
    assert own_draft.status == ResponseStatus.DRAFT
