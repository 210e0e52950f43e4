"""What the clock does after workshops: seats, files and what nobody ended."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEvent
from tests.factories import IdeaFactory, ParticipantFactory, StepFactory, WorkshopFactory
from workshops import tasks
from workshops.models import Note, Participant, RecordFile, Workshop
from workshops.services.end_forgotten import end_forgotten
from workshops.services.end_record_file import remove_record_files
from workshops.services.erase_seats import erase_seats
from workshops.services.run_workshop import end_workshop

pytestmark = pytest.mark.django_db

DAY = timedelta(hours=24)


@pytest.fixture
def ended():
    return WorkshopFactory(ended=True)


def test_names_go_with_the_end_of_a_workshop(manager):
    workshop = WorkshopFactory(live=True, created_by=manager)
    device = ParticipantFactory(workshop=workshop, name="Amira")

    end_workshop(by=manager, workshop_id=workshop.pk)

    device.refresh_from_db()
    assert device.name == ""
    assert device.token_hash is not None, "somebody may still want to say how it was"


def test_a_day_later_nothing_leads_from_a_phone_to_its_answers(ended):
    device = ParticipantFactory(workshop=ended)
    idea = IdeaFactory(step=StepFactory(workshop=ended, ideas=True), participant=device)
    running = ParticipantFactory(workshop=WorkshopFactory(live=True), name="Bo")

    erase_seats(by=None, moment=ended.ended_at + DAY - timedelta(seconds=1))
    assert Participant.objects.get(pk=device.pk).token_hash is not None
    for _ in range(2):
        erase_seats(by=None, moment=ended.ended_at + DAY)

    device.refresh_from_db()
    idea.refresh_from_db()
    running.refresh_from_db()
    assert (device.token_hash, idea.participant) == (None, None)
    assert (running.name, bool(running.token_hash)) == ("Bo", True)
    erased = AuditEvent.objects.get(action="workshop_seats_erased")
    assert (erased.subject_id, erased.by) == (str(ended.pk), None)


def test_what_nobody_ended_ends_after_a_day():
    now = timezone.now()
    rehearsed = WorkshopFactory(state="rehearsal", started_at=now - DAY)
    left = WorkshopFactory(live=True, started_at=now - DAY)
    running = WorkshopFactory(live=True, started_at=now - DAY + timedelta(minutes=1))
    Note.objects.create(step=StepFactory(workshop=rehearsed), text="Only a try")
    ParticipantFactory(workshop=left, name="Amira")

    for _ in range(2):
        end_forgotten(by=None, moment=now)

    states = [Workshop.objects.get(pk=one.pk).state for one in (rehearsed, left, running)]
    assert states == ["prepared", "ended", "live"]
    assert not Note.objects.exists()
    assert Participant.objects.get().name == ""
    assert AuditEvent.objects.filter(by=None, action="workshop_ended").count() == 1


def test_a_file_goes_when_its_day_is_over(ended, manager):
    now = timezone.now()
    file = RecordFile.objects.create(
        workshop=ended,
        person=manager,
        fingerprint="f",
        state="ready",
        content=b"%PDF",
        requested_at=now - DAY,
        expires_at=now,
    )
    remove_record_files(by=None, moment=now - timedelta(seconds=1))
    assert RecordFile.objects.get().content is not None

    remove_record_files(by=None, moment=now)
    file.refresh_from_db()
    assert file.content is None
    remove_record_files(by=None, moment=now + timedelta(days=7))
    assert not RecordFile.objects.exists()


def test_the_clock_calls_them_all(ended):
    ParticipantFactory(workshop=ended)
    Workshop.objects.update(ended_at=timezone.now() - DAY)
    WorkshopFactory(state="rehearsal", started_at=timezone.now() - DAY)

    for task in (
        tasks.erase_seats,
        tasks.end_forgotten,
        tasks.remove_record_files,
        tasks.remove_old_failures,
    ):
        task()

    assert Participant.objects.get().token_hash is None
    assert not Workshop.objects.filter(state="rehearsal").exists()
