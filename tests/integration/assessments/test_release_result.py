"""What one side lets its partners see: exactly that, frozen, and never from too few people."""

import json
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from assessments.enums import Refusal
from assessments.models import Answer, Release
from assessments.rules import CannotChange
from assessments.selectors.both_sides import partner_items
from assessments.selectors.results import result_of_partnership
from jobs.models import Job
from jobs.testing import run_jobs
from tests.factories.sides import moved_by, send
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(partnership):
    return reverse("assessments:release_result", args=[partnership.pk])


def test_the_page_shows_what_is_released_and_the_button_releases_it(look, url, both, manager, client):
    both.answer(both.ours, 6, **moved_by(DE="REC", G1="formal", W1=4))

    main = look(manager, url)

    assert "People place this partnership as formal and started by others" in words(main)
    rows = [[words(cell) for cell in row.select("td")] for row in main.select("tbody tr")]
    assert ["Answers from 6 people"] * len(rows) == [row[3] for row in rows]
    assert "Kept going by" in words(main)
    assert "In a year, people want it to be formal." in words(main)
    answer = client.post(url, {"wait_waived": "on"})
    assert (answer.status_code, answer.url.split("?")[0]) == (302, url.replace("/release/", "/partners/"))
    release = Release.objects.get()
    assert release.wait_waived
    assert release.released_by == manager
    event = AuditEvent.objects.get(action="result_released")
    assert event.detail["organisation"] == str(both.ours.pk)


def test_a_side_that_has_not_finished_cannot_release(look, url, both, manager, client):
    both.answer(both.ours, 4)

    assert "Your side has not finished." in words(look(manager, url, 409))
    assert client.post(url).status_code == 409
    assert not Release.objects.exists()


def test_after_the_end_of_a_partnership_nothing_is_released_and_what_is_open_stays(
    look, url, both, manager, partnership
):
    both.finish()
    both.open()
    partnership.ended_on = timezone.localdate() - timedelta(days=1)
    partnership.save()

    assert "This partnership has ended" in words(look(manager, url, 409))
    with pytest.raises(CannotChange) as refused:
        both.release(both.ours)
    assert refused.value.reason == Refusal.ENDED
    assert look(manager, url.replace("/release/", "/partners/")).select("figure")


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_a_confirmed_lead_of_the_side_releases(both, url, client, colleague, manager, method):
    both.finish()
    client.force_login(colleague)
    assert getattr(client, method)(url).status_code == 403
    manager.memberships.update(identity_verified=False)
    client.force_login(manager)
    # A lead whom nobody has confirmed finds the partnership only where an invitation was about it.
    assert getattr(client, method)(url).status_code in (403, 404)
    assert not Release.objects.exists()


def test_nothing_from_fewer_than_five_people_is_in_it(both):
    """Own readers see facts from two people; a partner does not."""
    both.answer(both.ours, 3, **moved_by(DE="REC", G1="formal", W1=4))
    both.answer(both.ours, 3, **dict.fromkeys(["REC1", "REC2", "REC3", "REC4", "O4", "O6", "SUP4"], "DK"))

    found = both.release(both.ours).snapshot

    assert "GOV" in found["factors"]
    assert "REC" not in found["factors"]
    assert "REC3" not in found["items"]
    assert "origin_start" in found["place"]
    assert "drive_now" not in found["place"]
    assert (found["lanes"], found["wish"], found["statements"]) == (None, None, {})


def test_every_number_of_it_has_one_decimal_and_nobody_of_a_like_minded_side_can_be_read_off(both):
    both.answer(both.ours, 5, **dict.fromkeys(["COO1", "COO2", "COO3"], 5) | {"COO4": 1})
    both.answer(both.ours, 2, GOV1=3)

    found = both.release(both.ours).snapshot

    means = [factor["mean"] for factor in found["factors"].values()]
    assert means == [round(mean, 1) for mean in means]
    assert max(means) <= 4.5
    assert min(factor["spread"] for factor in found["factors"].values()) == 0.3


def test_an_agreed_sheet_is_released_as_it_was_agreed(both):
    both.agree(both.ours, 3, REC1=5, REC2=5, REC3=5, REC4=1)

    found = both.release(both.ours).snapshot

    assert found["agreed_by"] == 3
    assert found["factors"]["REC"] == {
        "mean": 5.0,
        "spread": None,
        "people": 3,
        "views_differ": False,
        "often_unknown": False,
    }


def test_released_again_after_one_more_answer_the_numbers_stay(both, look, url, manager):
    both.answer(both.ours, 5)
    first = both.release(both.ours)
    both.withdraw(both.ours)
    both.answer(both.ours, 4, GOV1=1, GOV2=1, GOV3=1)

    again = both.release(both.ours)

    assert again.pk != first.pk
    assert again.snapshot == first.snapshot
    assert "numbers of your earlier release" in words(look(manager, url))
    # The same in steps: it is compared with what was shown, not with what was there at the last attempt.
    both.answer(both.ours, 1, GOV1=1, GOV2=1, GOV3=1)
    assert both.release(both.ours).snapshot["factors"]["GOV"] != first.snapshot["factors"]["GOV"]


def test_pressed_twice_it_is_one_release(both):
    both.answer(both.ours, 5)

    assert both.release(both.ours).pk == both.release(both.ours).pk
    assert AuditEvent.objects.filter(action="result_released").count() == 1


def test_the_partners_single_statements_reach_advice_only_once_it_is_open(both, manager, partner):
    both.finish()
    both.release(both.ours, wait_waived=True)

    def items():
        result = result_of_partnership(manager, both.campaign, both.ours, both.partnership)
        return partner_items(result)

    assert items() == {}
    both.release(both.theirs, wait_waived=True)
    assert items() == {"REC3": 4.0}
    both.withdraw(both.theirs)
    assert items() == {}


def test_leads_are_written_to_and_no_letter_has_a_number(both, manager, partner, colleague, campaign):
    both.answer(both.ours, 5)
    run_jobs()
    assert told() == [(partner.email, "Northmoor Hospitals has finished")]
    both.answer(both.theirs, 5)
    both.release(both.ours, wait_waived=True)
    run_jobs()
    assert told() == [
        (manager.email, "Eastvale Care has finished"),
        (partner.email, "Northmoor Hospitals has released its result"),
    ]
    both.release(both.theirs, wait_waived=True)
    run_jobs()
    assert told() == [(manager.email, "both sides are open"), (partner.email, "both sides are open")]
    both.withdraw(both.theirs)
    run_jobs()
    assert told() == [
        (manager.email, "a release was taken back"),
        (partner.email, "a release was taken back"),
    ]
    run_jobs()
    assert told() == []


def told() -> list[tuple[str, str]]:
    letters = [(letter.to[0], letter.subject.split(": ")[1]) for letter in mail.outbox]
    for letter in mail.outbox:
        text = letter.body.split("http")[0]
        assert not any(sign.isdigit() for sign in text)
    mail.outbox.clear()
    return sorted(letters)


def test_what_was_withdrawn_before_its_day_came_is_not_said_to_be_open(both):
    both.finish()
    run_jobs()
    mail.outbox.clear()
    both.release(both.ours)
    both.release(both.theirs)
    both.withdraw(both.ours)
    Job.objects.update(due_at=timezone.now())

    run_jobs()

    assert {letter.subject.split(": ")[1] for letter in mail.outbox} == {
        "Eastvale Care has released its result",
        "a release was taken back",
    }


def test_the_snapshot_has_no_notes_and_no_names(both, campaign, partnership):
    both.answer(both.ours, 4)
    sent = send(campaign, both.ours, partnership=partnership)
    Answer.objects.filter(response=sent, question="REC1").update(note="canary note")
    both.answer(both.ours, 1)

    text = json.dumps(both.release(both.ours).snapshot)

    assert "canary" not in text
    assert "@" not in text
    assert "Person" not in text
