"""A running workshop whose every step asks the four statements of one condition, and who opens and shows them."""

import time
from collections import Counter
from dataclasses import dataclass
from uuid import uuid4

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse

from accounts.models import User
from assessments.models import Instrument
from workshops.enums import StepKind, WorkshopState
from workshops.models import Room, Step, Vote, Workshop, WorkshopFacilitator
from workshops.services.codes import new_code

FACTOR = "GOV"


@dataclass(frozen=True)
class BenchmarkRoom:
    phones: int
    workshop: Workshop
    facilitator: User
    steps: tuple[Step, ...]
    code: str
    session: str

    @property
    def staff_paths(self) -> list[str]:
        names = ("workshops:run_state", "workshops:screen_state")
        return [reverse(name, args=[self.workshop.pk]) for name in names]

    def open(self, number: int) -> str:
        from workshops.services.ballots import open_ballot
        from workshops.services.move_to_step import move_to_step

        at = {"by": self.facilitator, "workshop_id": self.workshop.pk}
        before = self.steps[number - 1].pk if number else None
        move_to_step(**at, step_id=self.steps[number].pk, from_step_id=before)
        return str(open_ballot(**at, step_id=self.steps[number].pk).pk)

    def close(self, ballot: str) -> None:
        from workshops.services.ballots import close_ballot

        close_ballot(by=self.facilitator, workshop_id=self.workshop.pk, ballot_id=ballot)

    def reveal(self, ballot: str) -> float:
        """When it stood in the database."""
        from workshops.services.ballots import reveal_ballot

        reveal_ballot(by=self.facilitator, workshop_id=self.workshop.pk, ballot_id=ballot)
        return time.time()

    def wrong_rows(self, ballot: str) -> int:
        """Answers that are missing, or there more than once."""
        rows = Counter(Vote.objects.filter(ballot=ballot).values_list("participant", "question"))
        questions = len(self.steps[0].codes)
        missing = self.phones * questions - len(rows)
        return abs(missing) + sum(count - 1 for count in rows.values())


def make_room(phones: int, steps: int) -> BenchmarkRoom:
    instrument = Instrument.objects.order_by("-version")[0]
    items = " ".join(item.code for item in instrument.definition.factor(FACTOR).items)
    facilitator = User.objects.create_user(f"{uuid4()}@example.org", None, name="Facilitator")
    workshop = Workshop.objects.create(
        title="A room", instrument=instrument, created_by=facilitator, state=WorkshopState.LIVE
    )
    WorkshopFacilitator.objects.create(workshop=workshop, person=facilitator)
    room = Room.objects.create(
        workshop=workshop, code=new_code(), key=uuid4().hex[:24], most_devices=phones + 5
    )
    made = tuple(
        Step.objects.create(
            workshop=workshop,
            order=order,
            kind=StepKind.FACTOR,
            title=f"Step {order}",
            minutes=5,
            factor=FACTOR,
            questions=items,
        )
        for order in range(1, steps + 1)
    )
    return BenchmarkRoom(phones, workshop, facilitator, made, room.code, _session(facilitator))


def _session(user: User) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return session.session_key
