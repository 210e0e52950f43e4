from django.db.models import QuerySet

from accounts.models import User
from workshops.models import Idea, Participant, Step, Workshop, WorkshopFacilitator


def visible_workshops(user: User) -> QuerySet[Workshop]:
    """Those that the person may run, whatever their state. Who reads the record of one: selectors/records.py."""
    own = WorkshopFacilitator.objects.filter(person=user).values("workshop")
    return Workshop.objects.filter(pk__in=own).select_related(
        "room", "partnership", "organisation", "area", "instrument"
    )


def visible_steps(user: User) -> QuerySet[Step]:
    return Step.objects.filter(workshop__in=visible_workshops(user).values("pk")).select_related("workshop")


def visible_ideas(user: User) -> QuerySet[Idea]:
    return Idea.objects.filter(step__workshop__in=visible_workshops(user).values("pk")).select_related("step")


def devices_of(workshop: Workshop) -> QuerySet[Participant]:
    """For its facilitators, the only people who are told names: devices in the room, in the order of joining."""
    return workshop.participants.filter(removed=False).select_related("group")
