"""Who is in the room, for those who run it: names, the door and the limit."""

import pytest
from django.urls import reverse

from tests.factories.workshops import GroupFactory, ParticipantFactory
from workshops.models import Participant, Room


@pytest.fixture
def facilitator(client, workshop):
    client.force_login(workshop.created_by)
    return client


def at(name, workshop, *more):
    return reverse(f"workshops:{name}", args=[workshop.pk, *more])


def test_a_device_has_its_number_name_and_group(facilitator, workshop):
    group = GroupFactory(workshop=workshop, name="Southbank")
    ParticipantFactory(workshop=workshop, number=7, name="Amira", group=group)
    ParticipantFactory(workshop=workshop, number=8, is_table=True)

    page = facilitator.get(at("device_list", workshop)).content.decode()

    assert "Device 7 · Amira · Southbank" in page
    assert "Table 8" in page
    assert "counts as one answer" in page


def test_a_removed_device_is_out_and_gone_from_the_list(facilitator, workshop):
    device = ParticipantFactory(workshop=workshop, number=7, name="Amira")

    page = facilitator.post(at("remove_device", workshop, device.pk), follow=True).content.decode()

    assert Participant.objects.get(pk=device.pk).removed
    assert "Amira" not in page
    again = facilitator.post(at("remove_device", workshop, device.pk), follow=True).content.decode()
    assert "already moved on" in again


def test_a_device_of_another_workshop_stays(facilitator, workshop):
    other = ParticipantFactory(number=1)

    facilitator.post(at("remove_device", workshop, other.pk))

    assert not Participant.objects.get(pk=other.pk).removed


def test_the_limit(facilitator, workshop):
    facilitator.post(at("device_list", workshop), {"most_devices": "30"})
    wrong = facilitator.post(at("device_list", workshop), {"most_devices": "many"})

    assert Room.objects.get(workshop=workshop).most_devices == 30
    assert wrong.status_code == 422
    assert "must be a number, like 60" in wrong.content.decode()
