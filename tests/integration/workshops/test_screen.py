"""The presenter's screen: what the phones show, how to join, and counts that can be hidden."""

import pytest
from django.urls import reverse

from workshops.enums import WorkshopState
from workshops.models import STATEMENT, Ballot, Room, Workshop


@pytest.fixture
def presenter(client, workshop):
    client.force_login(workshop.created_by)
    return client


def at(name, workshop):
    return reverse(f"workshops:{name}", args=[workshop.pk])


def answer(browser, workshop, value):
    said = {"ballot": Ballot.objects.get().pk, STATEMENT: value}
    assert browser.post(reverse("workshops:answer", args=[workshop.room.code]), said).status_code == 302


def test_it_shows_the_statement_its_options_the_code_and_counts(presenter, workshop, take_seat, settings):
    answer(take_seat(), workshop, "4")
    take_seat()

    page = presenter.get(at("screen", workshop)).content.decode()

    assert "We would call each other before we buy anything." in page
    assert "Strongly disagree" in page
    assert "Don’t know" in page or "Don&#x27;t know" in page
    assert f"{workshop.room.code[:3]} {workshop.room.code[3:]}" in page
    assert "/join" in page
    assert "app-qr__dark" in page
    assert "2 joined" in page
    assert "1 answered" in page
    assert 'type="radio"' not in page


def test_counts_can_be_hidden(presenter, workshop, take_seat):
    take_seat()
    assert "1 joined" in presenter.get(at("screen", workshop)).content.decode()

    Room.objects.update(shows_count=False)

    assert "joined" not in presenter.get(at("screen", workshop)).content.decode()


def test_what_was_answered_is_hidden_until_it_is_shown(presenter, workshop, take_seat):
    for _ in range(3):
        answer(take_seat(), workshop, "5")
    before = presenter.get(at("screen_state", workshop)).json()["regions"]["projection"]
    assert "(100%)" not in before

    for command in ("close", "reveal"):
        presenter.post(
            reverse("workshops:run_ballot", args=[workshop.pk]),
            {"command": command, "ballot": Ballot.objects.get().pk},
        )

    assert "(100%)" in presenter.get(at("screen_state", workshop)).json()["regions"]["projection"]


def test_one_row_says_that_nothing_changed_and_an_answer_moves_the_count(
    presenter, workshop, take_seat, django_assert_num_queries
):
    seat = take_seat()
    mark = {"If-None-Match": presenter.get(at("screen_state", workshop)).headers["ETag"]}
    with django_assert_num_queries(1):
        assert presenter.get(at("screen_state", workshop), headers=mark).status_code == 304

    answer(seat, workshop, "4")

    after = presenter.get(at("screen_state", workshop), headers=mark)
    assert "1 answered" in after.json()["regions"]["projection"]


def test_after_the_end_nobody_is_told_how_to_join(presenter, workshop):
    presenter.post(at("end_workshop", workshop))
    page = presenter.get(at("screen", workshop)).content.decode()

    assert "The workshop has ended. Thank you." in page
    assert "app-qr__dark" not in page


def test_while_it_is_prepared_there_is_no_screen(presenter, workshop):
    Workshop.objects.update(state=WorkshopState.PREPARED)

    assert presenter.get(at("screen", workshop)).url == at("prepare_workshop", workshop)
