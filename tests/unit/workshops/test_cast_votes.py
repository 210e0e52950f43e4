from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.workshops import BallotFactory, IdeaFactory, StepFactory
from workshops.enums import IdeaState, Refusal, WorkshopState
from workshops.models import FORMALITY, IDEAS, ORIGIN, STATEMENT, Feedback, Participant, Room, Vote
from workshops.rules import CannotJoin, CannotVote
from workshops.selectors.counts import answered
from workshops.selectors.own_votes import own_votes
from workshops.services.ballots import close_ballot, reopen_ballot
from workshops.services.cast_votes import cast_votes
from workshops.services.give_feedback import give_feedback
from workshops.services.ideas import add_idea
from workshops.services.join_workshop import join_workshop, leave_workshop
from workshops.services.run_workshop import end_rehearsal, end_workshop
from workshops.services.set_room import remove_device


def vote(seat, ballot, **answers):
    cast_votes(participant=seat, ballot_id=ballot.pk, answers=answers)


def refusal(seat, ballot, **answers):
    with pytest.raises(CannotVote) as refused:
        vote(seat, ballot, **answers)
    return refused.value.reason


def test_an_own_vote_can_be_changed_until_answers_close(workshop, facilitator, seats, at_step, opened):
    ballot = opened(at_step())

    vote(seats[0], ballot, STATEMENT="2")
    vote(seats[0], ballot, STATEMENT="DK")
    vote(seats[0], ballot, STATEMENT="4")

    assert own_votes(seats[0], ballot) == {STATEMENT: ("4",)}
    assert own_votes(seats[1], ballot) == {}
    close_ballot(by=facilitator, workshop_id=workshop.pk, ballot_id=ballot.pk)
    assert refusal(seats[0], ballot, STATEMENT="5") == Refusal.CLOSED
    assert own_votes(seats[0], ballot) == {STATEMENT: ("4",)}


def test_each_question_is_kept_for_itself(seats, at_step, opened):
    ballot = opened(at_step(place=True))

    vote(seats[0], ballot, FORMAL="2")
    vote(seats[0], ballot, ORIGIN="DK")

    assert own_votes(seats[0], ballot) == {FORMALITY: ("2",), ORIGIN: ("DK",)}
    assert answered(ballot) == 1


def test_ticks_are_codes_and_ticking_nothing_is_a_vote(seats, at_step, opened):
    ballot = opened(at_step(lanes=True))

    vote(seats[0], ballot, DT=["REC", "POL"], DE=[])

    # In the order of the page.
    assert own_votes(seats[0], ballot) == {"DT": ("POL", "REC"), "DE": ()}


def test_ideas_are_ticked_by_number_up_to_the_limit(seats, at_step, opened):
    step = at_step(ideas=True, most_ticks=2)
    ideas = [IdeaFactory(step=step, state=IdeaState.SHOWN) for _ in range(3)]
    hidden = IdeaFactory(step=step, state=IdeaState.REFUSED)
    ballot = opened(step)
    numbers = [str(idea.number) for idea in ideas]

    vote(seats[0], ballot, IDEAS=numbers[:2])

    assert own_votes(seats[0], ballot) == {IDEAS: tuple(numbers[:2])}
    assert refusal(seats[0], ballot, IDEAS=numbers) == Refusal.TOO_MANY_TICKS
    assert refusal(seats[0], ballot, IDEAS=[str(hidden.number)]) == Refusal.NOT_AN_ANSWER
    assert own_votes(seats[0], ballot) == {IDEAS: tuple(numbers[:2])}


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {STATEMENT: "6"},
        {STATEMENT: "0"},
        {STATEMENT: ""},
        {STATEMENT: "٣"},
        {STATEMENT: ["3"]},
        {STATEMENT: "3", "GOV1": "3"},
        {"GOV1": "3"},
        {"x" * 500: "3"},
    ],
)
def test_what_is_no_answer_is_refused_and_nothing_of_it_kept(seats, at_step, opened, answers):
    ballot = opened(at_step())

    assert refusal(seats[0], ballot, **answers) == Refusal.NOT_AN_ANSWER
    assert not Vote.objects.exists()


@pytest.mark.parametrize("ticks", ["POL", ["XXX"], ["POL", "1"]])
def test_what_is_no_tick_is_refused(seats, at_step, opened, ticks):
    ballot = opened(at_step(lanes=True))

    assert refusal(seats[0], ballot, DT=ticks) == Refusal.NOT_AN_ANSWER


def test_a_device_that_was_removed_does_not_vote_and_its_hidden_votes_go(
    workshop, facilitator, seats, at_step, opened, shown
):
    first = opened(step := at_step())
    vote(seats[0], first, STATEMENT="1")
    shown(first)
    second = opened(step)
    vote(seats[0], second, STATEMENT="1")

    remove_device(by=facilitator, workshop_id=workshop.pk, participant_id=seats[0].pk)

    # The object in hand is from before: what counts is what the database says.
    assert not seats[0].removed
    assert refusal(seats[0], second, STATEMENT="2") == Refusal.REMOVED
    assert [vote.ballot for vote in Vote.objects.all()] == [first]


def test_nobody_votes_in_another_workshops_ballot(seats, at_step):
    at_step()
    elsewhere = BallotFactory(step__workshop__live=True)

    assert refusal(seats[0], elsewhere, STATEMENT="3") == Refusal.CLOSED


def test_after_the_end_nobody_votes(workshop, facilitator, seats, at_step, opened):
    ballot = opened(at_step())
    end_workshop(by=facilitator, workshop_id=workshop.pk)

    assert refusal(seats[0], ballot, STATEMENT="3") == Refusal.ENDED


def test_voting_tells_only_the_facilitators_screens(workshop, seats, at_step, opened):
    ballot = opened(at_step())
    before = Room.objects.get(workshop=workshop)

    vote(seats[0], ballot, STATEMENT="3")

    after = Room.objects.get(workshop=workshop)
    assert (after.version, after.pulse) == (before.version, before.pulse + 1)


def test_a_vote_takes_few_queries(seats, at_step, opened, django_assert_max_num_queries):
    ballot = opened(at_step(factor_step=True))
    seat = Participant.objects.get(pk=seats[0].pk)

    with django_assert_max_num_queries(9):
        vote(seat, ballot, GOV1="3", GOV2="4", GOV3="1", GOV4="DK")


def test_the_second_round_keeps_the_first(seats, at_step, opened, shown):
    step = at_step()
    StepFactory(workshop=step.workshop)
    first = opened(step)
    vote(seats[0], first, STATEMENT="1")
    shown(first)
    second = opened(step)
    vote(seats[0], second, STATEMENT="5")

    assert own_votes(seats[0], first) == {STATEMENT: ("1",)}
    assert own_votes(seats[0], second) == {STATEMENT: ("5",)}


@pytest.mark.parametrize("closed", [False, True])
def test_who_leaves_and_comes_again_has_one_vote(workshop, facilitator, seats, at_step, opened, closed):
    shown_before, ballot = (
        BallotFactory(step=StepFactory(workshop=workshop), state="revealed"),
        opened(at_step()),
    )
    Vote.objects.create(ballot=shown_before, participant=seats[0], question=STATEMENT, kind="value", value=1)
    vote(seats[0], ballot, STATEMENT="5")
    vote(seats[1], ballot, STATEMENT="2")
    if closed:
        close_ballot(by=facilitator, workshop_id=workshop.pk, ballot_id=ballot.pk)

    leave_workshop(participant=seats[0])
    if closed:
        reopen_ballot(by=facilitator, workshop_id=workshop.pk, ballot_id=ballot.pk)
    again, _ = join_workshop(workshop_id=workshop.pk)
    vote(again, ballot, STATEMENT="5")

    assert set(ballot.votes.values_list("participant", "value")) == {(again.pk, 5), (seats[1].pk, 2)}
    assert answered(ballot) == 2
    assert shown_before.votes.count() == 1


def test_a_seat_that_went_with_its_rehearsal_answers_nothing(workshop, facilitator, seats, at_step, opened):
    """What was on its way when the rehearsal ended, or when the workshop began for good."""
    step = at_step(ideas=True)
    workshop.state = WorkshopState.REHEARSAL
    workshop.save()
    ballot = opened(at_step())
    end_rehearsal(by=facilitator, workshop_id=workshop.pk)
    for state in (WorkshopState.PREPARED, WorkshopState.LIVE):
        workshop.state = state
        workshop.save()
        Room.objects.update(step=step)

        assert refusal(seats[0], ballot, STATEMENT="5") == Refusal.REMOVED
        with pytest.raises(CannotVote):
            add_idea(participant=seats[0], step_id=step.pk, text="One list")
        with pytest.raises(CannotVote):
            give_feedback(participant=seats[0], useful=5)
        leave_workshop(participant=seats[0])


def test_a_room_in_which_numbers_run_out_is_full(workshop, seats):
    Participant.objects.filter(pk=seats[0].pk).update(number=30_000, removed=True)

    with pytest.raises(CannotJoin) as refused:
        join_workshop(workshop_id=workshop.pk)
    assert refused.value.reason == Refusal.FULL


def test_how_it_was_can_be_said_for_a_day(workshop, seats):
    now = timezone.now()
    workshop.state, workshop.ended_at = WorkshopState.ENDED, now - timedelta(hours=23)
    workshop.save()
    give_feedback(participant=seats[0], useful=5)
    workshop.ended_at = now - timedelta(hours=24)
    workshop.save()

    with pytest.raises(CannotVote) as refused:
        give_feedback(participant=seats[0], useful=1)

    assert refused.value.reason == Refusal.TOO_LATE_TO_SAY
    assert Feedback.objects.get().useful == 5
