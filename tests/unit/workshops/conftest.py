"""A running room at its first step, with twelve devices of two groups."""

import pytest


@pytest.fixture
def workshop(db):
    from tests.factories.workshops import WorkshopFactory

    return WorkshopFactory(live=True)


@pytest.fixture
def facilitator(workshop):
    return workshop.created_by


@pytest.fixture
def groups(workshop):
    from tests.factories.workshops import GroupFactory

    return [GroupFactory(workshop=workshop, name=name) for name in ("Northmoor", "Eastvale")]


@pytest.fixture
def seats(workshop, groups):
    """Six of each group, in turn."""
    from tests.factories.workshops import ParticipantFactory

    return [ParticipantFactory(workshop=workshop, group=groups[number % 2]) for number in range(12)]


@pytest.fixture
def at_step(workshop):
    """`at_step(place=True)` makes a step of that kind and takes the room there."""
    from tests.factories.workshops import StepFactory
    from workshops.models import Room

    def go(**kind):
        step = StepFactory(workshop=workshop, **kind)
        Room.objects.filter(workshop=workshop).update(step=step)
        return step

    return go


@pytest.fixture
def opened(workshop, facilitator):
    """`opened(step)`: its next round."""
    from workshops.services.ballots import open_ballot, open_second_ballot

    def open_one(step):
        service = open_second_ballot if step.ballots.exists() else open_ballot
        return service(by=facilitator, workshop_id=workshop.pk, step_id=step.pk)

    return open_one


@pytest.fixture
def shown(workshop, facilitator):
    """`shown(ballot)`: closed and revealed."""
    from workshops.services.ballots import close_ballot, reveal_ballot

    def show(ballot):
        for service in (close_ballot, reveal_ballot):
            service(by=facilitator, workshop_id=workshop.pk, ballot_id=ballot.pk)
        ballot.refresh_from_db()
        return ballot

    return show


@pytest.fixture
def screen(workshop):
    """`screen()`: what the room sees now."""
    from django.utils import timezone

    from workshops.presenters.screen import present_screen
    from workshops.selectors.rooms import state_of
    from workshops.selectors.shown import shown_of

    def look(**more):
        state = state_of(workshop.pk)
        return present_screen(state, shown_of(state), moment=timezone.now(), **more)

    return look
