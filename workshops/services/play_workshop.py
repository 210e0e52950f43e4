"""An invented workshop as it went: step after step through the services of a room, with nobody but the script."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from accounts.enums import DemonstrationAccount
from accounts.models import User
from assessments.demonstration.world import demonstration_id
from organisations.models import Organisation
from workshops.demonstration.scripts import Seat, answers, part, seats
from workshops.enums import IdeaState, StepKind
from workshops.models import Ballot, Group, Participant, RoomAction, Step, Workshop
from workshops.services.ballots import close_ballot, open_ballot, open_second_ballot, reveal_ballot
from workshops.services.cast_votes import cast_votes
from workshops.services.confirm_room_action import confirm_room_action
from workshops.services.count_hands import count_hands
from workshops.services.give_feedback import give_feedback
from workshops.services.ideas import add_idea, decide_idea, merge_idea
from workshops.services.join_workshop import join_workshop
from workshops.services.move_to_step import move_to_step
from workshops.services.outcomes import record_agreed, write_decision, write_note, write_room_action
from workshops.services.run_workshop import end_workshop, start_workshop


@dataclass
class Play:
    """`devices` are those that have joined so far; `confirmed` what a lead will put into a plan afterwards, as it was
    typed."""

    by: User
    workshop: Workshop
    told: Mapping[str, Any]
    today: date
    groups: dict[str, Group] = field(default_factory=dict)
    devices: dict[Seat, Participant] = field(default_factory=dict)
    confirmed: list[tuple[RoomAction, User, dict[str, Any]]] = field(default_factory=list)


def play(*, by: User, workshop: Workshop, told: Mapping[str, Any], today: date) -> None:
    """A prepared workshop from its start to what came after its end."""
    running = Play(by, workshop, told, today)
    start_workshop(by=by, workshop_id=workshop.pk)
    sides = {demonstration_id("organisation", side): side for side in told["sides"]}
    running.groups = {sides[group.organisation_id]: group for group in workshop.groups.all()}
    _let_in(running, None)
    before = None
    for step in workshop.steps.all():
        _let_in(running, step)
        move_to_step(by=by, workshop_id=workshop.pk, step_id=step.pk, from_step_id=before)
        _do(running, step)
        before = step.pk
    end_workshop(by=by, workshop_id=workshop.pk)
    for device, said in zip(running.devices.values(), told["feedback"], strict=False):
        give_feedback(participant=device, useful=said["useful"], words=said["words"])
    for action, leader, said in running.confirmed:
        confirm_room_action(by=leader, room_action_id=action.pk, **said)


def _let_in(running: Play, step: Step | None) -> None:
    """Before the first step everybody but those who come late; these at their step."""
    late = running.told["joins_late"]
    if step is not None and step.kind != late["at"]:
        return
    for seat in seats(running.told):
        is_late = seat.number > running.told["sides"][seat.side] - late.get(seat.side, 0)
        if is_late == (step is not None):
            running.devices[seat], _ = join_workshop(
                workshop_id=running.workshop.pk, group_id=running.groups[seat.side].pk
            )


def _do(running: Play, step: Step) -> None:
    said = part(running.told, step)
    if step.kind == StepKind.IDEAS:
        _send_ideas(running, step, said)
    for number, asked in enumerate(said.get("rounds", ()), 1):
        _round(running, step, number, asked, said)
    for question, value in said.get("agreed", {}).items():
        record_agreed(by=running.by, step_id=step.pk, question=question, value=value)
    if "note" in said:
        write_note(by=running.by, step_id=step.pk, text=said["note"])
    for text in said.get("decisions", ()):
        write_decision(by=running.by, step_id=step.pk, text=text)
    for entry in said.get("actions", ()):
        _act(running, step, entry)


def _round(running: Play, step: Step, number: int, asked: Mapping[str, Any], said: Mapping[str, Any]) -> None:
    opens = open_ballot if number == 1 else open_second_ballot
    of_room: dict[str, Any] = {"by": running.by, "workshop_id": running.workshop.pk}
    ballot: Ballot = opens(step_id=step.pk, **of_room)
    for seat, given in answers(asked, list(running.devices)).items():
        cast_votes(participant=running.devices[seat], ballot_id=ballot.pk, answers=given)
    counts = {
        (question, running.groups[side].pk, answer): count
        for question, hands in said.get("raised", {}).items()
        for side, counted in hands.items()
        for answer, count in counted.items()
    }
    if counts:
        count_hands(ballot_id=ballot.pk, counts=counts, **of_room)
    close_ballot(ballot_id=ballot.pk, **of_room)
    reveal_ballot(ballot_id=ballot.pk, **of_room)


def _send_ideas(running: Play, step: Step, said: Mapping[str, Any]) -> None:
    for entry in said["sent"]:
        device = running.devices[Seat(*entry["from"])]
        add_idea(step_id=step.pk, text=entry["text"], participant=device)
    by_number = {idea.number: idea for idea in step.ideas.all()}
    for number, entry in enumerate(said["sent"], 1):
        idea = by_number[number]
        if "merged_into" in entry:
            merge_idea(by=running.by, idea_id=idea.pk, into_id=by_number[entry["merged_into"]].pk)
        else:
            state = entry.get("state", IdeaState.SHOWN)
            decide_idea(by=running.by, idea_id=idea.pk, state=state)


def _act(running: Play, step: Step, entry: Mapping[str, Any]) -> None:
    organisation = Organisation.objects.get(pk=demonstration_id("organisation", entry["organisation"]))
    owner = _person(entry["owner"]) if "owner" in entry else None
    said = {
        "text": entry["text"],
        "due_on": running.today + timedelta(days=entry["due_in_days"]),
        "organisation": organisation,
        "owner": owner,
        "owner_name": entry.get("owner_name", ""),
        "shared_with_partner": True,
    }
    action = write_room_action(by=running.by, step_id=step.pk, **said)
    if "confirmed_by" in entry:
        running.confirmed.append((action, _person(entry["confirmed_by"]), said))


def _person(account: str) -> User:
    return User.objects.get(email=DemonstrationAccount(account).email)
