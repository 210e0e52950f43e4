"""Many at once in one room, each through a connection of its own, as phones and facilitators are."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from tests.factories.accounts import UserFactory
from tests.factories.workshops import (
    BallotFactory,
    ParticipantFactory,
    StepFactory,
    WorkshopFacilitatorFactory,
    WorkshopFactory,
)
from workshops.enums import BallotState, Refusal, WorkshopState
from workshops.models import STATEMENT, Ballot, Participant, Room, Vote, Workshop
from workshops.rules import CannotJoin, CannotVote, OutOfDate
from workshops.selectors.tallies import tallies_of
from workshops.services.ballots import close_ballot, open_ballot, reveal_ballot
from workshops.services.cast_votes import cast_votes
from workshops.services.join_workshop import join_workshop, leave_workshop
from workshops.services.move_to_step import move_to_step
from workshops.services.run_workshop import end_rehearsal, end_workshop
from workshops.services.set_room import remove_device

AT_ONCE = 24


@pytest.fixture
def at_once(threaded_database):
    """`at_once(f, 200)` calls it with 0 to 199 from two dozen threads that begin in the same moment; what each got, or
    the refusal that it met."""

    def call(function, many):
        start = threading.Barrier(min(many, AT_ONCE))

        def one(number):
            if number < start.parties:
                start.wait()
            try:
                return function(number)
            except (CannotJoin, CannotVote, OutOfDate) as refused:
                return refused
            finally:
                connections.close_all()

        with ThreadPoolExecutor(start.parties) as pool:
            return list(pool.map(one, range(many)))

    return call


@pytest.fixture
def room(threaded_database):
    """At its first step of three, with a first round open."""
    workshop = WorkshopFactory(live=True)
    steps = [StepFactory(workshop=workshop) for _ in range(3)]
    Room.objects.filter(workshop=workshop).update(step=steps[0])
    return Room.objects.select_related("workshop").get(workshop=workshop)


@pytest.fixture
def ballot(room):
    return BallotFactory(step=room.step)


@pytest.fixture
def seats(room):
    return [ParticipantFactory(workshop=room.workshop) for _ in range(200)]


def vote(seat, ballot, answer):
    cast_votes(participant=seat, ballot_id=ballot.pk, answers={STATEMENT: answer})


def test_c6_200_voters_who_send_three_times_have_200_votes_and_the_last_choice_wins(at_once, ballot, seats):
    def three_times(number):
        for answer in ("1", "3", "5" if number % 2 else "DK"):
            vote(seats[number], ballot, answer)

    met = at_once(three_times, 200)

    assert met == [None] * 200
    assert Vote.objects.filter(ballot=ballot).count() == 200
    assert Vote.objects.filter(ballot=ballot, value=5).count() == 100
    assert Vote.objects.filter(ballot=ballot, kind="dont_know").count() == 100


def test_the_same_vote_from_two_tabs_at_once_is_one(at_once, ballot, seats):
    met = at_once(lambda number: vote(seats[0], ballot, "4"), 24)

    assert met == [None] * 24
    assert Vote.objects.get(ballot=ballot).value == 4


def test_c4_a_vote_at_the_moment_of_closing_is_in_or_refused(at_once, room, ballot, seats):
    by = room.workshop.created_by

    def one(number):
        if number == 60:
            return close_ballot(by=by, workshop_id=room.pk, ballot_id=ballot.pk)
        return vote(seats[number], ballot, "2")

    met = at_once(one, 200)

    refused = [one for one in met if isinstance(one, CannotVote)]
    assert 0 < len(refused) < 199
    assert Ballot.objects.get().state == BallotState.CLOSED
    assert Vote.objects.count() == 199 - len(refused)
    with pytest.raises(CannotVote):
        vote(seats[0], ballot, "5")
    reveal_ballot(by=by, workshop_id=room.pk, ballot_id=ballot.pk)
    tally = tallies_of(Ballot.objects.get())[ballot.pk, STATEMENT].room
    assert tally.people == tally.of("2") == 199 - len(refused)


def test_of_two_facilitators_who_press_next_at_once_one_moves_the_room(at_once, room):
    steps = list(room.workshop.steps.all())
    people = [room.workshop.created_by, UserFactory()]
    WorkshopFacilitatorFactory(workshop=room.workshop, person=people[1])

    met = at_once(
        lambda number: move_to_step(
            by=people[number], workshop_id=room.pk, step_id=steps[1].pk, from_step_id=steps[0].pk
        ),
        2,
    )

    assert sorted(type(one) for one in met if one is not None) == [OutOfDate]
    room.refresh_from_db()
    assert (room.step, room.version) == (steps[1], 2)


def test_of_two_facilitators_who_open_at_once_one_does(at_once, room):
    by = room.workshop.created_by

    met = at_once(lambda number: open_ballot(by=by, workshop_id=room.pk, step_id=room.step_id), 12)

    assert len([one for one in met if isinstance(one, Ballot)]) == 1
    assert Ballot.objects.count() == 1


def test_50_devices_at_a_cap_of_30_are_30(at_once, room):
    Room.objects.update(most_devices=30)

    met = at_once(lambda number: join_workshop(workshop_id=room.pk, name=f"Person {number}"), 50)

    assert len([one for one in met if isinstance(one, CannotJoin)]) == 20
    assert sorted(Participant.objects.values_list("number", flat=True)) == list(range(1, 31))
    assert len({token for _, token in (one for one in met if isinstance(one, tuple))}) == 30


def test_a_device_that_is_removed_while_it_votes_leaves_no_vote(at_once, room, ballot, seats):
    by = room.workshop.created_by

    def one(number):
        if number == 5:
            return remove_device(by=by, workshop_id=room.pk, participant_id=seats[0].pk)
        return vote(seats[0], ballot, "1")

    at_once(one, 48)

    assert not Vote.objects.exists()
    with pytest.raises(CannotVote):
        vote(seats[0], ballot, "1")
    vote(seats[1], ballot, "1")
    assert Vote.objects.get().participant == seats[1]


def test_a_vote_at_the_moment_at_which_the_workshop_ends_is_in_or_refused(at_once, room, ballot, seats):
    by = room.workshop.created_by

    def one(number):
        if number == 60:
            return end_workshop(by=by, workshop_id=room.pk)
        return vote(seats[number], ballot, "2")

    met = at_once(one, 200)

    refused = [one for one in met if isinstance(one, CannotVote)]
    assert {one.reason for one in refused} == {Refusal.ENDED}
    assert Vote.objects.count() == 199 - len(refused)


def test_a_vote_at_the_moment_at_which_a_rehearsal_ends_is_gone_or_refused(at_once, room, ballot, seats):
    by = room.workshop.created_by
    Workshop.objects.update(state=WorkshopState.REHEARSAL)

    def one(number):
        if number == 60:
            return end_rehearsal(by=by, workshop_id=room.pk)
        return vote(seats[number], ballot, "2")

    met = at_once(one, 200)

    refused = [one for one in met if one is not None]
    assert refused
    assert {one.reason for one in refused} == {Refusal.REMOVED}
    assert not Vote.objects.exists()


def test_a_device_that_leaves_while_it_votes_leaves_no_vote_behind(at_once, ballot, seats):
    def one(number):
        if number == 5:
            return leave_workshop(participant=seats[0])
        return vote(seats[0], ballot, "1")

    at_once(one, 48)

    assert not Vote.objects.exists()
    vote(seats[1], ballot, "1")
    assert Vote.objects.get().participant == seats[1]
