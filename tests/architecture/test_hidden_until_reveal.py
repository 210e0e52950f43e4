"""Feature 53 on the wire: until a ballot is revealed nobody can tell two sets of answers apart. Every address, every
seat and devices of this and of another workshop, in two worlds that differ only in what the room has answered. The
same bytes come back.

The addresses come from the service's own list, so a page that is added is tried from its first day. One room holds a
ballot of every kind, open or closed and not shown, and a second round after a first that was; another has ended with
answers that were never shown. Pages of workshops are asked with the room at each of its steps.
"""

import re

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse

from organisations.selectors.people import hash_of
from tests.architecture.access_world import SEATS
from tests.architecture.addresses import addresses
from tests.factories import BallotFactory, IdeaFactory, ParticipantFactory, StepFactory, WorkshopFactory
from workshops.enums import BallotState
from workshops.models import Ballot, HandCount, Step, Vote, Workshop
from workshops.outputs import phone
from workshops.outputs.record import record_document
from workshops.selectors.questions import questions_of
from workshops.views.seats import COOKIE

# Some thousands of pages.
pytestmark = [pytest.mark.django_db, pytest.mark.timeout(600)]

MORNING = "2026-03-11 09:00Z"
KINDS = ("statement", "factor_step", "place", "lanes", "ideas")
PLANTED = "tests.architecture.planted_tally"
CHANGING = re.compile(rb'csrfmiddlewaretoken" value="[^"]*"|nonce-[\w+/=-]+|nonce="[^"]*"|csrftoken=\w+')
# Who asks for it is told a secret or an id that is new each time.
NEW_EACH_TIME = {"workshops:hand_over", "workshops:request_record_pdf", "assessments:take_anonymous_link"}
# Of the devices: one's own answers are the same in both worlds.
OWN, OTHERS = 1, range(2, 9)
PARTICIPANT, STRANGER = "participant", "participant of another workshop"


@pytest.fixture(autouse=True)
def _one_moment():
    with time_machine.travel(MORNING, tick=False):
        yield


class Rooms:
    """The manager's running workshop with a step of each kind after those it had, and what is hidden in it."""

    def __init__(self, world):
        self.world, self.ours = world, world.sides["ours"]["workshops"]
        self.live, self.held = (
            Workshop.objects.get(pk=self.ours[state]["workshop_id"]) for state in ("live", "ended")
        )
        self.device = ParticipantFactory(workshop=self.live, number=99, token_hash=hash_of("ours"))
        another = WorkshopFactory(live=True)
        ParticipantFactory(workshop=another, number=1, token_hash=hash_of("another"))
        self.steps = [*self.live.steps.filter(ballots__isnull=False)]
        for place, kind in enumerate(KINDS):
            self.steps.append(self._step(self.live, kind, 50 + place))
        self._ballots()

    def _step(self, workshop: Workshop, kind: str, order: int) -> Step:
        step = StepFactory(workshop=workshop, order=order, **({} if kind == "statement" else {kind: True}))
        if kind == "ideas":
            for number in (1, 2, 3):
                IdeaFactory(step=step, number=number, state="shown")
        return step

    def _ballots(self) -> None:
        """Of every kind one is open and one is closed; a second round stands after a first that was shown; and one was
        closed in the workshop that has ended."""
        states = (BallotState.OPEN, BallotState.CLOSED)
        self.hidden = [
            BallotFactory(step=step, state=states[place % 2]) for place, step in enumerate(self.steps[-5:])
        ]
        for place, kind in enumerate(KINDS):
            step = self._step(self.live, kind, 60 + place)
            self.steps.append(step)
            self.hidden.append(BallotFactory(step=step, state=states[(place + 1) % 2]))
        twice = self._step(self.live, "statement", 70)
        shown = BallotFactory(step=twice, state=BallotState.REVEALED)
        self._answer(shown, "3", "1")
        self.steps.append(twice)
        self.hidden.append(BallotFactory(step=twice, number=2))
        after_the_end = self._step(self.held, "statement", 70)
        self.hidden.append(BallotFactory(step=after_the_end, state=BallotState.CLOSED))

    def answer(self, value: str, tick: int) -> None:
        """Everybody but one device says the same to everything that is hidden."""
        Vote.objects.filter(ballot__in=self.hidden).delete()
        HandCount.objects.filter(ballot__in=self.hidden).delete()
        for ballot in self.hidden:
            self._answer(ballot, value, tick)

    def _answer(self, ballot: Ballot, value: str, tick: int) -> None:
        devices = list(ballot.step.workshop.participants.all())
        group = ballot.step.workshop.groups.first()
        for question in questions_of(ballot.step, ballot.step.workshop.instrument.definition):
            ticked = question.options[int(tick)].code
            is_ticked = question.kind == "ticks"
            for device in devices:
                said = "3" if device.pk == self.device.pk else value
                first = question.options[0].code if device.pk == self.device.pk else ticked
                fields = {"ticks": first} if is_ticked else {"value": int(said)}
                Vote.objects.create(
                    ballot=ballot,
                    participant=device,
                    question=question.code,
                    kind="ticks" if is_ticked else "value",
                    **fields,
                )
            HandCount.objects.create(
                ballot=ballot,
                question=question.code,
                group=group,
                answer=ticked if is_ticked else value,
                count=4,
            )

    def go_to(self, step: Step) -> None:
        self.live.room.step = step
        self.live.room.version += 1
        self.live.room.save()

    def reveal(self) -> None:
        Ballot.objects.filter(pk__in=[ballot.pk for ballot in self.hidden]).update(state="revealed")

    def client(self, seat: str) -> Client:
        client = Client(raise_request_exception=False)
        if seat in (PARTICIPANT, STRANGER):
            client.cookies[COOKIE] = "ours" if seat == PARTICIPANT else "another"
        elif self.world.seats[seat] is not None:
            client.force_login(self.world.seats[seat])
        return client


@pytest.fixture
def rooms(world):
    return Rooms(world)


def paths(rooms: Rooms, *, of_workshops: bool) -> list[str]:
    """Every address with the keys of both sides; those of workshops with the running one and the one that was held."""
    found = set()
    for name, wanted in addresses().items():
        if name in NEW_EACH_TIME or name.startswith("account_") or name in ("livez", "readyz"):
            continue
        if name.startswith("workshops:") != of_workshops:
            continue
        sides = [rooms.world.keys(name, wanted, side) for side in ("ours", "theirs")]
        if of_workshops:
            sides += [rooms.world.sides["ours"] | rooms.ours[state] for state in ("live", "ended")]
        found |= {reverse(name, kwargs={key: keys[key] for key in wanted}) for keys in sides}
    return sorted(found)


def looked(rooms: Rooms, seats, found: list[str], method: str = "GET") -> dict[tuple, bytes]:
    """What comes back, headers and all, without what changes by itself. What a look changes is undone."""
    seen = {}
    for seat in seats:
        client = rooms.client(seat)
        for path in found:
            before = transaction.savepoint()
            answer = client.generic(method, path)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            heads = sorted(f"{name}: {value}" for name, value in answer.headers.items())
            said = b"%d " % answer.status_code + body + "\n".join(heads).encode()
            seen[seat, method, path] = CHANGING.sub(b"", said)
            transaction.savepoint_rollback(before)
            # A cookie that was taken away in one look is there for the next.
            if seat in (PARTICIPANT, STRANGER):
                client.cookies[COOKIE] = "ours" if seat == PARTICIPANT else "another"
    return seen


def in_both_worlds(rooms: Rooms, monkeypatch, look) -> list[tuple]:
    """Where the two worlds can be told apart. Each is undone after it was looked at."""
    seen = []
    for value, tick in (("5", "1"), ("1", "2")):
        # What a process keeps of a room's screens would hide the second world behind the first.
        monkeypatch.setattr(phone, "_kept", phone._Kept())
        before = transaction.savepoint()
        rooms.answer(value, tick)
        seen.append(look())
        transaction.savepoint_rollback(before)
        rooms.live.room.refresh_from_db()
    assert seen[0].keys() == seen[1].keys() != set()
    return sorted(key for key in seen[0] if seen[0][key] != seen[1][key])


def test_feature_53_no_page_of_the_service_tells_hidden_answers_apart(rooms, monkeypatch):
    found = paths(rooms, of_workshops=False)
    seats = (
        "manager",
        "colleague",
        "partner",
        "administrator",
        "regional_viewer",
        "facilitator",
        PARTICIPANT,
    )

    assert in_both_worlds(rooms, monkeypatch, lambda: looked(rooms, seats, found)) == []


def test_feature_53_no_page_of_a_workshop_does_at_any_step(rooms, monkeypatch):
    """Those who run it and those who take part, with the room at every step; everybody else at one."""
    found = paths(rooms, of_workshops=True)
    inside = ("manager", PARTICIPANT)

    def look():
        seen = looked(rooms, [*SEATS, STRANGER], found)
        for step in rooms.steps:
            rooms.go_to(step)
            at = looked(rooms, inside, [path for path in found if _is_of_room(rooms, path)])
            seen |= {(*key, str(step.order)): body for key, body in at.items()}
        return seen

    assert in_both_worlds(rooms, monkeypatch, look) == []


def test_feature_53_nor_does_what_is_said_to_those_who_post(rooms, monkeypatch):
    found = paths(rooms, of_workshops=True)

    def look():
        return looked(rooms, ["manager", "colleague", PARTICIPANT, STRANGER], found, "POST")

    assert in_both_worlds(rooms, monkeypatch, look) == []


def test_feature_53_nor_does_the_record_that_a_job_writes(rooms, monkeypatch):
    manager = rooms.world.seats["manager"]

    def look():
        return {
            (workshop.pk, part): str(said).encode()
            for workshop in (rooms.live, rooms.held)
            for part, said in enumerate(record_document(manager, workshop))
        }

    assert in_both_worlds(rooms, monkeypatch, look) == []


def test_what_was_revealed_is_told_apart(rooms, monkeypatch):
    """The control: the same look does see what is shown, on phones, on the staff's screens and in the record."""
    found = paths(rooms, of_workshops=True)
    rooms.reveal()

    def look():
        seen = {}
        for step in rooms.steps[-2:]:
            rooms.go_to(step)
            at = looked(rooms, ("manager", PARTICIPANT), [path for path in found if _is_of_room(rooms, path)])
            seen |= {(*key, str(step.order)): body for key, body in at.items()}
        return seen

    differing = {(key[0], key[2]) for key in in_both_worlds(rooms, monkeypatch, look)}

    code, live = rooms.ours["live"]["code"], rooms.ours["live"]["workshop_id"]
    assert {
        (PARTICIPANT, f"/w/{code}/"),
        (PARTICIPANT, f"/w/{code}/state/"),
        ("manager", f"/workshops/{live}/run/"),
        ("manager", f"/workshops/{live}/run/state/"),
        ("manager", f"/workshops/{live}/screen/"),
        ("manager", f"/workshops/{live}/screen/state/"),
        ("manager", f"/workshops/{live}/record/"),
        ("manager", f"/workshops/{live}/record.csv"),
    } <= differing


def test_a_page_that_counts_too_early_would_be_caught(rooms, monkeypatch, settings):
    settings.ROOT_URLCONF = PLANTED
    found = [path for path in paths(rooms, of_workshops=False) if "early" in path]

    differing = in_both_worlds(rooms, monkeypatch, lambda: looked(rooms, SEATS, found))

    live = rooms.ours["live"]["workshop_id"]
    assert {path for _, _, path in differing} == {f"/workshops/{live}/early/"}
    assert {seat for seat, *_ in differing} == set(SEATS)


def _is_of_room(rooms: Rooms, path: str) -> bool:
    live = rooms.ours["live"]
    return live["code"] in path or str(live["workshop_id"]) in path
