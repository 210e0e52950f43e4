"""The invented workshops: one that went the way its script says, one that can be started."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.enums import DemonstrationAccount
from accounts.models import User
from workshops.demonstration.scripts import script
from workshops.enums import BallotState, StepKind, WorkshopState
from workshops.models import Agreed, Ballot, Decision, Feedback, Participant, RoomAction, Workshop
from workshops.selectors.tallies import tallies_of
from workshops.selectors.visible import visible_workshops


@pytest.fixture(scope="module")
def loaded_workshops(django_db_setup, django_db_blocker):
    """The demonstration with its workshops, loaded once for the module."""
    from django.db import transaction
    from django.test import override_settings

    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(DEMONSTRATION=True):
            call_command("load_demonstration_data", verbosity=0)
            call_command("load_demonstration_workshops", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def held(loaded_workshops, db, settings):
    settings.DEMONSTRATION = True
    return Workshop.objects.get(state=WorkshopState.ENDED)


def person(account: DemonstrationAccount) -> User:
    return User.objects.get(email=account.email)


def test_the_held_workshop_has_every_kind_of_step_and_was_shown_everything(held):
    shown = Ballot.objects.filter(step__workshop=held)

    assert set(held.steps.values_list("kind", flat=True)) == set(StepKind)
    assert set(shown.values_list("state", flat=True)) == {BallotState.REVEALED}
    assert shown.filter(number=2).count() == 3
    assert Participant.objects.filter(workshop=held).count() == 14


def test_what_was_answered_is_what_the_script_says(held):
    told = script("finished")
    for ballot in Ballot.objects.filter(step__workshop=held, step__kind=StepKind.FACTOR):
        asked = told[ballot.step.factor]["rounds"][ballot.number - 1]
        tallies = tallies_of(ballot)
        for question, said in asked.items():
            written = "".join(said.values())
            counts = [written.count(str(value)) for value in range(1, 6)]
            assert list(tallies[ballot.pk, question].room.on_scale()) == counts
            assert tallies[ballot.pk, question].room.of("DK") == written.count("?")


def test_nobody_ticks_more_ideas_than_they_may(held):
    ballot = Ballot.objects.get(step__workshop=held, step__kind=StepKind.IDEAS)
    tally = tallies_of(ballot)[ballot.pk, "IDEAS"].room

    assert {number: tally.of(str(number)) for number in (1, 2, 3, 5)} == {1: 10, 2: 5, 3: 7, 5: 8}
    assert ballot.step.most_ticks == 3


def test_it_leaves_decisions_actions_one_of_them_in_a_plan_and_what_was_agreed(held):
    actions = RoomAction.objects.filter(step__workshop=held)

    assert Decision.objects.filter(step__workshop=held).count() == 2
    assert [action.action is not None for action in actions] == [True, False, False]
    assert actions[0].action.partnership == held.partnership
    assert Agreed.objects.filter(step__workshop=held).count() == 5
    assert Feedback.objects.filter(participant__workshop=held).count() == 10


def test_it_lies_three_weeks_back(held):
    assert 20 <= (timezone.now() - held.ended_at).days <= 21
    assert held.created_at < held.started_at < held.ended_at
    assert set(Agreed.objects.values_list("agreed_on", flat=True)) == {held.started_at.date()}


def test_the_other_workshop_can_be_started_by_the_facilitator_and_by_the_manager(held):
    ready = Workshop.objects.get(state=WorkshopState.PREPARED)

    for account in (DemonstrationAccount.FACILITATOR, DemonstrationAccount.MANAGER):
        assert ready in visible_workshops(person(account))
    assert ready.planned_for > timezone.now()
    assert [group.organisation_id for group in ready.groups.all()] == [
        group.organisation_id for group in held.groups.all()
    ]
    assert ready.steps.count() == held.steps.count() > 8


def test_a_second_run_changes_nothing(held, capsys):
    call_command("load_demonstration_workshops")
    assert "no changes" in capsys.readouterr().out


@pytest.mark.django_db
def test_without_the_invented_area_there_is_nothing_to_hold(settings, capsys):
    settings.DEMONSTRATION = True
    call_command("load_demonstration_workshops")
    assert "no changes" in capsys.readouterr().out


@pytest.mark.django_db
def test_refuses_outside_demonstration_mode(settings):
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError, match="demonstration mode only"):
        call_command("load_demonstration_workshops")
