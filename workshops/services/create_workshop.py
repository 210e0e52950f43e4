from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from accounts.services.record_event import record_event
from organisations.models import Organisation, Partnership
from workshops.agendas import agenda
from workshops.enums import IdeaState, StepKind
from workshops.models import LONGEST_IDEA, Group, Idea, Room, Step, Workshop, WorkshopFacilitator
from workshops.selectors.proposals import suggested_mechanisms, topics_for, topics_without_results
from workshops.selectors.subjects import newest_instrument
from workshops.services.codes import new_code, new_key
from workshops.services.steps import step_from

LONGEST_TITLE = Workshop._meta.get_field("title").max_length
# With 28 to the sixth codes the second try fails about never.
TRIES = 5


@transaction.atomic
def create_workshop(
    *,
    by: User,
    minutes: int,
    title: str = "",
    planned_for: datetime | None = None,
    partnership: Partnership | None = None,
    organisation: Organisation | None = None,
    area: Organisation | None = None,
) -> Workshop:
    """A workshop that could start at once: with an agenda for its length, groups, a room with its code, and whoever
    makes it as its facilitator. Without a title it is named after what it is about."""
    about = partnership or organisation or area
    workshop = Workshop.objects.create(
        title=(title or (f"Workshop: {about}" if about else "Workshop"))[:LONGEST_TITLE],
        partnership=partnership,
        organisation=organisation,
        area=area,
        instrument=newest_instrument(),
        minutes=minutes,
        planned_for=planned_for,
        created_by=by,
    )
    WorkshopFacilitator.objects.create(workshop=workshop, person=by)
    _make_room(workshop)
    Group.objects.bulk_create(_groups(workshop))
    _fill_in_agenda(workshop)
    record_event(
        by=by,
        action="workshop_created",
        subject=workshop,
        about=str(about.pk) if about else "",
        minutes=minutes,
    )
    return workshop


def _make_room(workshop: Workshop) -> Room:
    for left in reversed(range(TRIES)):
        try:
            with transaction.atomic():
                return Room.objects.create(workshop=workshop, code=new_code(), key=new_key())
        except IntegrityError:
            if not left:
                raise
    raise AssertionError("unreachable")


def _groups(workshop: Workshop) -> list[Group]:
    """The organisations of a partnership; the broad roles within one organisation; else none, to be typed."""
    if workshop.partnership is not None:
        named = [(str(one), one) for one in workshop.partnership.organisations.order_by("name")]
    elif workshop.organisation is not None:
        named = [(role.label, None) for role in workshop.instrument.definition.respondent_roles]
    else:
        named = []
    return [
        Group(workshop=workshop, name=name[:120], organisation=organisation, order=order)
        for order, (name, organisation) in enumerate(named)
    ]


def _fill_in_agenda(workshop: Workshop) -> None:
    """Conditions come from the results that the room may see; else from a set that suits most."""
    topics = iter(_topics(workshop))
    planned = agenda(workshop.minutes, partnership=workshop.partnership_id is not None)
    order = 0
    for entry in planned.steps:
        factor = next(topics, "") if entry.topic else ""
        if entry.topic and not factor:
            continue
        order += 1
        step = step_from(workshop, entry, order=order, factor=factor)
        step.save()
        if step.kind == StepKind.IDEAS:
            Idea.objects.bulk_create(_ideas(step, suggested_mechanisms(workshop)))


def _topics(workshop: Workshop) -> list[str]:
    """The proposed ones first; places that are left go to the set that suits most."""
    proposed = [topic.factor for topic in topics_for(workshop)]
    return list(dict.fromkeys([*proposed, *topics_without_results(workshop)]))


def _ideas(step: Step, mechanisms: Sequence[tuple[int, str]]) -> list[Idea]:
    return [
        Idea(
            step=step,
            number=number,
            text=title[:LONGEST_IDEA],
            mechanism=mechanism,
            prepared=True,
            state=IdeaState.SHOWN,
        )
        for number, (mechanism, title) in enumerate(mechanisms, 1)
    ]
