"""Whole workshops with something of everything in them: one in preparation, one rehearsed, one that runs, one held."""

from datetime import timedelta

from django.utils import timezone

from assessments.models import Instrument
from organisations.selectors.people import hash_of
from tests.factories.workshops import (
    BallotFactory,
    GroupFactory,
    IdeaFactory,
    ParticipantFactory,
    StepFactory,
    WorkshopFactory,
)
from workshops.enums import BallotState, RecordState, WorkshopState
from workshops.models import (
    STATEMENT,
    Agreed,
    Ballot,
    Decision,
    Feedback,
    HandOver,
    Idea,
    Note,
    RecordFile,
    RoomAction,
    Vote,
    Workshop,
    WorkshopFacilitator,
)
from workshops.outputs.record import record_context

STATES = WorkshopState.values


def workshop_things(
    people: list, partnership, *, rows: int = 1, secret: str = "hand-over"
) -> dict[str, dict]:
    """What addresses take, by the state of the workshop that they are about. `people` run each of them; the first has
    made them and asked for the file of the record."""
    return {
        state: _keys(_workshop(state, people, partnership, rows, f"{secret}-{state}"), people[0], secret)
        for state in STATES
    }


def _workshop(state: str, people: list, partnership, rows: int, secret: str) -> Workshop:
    now = timezone.now()
    begun = {} if state == WorkshopState.PREPARED else {"started_at": now - timedelta(hours=1)}
    ended = {"ended_at": now} if state == WorkshopState.ENDED else {}
    instrument = Instrument.objects.filter(version=2).first()
    workshop = WorkshopFactory(
        title=f"A workshop {state}",
        partnership=partnership,
        created_by=people[0],
        state=state,
        **({"instrument": instrument} if instrument else {}),
        **begun,
        **ended,
    )
    for person in people[1:]:
        WorkshopFacilitator.objects.create(workshop=workshop, person=person)
    HandOver.objects.create(
        workshop=workshop,
        secret_hash=hash_of(secret),
        made_by=people[0],
        expires_at=now + timedelta(hours=1),
    )
    groups = [
        GroupFactory(workshop=workshop, name=organisation.name, organisation=organisation)
        for organisation in partnership.organisations.all()
    ]
    steps = [StepFactory(workshop=workshop, order=number) for number in range(1, rows + 1)]
    ideas = StepFactory(workshop=workshop, order=rows + 1, ideas=True)
    StepFactory(workshop=workshop, order=rows + 2, factor_step=True, optional=True)
    for number in range(1, rows + 1):
        IdeaFactory(step=ideas, number=number, prepared=True, state="shown")
    if state != WorkshopState.PREPARED:
        _came_in(workshop, steps, groups, rows)
    if state == WorkshopState.ENDED:
        RecordFile.objects.create(
            workshop=workshop,
            person=people[0],
            fingerprint=record_context(people[0], workshop)["fingerprint"],
            state=RecordState.READY,
            content=b"%PDF",
            requested_at=now,
            expires_at=now + timedelta(hours=1),
        )
    return workshop


def _came_in(workshop: Workshop, steps: list, groups: list, rows: int) -> None:
    """Four devices of each group, which have answered every statement; in a room that runs the last is still open."""
    devices = [
        ParticipantFactory(workshop=workshop, number=number, group=groups[number % len(groups)])
        for number in range(1, 4 * len(groups) + rows)
    ]
    held = workshop.state == WorkshopState.ENDED
    for step in steps:
        is_open = not held and step == steps[-1]
        ballot = BallotFactory(step=step, state=BallotState.OPEN if is_open else BallotState.REVEALED)
        vote_all(ballot, devices)
        Note.objects.create(step=step, text="Somebody said something.")
        Decision.objects.create(step=step, text="We go on.")
        RoomAction.objects.create(
            step=step,
            text="Write it down",
            organisation=workshop.created_by.memberships.get().organisation,
            owner_name="Somebody",
            due_on=timezone.localdate() + timedelta(days=9),
            number=step.order,
        )
        if not is_open:
            Agreed.objects.create(
                step=step,
                question=STATEMENT,
                value=4,
                people=len(devices),
                agreed_on=timezone.localdate(),
            )
    if held:
        for device in devices[:rows]:
            Feedback.objects.create(participant=device, useful=4, words="Good.")
    workshop.room.step = steps[-1]
    workshop.room.save()


def vote_all(ballot: Ballot, devices: list, *, values=(1, 2, 4, 5, 5)) -> None:
    Vote.objects.bulk_create(
        Vote(
            ballot=ballot,
            participant=device,
            question=STATEMENT,
            kind="value",
            value=values[place % len(values)],
        )
        for place, device in enumerate(devices)
    )


def _keys(workshop: Workshop, person, secret: str) -> dict:
    """The last of each; a state that has none of something takes the id of the workshop, which is nobody's."""
    action = RoomAction.objects.filter(step__workshop=workshop).last()
    file = workshop.files.first()
    step = workshop.room.step or workshop.steps.first()
    ballot = Ballot.objects.filter(step=step).last()
    device = workshop.participants.last()
    decision = Decision.objects.filter(step__workshop=workshop).last()
    nobody = workshop.pk
    return {
        "workshop_id": workshop.pk,
        "step_id": step.pk,
        "ballot_id": ballot.pk if ballot else nobody,
        "participant_id": device.pk if device else nobody,
        "room_action_id": action.pk if action else nobody,
        "action_id": action.pk if action else nobody,
        "file_id": file.pk if file else nobody,
        "idea_id": Idea.objects.filter(step__workshop=workshop).last().pk,
        "decision_id": decision.pk if decision else 0,
        "person_id": person.pk,
        "code": workshop.room.code,
        "key": workshop.room.key,
        "secret": f"{secret}-{workshop.state}",
    }
