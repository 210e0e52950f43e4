"""The mark of a staff screen: tells from one row whether what was shown still stands, and cannot be made up."""

import time

import pytest

from tests.factories.workshops import WorkshopFactory
from workshops.models import Room
from workshops.selectors.marks import Audience, staff_mark, strong, unchanged_staff_poll

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    return WorkshopFactory(live=True).room


def held(room, audience=Audience.FACILITATOR):
    return staff_mark(room.workshop_id, room.version, room.pulse, audience)


def path(room, audience="run"):
    return f"/workshops/{room.workshop_id}/{audience}/state/"


@pytest.mark.parametrize("audience", Audience)
def test_it_still_stands_and_that_costs_one_query(room, audience, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert unchanged_staff_poll(path(room, audience), held(room, audience)) is True


def test_a_compressed_answer_comes_back_with_a_weak_mark(room):
    assert unchanged_staff_poll(path(room), f"W/{held(room)}") is True


@pytest.mark.parametrize("counter", ["version", "pulse"])
def test_it_falls_with_each_counter(room, counter):
    mark = held(room)

    Room.objects.filter(pk=room.pk).update(**{counter: getattr(room, counter) + 1})

    assert unchanged_staff_poll(path(room), mark) is False


def test_the_presenters_does_not_open_the_facilitators(room):
    assert unchanged_staff_poll(path(room), held(room, Audience.PRESENTER)) is False


def test_a_participants_mark_opens_neither(room):
    assert unchanged_staff_poll(path(room), f'"{room.version}"') is False


def test_a_workshop_that_is_gone_is_not_unchanged(room):
    mark, gone = held(room), path(room)
    room.workshop.delete()

    assert unchanged_staff_poll(gone, mark) is False


@pytest.mark.parametrize(
    "other",
    ["/workshops/x/run/state/", "/workshops/7d3c1f0e-8a52-4b6e-9c41-0f5e2d7a6b93/run/", "/w/ACDEFG/state/"],
)
def test_other_paths_are_none_of_its_business(room, other, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert unchanged_staff_poll(other, held(room)) is None


def test_without_a_mark_there_is_nothing_to_compare(room):
    assert unchanged_staff_poll(path(room), "") is None
    assert unchanged_staff_poll(path(room), "*") is None


def test_marks_are_read_from_a_list():
    assert strong('W/"7", "8"') == {'"7"', '"8"'}


def test_many_who_ask_at_once_need_one_look_at_the_row(room, settings, django_assert_num_queries):
    settings.ROOM_LOOK_SECONDS = 0.2
    mark = held(room)

    with django_assert_num_queries(1):
        assert [unchanged_staff_poll(path(room), mark) for _ in range(50)] == [True] * 50

    Room.objects.filter(pk=room.pk).update(version=room.version + 1)
    time.sleep(0.25)
    assert unchanged_staff_poll(path(room), mark) is False
