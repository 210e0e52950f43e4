import pytest


@pytest.fixture
def workshop(db):
    """Running, at a statement that is open for answers; two groups."""
    from tests.factories.workshops import BallotFactory, GroupFactory, StepFactory, WorkshopFactory

    workshop = WorkshopFactory(live=True, title="Sharing the record")
    step = StepFactory(workshop=workshop, order=1, title="Before we buy")
    BallotFactory(step=step)
    GroupFactory(workshop=workshop, name="Northmoor")
    GroupFactory(workshop=workshop, name="Eastvale")
    workshop.room.step = step
    workshop.room.save()
    return workshop


@pytest.fixture
def take_seat(workshop):
    """`take_seat()` gives a browser that has joined, as a test client; forms can be sent from it."""
    from django.test import Client
    from django.urls import reverse

    def joined(room=workshop.room, **said):
        browser = Client()
        browser.post(reverse("workshops:enter", args=[room.code]), {"key": room.key, **said})
        assert "seat" in browser.cookies
        return browser

    return joined
