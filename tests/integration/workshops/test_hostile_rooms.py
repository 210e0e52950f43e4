"""Whatever a phone or a facilitator's page sends, forged or not, a room answers with a page: never with a 500, and
never with what was sent as markup."""

import pytest
from django.test import Client
from django.urls import reverse

from organisations.selectors.people import hash_of
from tests.architecture.addresses import addresses
from tests.factories import BallotFactory, IdeaFactory, ParticipantFactory, StepFactory, WorkshopFactory
from tests.integration.test_hostile_input import HOSTILE
from workshops.models import Vote, Workshop
from workshops.views.seats import COOKIE

pytestmark = pytest.mark.django_db

VALUES = HOSTILE | {
    "a number too large": "1e400",
    "a fraction": "2.5",
    "below": "-1",
    "emoji": "😀",
}
FROM_A_SEAT = {
    "answer": ("ballot", "asked", "STATEMENT", "DT"),
    "send_idea": ("step", "text"),
    "give_feedback": ("useful", "words"),
    "enter": ("key", "name", "group", "is_table"),
}
FROM_THE_DESK = (
    *("command", "step", "from_step", "ballot", "minutes", "number", "idea", "state", "text", "question"),
    *("value", "STATEMENT", "most_devices", "name", "due_on_day", "due_on_month", "due_on_year", "into"),
    *("owner_name", "organisation", "title", "secret", "kind", "topics", "groups", "up", "person"),
)


@pytest.fixture
def workshop(trust, partner_trust, partnership):
    workshop = WorkshopFactory(live=True, partnership=partnership)
    step = StepFactory(workshop=workshop)
    BallotFactory(step=step)
    ideas = StepFactory(workshop=workshop, ideas=True)
    IdeaFactory(step=ideas, number=1, state="shown")
    workshop.room.step = step
    workshop.room.save()
    ParticipantFactory(workshop=workshop, number=1, token_hash=hash_of("seat"))
    return workshop


def sent(client: Client, path: str, names, value: str, held: dict) -> list:
    """The value in every field at once, and in each alone beside what belongs in the others."""
    posts = [dict.fromkeys(names, value), *(held | {name: value} for name in names if name in held)]
    return [client.post(path, data) for data in posts]


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES.keys())
def test_nothing_that_a_phone_sends_breaks_a_room(workshop, value):
    client = Client(raise_request_exception=False)
    room, step = workshop.room, workshop.room.step
    held = {"ballot": str(step.ballots.get().pk), "STATEMENT": "3", "step": str(step.pk), "text": "An idea"}
    broken = []
    for name, names in FROM_A_SEAT.items():
        client.cookies[COOKIE] = "nobody" if name == "enter" else "seat"
        path = reverse(f"workshops:{name}", args=[room.code])
        for answer in [*sent(client, path, names, value, held), client.get(path, {"key": value})]:
            if answer.status_code >= 500 or b"<script>alert" in answer.content:
                broken.append((name, answer.status_code))
    for answer in (
        client.post(reverse("workshops:join"), {"code": value}),
        client.get("/join/", {"code": value}),
    ):
        assert answer.status_code < 500

    assert broken == []
    assert set(Vote.objects.values_list("value", flat=True)) <= {3}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES.keys())
def test_nothing_that_a_facilitators_page_sends_breaks_a_room(workshop, value):
    client = Client(raise_request_exception=False)
    client.force_login(workshop.created_by)
    step = workshop.room.step
    keys = {
        "workshop_id": workshop.pk,
        "step_id": step.pk,
        "participant_id": workshop.participants.get().pk,
        "idea_id": workshop.steps.last().ideas.get().pk,
        "decision_id": 0,
        "action_id": workshop.pk,
        "person_id": workshop.created_by_id,
    }
    ends = {"delete_workshop", "end_workshop", "remove_step", "remove_facilitator", "remove_device"}
    broken = []
    for name, wanted in addresses().items():
        short = name.removeprefix("workshops:")
        if name == short or short in ends or not (wanted and wanted <= keys.keys()):
            continue
        path = reverse(name, kwargs={key: keys[key] for key in wanted})
        answers = sent(client, path, FROM_THE_DESK, value, {"step": str(step.pk), "text": "Words"})
        for answer in [*answers, client.get(path, {"question": value, "kind": value, "step": value})]:
            if answer.status_code >= 500 or (not answer.streaming and b"<script>alert" in answer.content):
                broken.append((name, answer.status_code))

    assert broken == []
    assert Workshop.objects.get(pk=workshop.pk).state == "live"
