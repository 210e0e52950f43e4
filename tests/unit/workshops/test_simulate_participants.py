"""Simulated participants: in demonstration mode alone, the same each time, and no louder than real ones."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.factories import GroupFactory, ParticipantFactory, StepFactory, WorkshopFactory
from workshops.enums import IdeaState
from workshops.models import Idea, Participant
from workshops.rules import CannotRun
from workshops.selectors.counts import answered
from workshops.selectors.tallies import tallies_of
from workshops.services.ballots import close_ballot, open_ballot, open_second_ballot, reveal_ballot
from workshops.services.move_to_step import move_to_step
from workshops.services.simulate_participants import MOST_AT_ONCE, simulate_participants

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _demonstration(settings):
    settings.DEMONSTRATION = True


@pytest.fixture
def workshop():
    workshop = WorkshopFactory(live=True)
    GroupFactory(workshop=workshop, name="North")
    GroupFactory(workshop=workshop, name="South")
    return workshop


def at(workshop, **kind):
    """A step of the workshop at which the room is."""
    step = StepFactory(workshop=workshop, **kind)
    here = workshop.room.step_id
    move_to_step(by=workshop.created_by, workshop_id=workshop.pk, step_id=step.pk, from_step_id=here)
    workshop.room.refresh_from_db()
    return step


def add(workshop, number: int) -> int:
    return simulate_participants(by=workshop.created_by, workshop_id=workshop.pk, number=number)


def shown(workshop, step, *, second=False):
    opens = open_second_ballot if second else open_ballot
    ballot = opens(by=workshop.created_by, workshop_id=workshop.pk, step_id=step.pk)
    for turn in (close_ballot, reveal_ballot):
        turn(by=workshop.created_by, workshop_id=workshop.pk, ballot_id=ballot.pk)
    ballot.refresh_from_db()
    return {question: tally for (_, question), tally in tallies_of(ballot).items()}


def test_they_sit_evenly_in_the_groups_and_are_marked(workshop):
    ParticipantFactory(workshop=workshop, number=1)

    assert add(workshop, 8) == 8

    simulated = Participant.objects.filter(workshop=workshop, is_simulated=True)
    assert sorted(simulated.values_list("group__name", flat=True)) == ["North"] * 4 + ["South"] * 4
    assert list(simulated.values_list("number", flat=True)) == list(range(2, 10))


@pytest.mark.parametrize("kind", ["statement", "factor_step", "place", "lanes"])
def test_they_answer_every_question_the_moment_a_ballot_opens(workshop, kind):
    step = at(workshop, **({} if kind == "statement" else {kind: True}))
    add(workshop, 12)

    tallies = shown(workshop, step)

    assert tallies
    assert {tally.room.people for tally in tallies.values()} == {12}


def test_who_is_added_later_answers_what_is_open(workshop):
    step = at(workshop)
    ballot = open_ballot(by=workshop.created_by, workshop_id=workshop.pk, step_id=step.pk)
    assert answered(ballot) == 0

    add(workshop, 5)

    assert answered(ballot) == 5


def test_the_second_round_is_closer_together(workshop):
    step = at(workshop, factor_step=True)
    add(workshop, 40)

    def spread(tally):
        values = [value for value in range(1, 6) for _ in range(tally.room.of(str(value)))]
        middle = sum(values) / len(values)
        return sum((value - middle) ** 2 for value in values) / len(values)

    first = shown(workshop, step)
    second = shown(workshop, step, second=True)

    assert sum(map(spread, second.values())) < sum(map(spread, first.values()))


def test_they_send_ideas_that_wait_for_the_facilitator(workshop):
    step = at(workshop, ideas=True)

    add(workshop, 30)

    ideas = Idea.objects.filter(step=step)
    assert len(ideas) > 3
    assert {idea.state for idea in ideas} == {IdeaState.WAITING}
    assert len({idea.text for idea in ideas}) == len(ideas)


def test_they_choose_no_more_ideas_than_anybody_may(workshop):
    step = at(workshop, ideas=True)
    add(workshop, 30)
    Idea.objects.filter(step=step).update(state=IdeaState.SHOWN)

    tally = shown(workshop, step)["IDEAS"].room

    assert tally.people == 30
    assert 30 <= sum(tally.counts.values()) <= 90


def test_a_full_room_takes_no_more(workshop):
    workshop.room.most_devices = 3
    workshop.room.save()

    assert add(workshop, 10) == 3
    assert add(workshop, 10) == 0


def test_nobody_adds_a_crowd_at_once(workshop):
    assert add(workshop, 5000) == MOST_AT_ONCE


def test_only_a_workshop_that_runs_has_participants():
    with pytest.raises(CannotRun):
        add(WorkshopFactory(), 3)


def test_outside_the_demonstration_nobody_is_simulated_and_nobody_votes(workshop, settings):
    step = at(workshop)
    add(workshop, 4)
    settings.DEMONSTRATION = False

    with pytest.raises(PermissionDenied):
        add(workshop, 4)
    ballot = open_ballot(by=workshop.created_by, workshop_id=workshop.pk, step_id=step.pk)

    assert Participant.objects.filter(workshop=workshop).count() == 4
    assert answered(ballot) == 0
