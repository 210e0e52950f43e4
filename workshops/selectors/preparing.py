"""What a facilitator prepares: the steps that can still change, the people who run it, the links to hand it over."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from organisations.selectors.people import hash_of
from workshops.enums import WorkshopState
from workshops.models import Group, HandOver, Room, Step, Workshop, WorkshopFacilitator
from workshops.selectors.proposals import suggested_mechanisms


def begun_steps(workshop: Workshop) -> frozenset[UUID]:
    """Steps that stay as they are: up to where the room is, and those in which something came in already."""
    if workshop.state == WorkshopState.PREPARED:
        return frozenset()
    steps = Step.objects.filter(workshop=workshop)
    if workshop.state == WorkshopState.ENDED:
        return frozenset(steps.values_list("pk", flat=True))
    came_in = (
        Q(ballots__isnull=False)
        | Q(notes__isnull=False)
        | Q(decisions__isnull=False)
        | Q(actions__isnull=False)
        | Q(agreed__isnull=False)
        | Q(ideas__prepared=False)
    )
    here = (
        Step.objects.filter(pk__in=Room.objects.filter(workshop=workshop).values("step"))
        .values_list("order", flat=True)
        .first()
    )
    if here is not None:
        came_in |= Q(order__lte=here)
    return frozenset(steps.filter(came_in).values_list("pk", flat=True))


def facilitators_of(workshop: Workshop) -> QuerySet[WorkshopFacilitator]:
    return workshop.facilitators.select_related("person")


def offered_mechanisms(workshop: Workshop, step: Step | None = None) -> tuple[tuple[int, str], ...]:
    """What the results suggest, and what stands in the step already although they no longer do."""
    held = {}
    if step is not None:
        prepared = step.ideas.filter(prepared=True, mechanism__isnull=False)
        held = dict(prepared.values_list("mechanism", "text"))
    return tuple((held | dict(suggested_mechanisms(workshop))).items())


def taken_groups(workshop: Workshop) -> QuerySet[Group]:
    """Those that somebody has joined, or for which hands were counted."""
    counted = Q(pk__in=workshop.steps.values("ballots__hands__group"))
    joined = Q(pk__in=workshop.participants.values("group"))
    return workshop.groups.filter(joined | counted)


def hand_over_with_secret(secret: str) -> HandOver | None:
    return (
        HandOver.objects.filter(secret_hash=hash_of(secret))
        .select_related(
            "workshop", "workshop__partnership", "workshop__organisation", "workshop__area", "made_by"
        )
        .first()
    )


def works(hand_over: HandOver) -> bool:
    """Not used, not out of date, and the workshop is not over."""
    over = hand_over.workshop.state == WorkshopState.ENDED
    return hand_over.used_at is None and hand_over.expires_at > timezone.now() and not over
