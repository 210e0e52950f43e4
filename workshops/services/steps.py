"""The agenda's steps while they can change: before the workshop all of them, in the room those that have not begun."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.db.models import F

from accounts.models import User
from accounts.services.record_event import record_event
from workshops.agendas import AgendaStep, agenda
from workshops.enums import IdeaState, Refusal, StepKind, WorkshopState
from workshops.models import Idea, Room, Step, Workshop
from workshops.rules import CannotRun
from workshops.selectors.preparing import begun_steps
from workshops.selectors.proposals import topic_statements
from workshops.services.locking import count_anew, lock_room, show_anew

MOST_STEPS = 30
OUT_OF_THE_WAY = 1000


@dataclass(frozen=True)
class StepFacts:
    """What a facilitator says about a step. `ideas`: (number of the mechanism or None, words); None leaves them."""

    title: str
    minutes: int
    script: str = ""
    prompt: str = ""
    statement: str = ""
    optional: bool = False
    questions: Sequence[str] = ()
    most_ticks: int = 3
    ideas: Sequence[tuple[int | None, str]] | None = field(default=None)


def step_from(workshop: Workshop, entry: AgendaStep, *, order: int, factor: str = "") -> Step:
    """A step as the agenda has it, not saved; with `factor` about that condition and named after it."""
    questions: Sequence[str] = entry.questions
    title = entry.title
    if factor:
        questions = topic_statements(workshop, factor)
        title = workshop.instrument.definition.factor(factor).plain_name
    return Step(
        workshop=workshop,
        order=order,
        kind=entry.kind,
        title=title,
        minutes=entry.minutes,
        script=entry.script,
        statement=entry.statement,
        prompt="" if factor else entry.prompt,
        factor=factor,
        questions=" ".join(questions),
        optional=entry.optional,
    )


@transaction.atomic
def add_step(
    *,
    by: User,
    workshop_id: UUID,
    kind: StepKind,
    facts: StepFacts,
    factor: str = "",
    before: UUID | None = None,
) -> Step:
    """Before another step that has not begun, or at the end. A new step about a condition asks all its statements."""
    room = lock_room(workshop_id)
    steps = _changeable(room)
    if len(steps) >= MOST_STEPS:
        raise CannotRun(Refusal.ENOUGH_STEPS)
    place = next((place for place, one in enumerate(steps) if one.pk == before), len(steps))
    if place < len(steps):
        _check_not_begun(room, steps[place])
    step = Step(workshop=room.workshop, kind=kind, factor=factor, order=OUT_OF_THE_WAY * 2)
    _write(step, facts)
    if factor:
        step.questions = " ".join(topic_statements(room.workshop, factor))
    step.save()
    _write_ideas(step, facts)
    _put_in_order([*steps[:place], step, *steps[place:]])
    _changed(by, room, "workshop_step_added", step=str(step.pk), kind=str(kind))
    return step


@transaction.atomic
def edit_step(*, by: User, step_id: UUID, facts: StepFacts) -> None:
    room, step = _step(step_id)
    _write(step, facts)
    step.save()
    _write_ideas(step, facts)
    _changed(by, room, "workshop_step_edited", step=str(step.pk))


@transaction.atomic
def remove_step(*, by: User, step_id: UUID) -> None:
    room, step = _step(step_id)
    event = {"step": str(step.pk), "title": step.title}
    step.delete()
    _changed(by, room, "workshop_step_removed", **event)


@transaction.atomic
def move_step(*, by: User, step_id: UUID, up: bool) -> None:
    """One place up or down. Nothing moves where there is no place, or where the neighbour has begun."""
    room, step = _step(step_id)
    steps = list(Step.objects.filter(workshop_id=room.pk))
    place = steps.index(step)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(steps):
        return
    _check_not_begun(room, steps[other])
    steps[place], steps[other] = steps[other], steps[place]
    _put_in_order(steps)
    _changed(by, room, "workshop_step_moved", step=str(step.pk), up=up)


@transaction.atomic
def apply_agenda(*, by: User, workshop_id: UUID, topics: Sequence[str]) -> None:
    """The room talks about these conditions, in this order. Steps about one that stays keep what was changed in them;
    the others go, and new ones come where the first of them stood (else before ideas and decisions)."""
    room = lock_room(workshop_id)
    if room.workshop.state != WorkshopState.PREPARED:
        raise CannotRun(Refusal.BEING_USED)
    steps = list(Step.objects.filter(workshop_id=room.pk))
    kept = {step.factor: step for step in steps if step.kind == StepKind.FACTOR and step.factor in topics}
    others = [step for step in steps if step.kind != StepKind.FACTOR]
    if len(others) + len(topics) > MOST_STEPS:
        raise CannotRun(Refusal.ENOUGH_STEPS)
    place = _place_of_topics(steps)
    Step.objects.filter(workshop_id=room.pk, kind=StepKind.FACTOR).exclude(
        pk__in=[step.pk for step in kept.values()]
    ).delete()
    wanted = _topic_steps(room.workshop, topics, kept)
    _put_in_order([*others[:place], *wanted, *others[place:]])
    _changed(by, room, "workshop_agenda_applied", topics=list(topics))


def _place_of_topics(steps: Sequence[Step]) -> int:
    """How many other steps stand before the conditions."""
    others = 0
    for step in steps:
        if step.kind in (StepKind.FACTOR, StepKind.IDEAS, StepKind.DECISION):
            return others
        others += 1
    return others


def _topic_steps(workshop: Workshop, topics: Sequence[str], kept: dict[str, Step]) -> list[Step]:
    planned = agenda(workshop.minutes, partnership=workshop.partnership_id is not None)
    entries = [entry for entry in planned.steps if entry.topic]
    steps = []
    for place, factor in enumerate(topics):
        if factor in kept:
            steps.append(kept[factor])
            continue
        step = step_from(
            workshop,
            entries[min(place, len(entries) - 1)],
            order=OUT_OF_THE_WAY * 2 + place,
            factor=factor,
        )
        step.save()
        steps.append(step)
    return steps


def _step(step_id: UUID) -> tuple[Room, Step]:
    room = lock_room(Step.objects.values_list("workshop", flat=True).get(pk=step_id))
    _changeable(room)
    step = Step.objects.get(pk=step_id)
    _check_not_begun(room, step)
    return room, step


def _changeable(room: Room) -> list[Step]:
    if room.workshop.state == WorkshopState.ENDED:
        raise CannotRun(Refusal.ENDED)
    return list(Step.objects.filter(workshop_id=room.pk))


def _check_not_begun(room: Room, step: Step) -> None:
    if step.pk in begun_steps(room.workshop):
        raise CannotRun(Refusal.STEP_BEGUN)


def _write(step: Step, facts: StepFacts) -> None:
    step.title, step.minutes, step.script = facts.title, facts.minutes, facts.script
    step.prompt, step.statement, step.optional = facts.prompt, facts.statement, facts.optional
    step.questions, step.most_ticks = " ".join(facts.questions), facts.most_ticks


def _write_ideas(step: Step, facts: StepFacts) -> None:
    """Those that stand there before the room adds its own: nobody has sent one yet."""
    if facts.ideas is None or step.kind != StepKind.IDEAS:
        return
    step.ideas.all().delete()
    Idea.objects.bulk_create(
        Idea(
            step=step,
            number=number,
            text=words,
            mechanism=mechanism,
            prepared=True,
            state=IdeaState.SHOWN,
        )
        for number, (mechanism, words) in enumerate(facts.ideas, 1)
    )


def _put_in_order(steps: Sequence[Step]) -> None:
    """1, 2, 3 …; first all out of the way, because no two steps may ever have the same place."""
    keys = [step.pk for step in steps]
    Step.objects.filter(pk__in=keys).update(order=F("order") + OUT_OF_THE_WAY)
    for order, key in enumerate(keys, 1):
        Step.objects.filter(pk=key).update(order=order)


def _changed(by: User, room: Room, action: str, **detail: object) -> None:
    show_anew(room)
    count_anew(room)
    record_event(by=by, action=action, subject=room.workshop, **detail)
