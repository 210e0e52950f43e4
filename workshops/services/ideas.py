"""A few words from the room: sent, shown or not, merged, reworded. Once people choose between them they stay."""

from uuid import UUID

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from accounts.services.record_event import record_event
from workshops.enums import IdeaState, Refusal, StepKind
from workshops.models import LONGEST_IDEA, Idea, Participant, Room, Step
from workshops.rules import (
    MOST_IDEAS,
    MOST_IDEAS_PER_DEVICE,
    CannotRun,
    CannotVote,
    OutOfDate,
    Refused,
    check_in_room,
    check_is_here,
    check_is_running,
)
from workshops.services.locking import count_anew, lock_room, show_anew


@transaction.atomic
def add_idea(
    *, step_id: UUID, text: str, participant: Participant | None = None, by: User | None = None
) -> None:
    """From a device it waits for the facilitator; from the facilitator (`by`) it is shown at once.

    The same words from the same device are one idea: sending again changes nothing. A device's idea leaves no audit
    row, which would say when it came. Raises CannotVote for a device, CannotRun for a facilitator.
    """
    step = Step.objects.get(pk=step_id)
    room = lock_room(step.workshop_id)
    refused = CannotRun if participant is None else CannotVote
    if participant is None:
        check_is_running(room)
    else:
        check_in_room(room, participant)
    if room.step_id != step.pk or step.kind != StepKind.IDEAS or step.ballots.exists():
        raise refused(Refusal.IDEAS_CLOSED)
    text = " ".join(text.split())
    _check_words(text, refused)
    if participant is not None and step.ideas.filter(participant=participant, text__iexact=text).exists():
        return
    _check_not_too_many(step, participant, refused)
    number = (step.ideas.aggregate(last=Max("number"))["last"] or 0) + 1
    state = IdeaState.SHOWN if participant is None else IdeaState.WAITING
    Idea.objects.create(step=step, number=number, participant=participant, text=text, state=state)
    if participant is None:
        show_anew(room)
        record_event(by=by, action="idea_added", subject=room.workshop, step=str(step.pk), number=number)
    else:
        count_anew(room)


@transaction.atomic
def decide_idea(*, by: User, idea_id: int, state: IdeaState | str) -> None:
    """Show it to the room, or not; it can be turned round until people choose."""
    state = IdeaState(state)
    room, idea = _changing(idea_id)
    if state == IdeaState.MERGED:
        raise OutOfDate
    idea.state, idea.merged_into = state, None
    idea.save(update_fields=["state", "merged_into"])
    _changed(by, room, idea, "idea_decided", state=state.value)


@transaction.atomic
def merge_idea(*, by: User, idea_id: int, into_id: int) -> None:
    """It says the same as another one, which stands for both."""
    room, idea = _changing(idea_id)
    into = Idea.objects.filter(pk=into_id, step_id=idea.step_id, state=IdeaState.SHOWN).first()
    if into is None or into.pk == idea.pk:
        raise OutOfDate
    Idea.objects.filter(merged_into=idea).update(merged_into=into)
    idea.state, idea.merged_into = IdeaState.MERGED, into
    idea.save(update_fields=["state", "merged_into"])
    _changed(by, room, idea, "idea_merged", into=into.number)


@transaction.atomic
def reword_idea(*, by: User, idea_id: int, text: str) -> None:
    """Shorter or clearer. What was prepared keeps its words: a rehearsal could not give them back."""
    room, idea = _changing(idea_id)
    if idea.prepared:
        raise CannotRun(Refusal.AS_PREPARED)
    text = " ".join(text.split())
    _check_words(text, CannotRun)
    idea.text = text
    idea.save(update_fields=["text"])
    _changed(by, room, idea, "idea_reworded")


def _check_words(text: str, refused: type[Refused]) -> None:
    if not text or len(text) > LONGEST_IDEA or "\0" in text:
        raise refused(Refusal.NOT_AN_IDEA)


def _check_not_too_many(step: Step, participant: Participant | None, refused: type[Refused]) -> None:
    """Ideas that are not shown leave room for others; and however many a script has sent, the facilitator adds one."""
    counted = step.ideas.exclude(state=IdeaState.REFUSED)
    if participant is None:
        counted = counted.filter(state=IdeaState.SHOWN)
    elif step.ideas.filter(participant=participant).count() >= MOST_IDEAS_PER_DEVICE:
        raise refused(Refusal.ENOUGH_IDEAS)
    if counted.count() >= MOST_IDEAS:
        raise refused(Refusal.ENOUGH_IDEAS)


def _changing(idea_id: int) -> tuple[Room, Idea]:
    """Raises OutOfDate for one that has gone with the rehearsal it was sent in."""
    workshop_id = Idea.objects.filter(pk=idea_id).values_list("step__workshop", flat=True).first()
    if workshop_id is None:
        raise OutOfDate
    room = lock_room(workshop_id)
    check_is_running(room)
    idea = Idea.objects.select_related("step").filter(pk=idea_id).first()
    if idea is None:
        raise OutOfDate
    check_is_here(room, idea.step_id)
    if idea.step.ballots.exists():
        raise CannotRun(Refusal.VOTE_STARTED)
    return room, idea


def _changed(by: User, room: Room, idea: Idea, action: str, **detail: object) -> None:
    show_anew(room)
    record_event(
        by=by, action=action, subject=room.workshop, step=str(idea.step_id), number=idea.number, **detail
    )
