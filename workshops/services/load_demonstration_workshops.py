"""Invented workshops about a partnership of the invented area: one that has been held, one that can be started.

What was there before it began is written as it stands, with ids that are the same on every machine; what happened in it
goes through the services that a room uses.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.enums import DemonstrationAccount
from accounts.models import User
from accounts.services.record_event import record_event
from assessments.demonstration.world import demonstration_id
from assessments.models import Instrument
from organisations.models import Organisation, Partnership
from workshops.demonstration.scripts import script, seats, steps
from workshops.models import Agreed, Group, Room, Workshop, WorkshopFacilitator
from workshops.services.play_workshop import play

Written = Counter[str]


@transaction.atomic
def load_demonstration_workshops(*, moment: datetime) -> Written:
    """Write both once; nothing where they are there already, or the invented area is not. Gives what was written."""
    held, ready = script("finished"), script("ready")
    partnership = Partnership.objects.filter(pk=demonstration_id("partnership", held["partnership"])).first()
    if partnership is None or Workshop.objects.filter(pk=_id("finished")).exists():
        return Counter()
    workshop = _write("finished", held, [held["facilitator"]], moment - timedelta(days=held["days_ago"]))
    play(by=_person(held["facilitator"]), workshop=workshop, told=held, today=timezone.localdate(moment))
    _date_back(workshop)
    _write("ready", ready, ready["facilitators"], moment + timedelta(days=ready["in_days"]))
    written: Written = Counter({"workshops": 2, "devices": len(seats(held))})
    record_event(by=None, action="demonstration_workshops_loaded", subject=workshop, **written)
    return written


def _write(name: str, told: Mapping[str, Any], facilitators: list[str], planned_for: datetime) -> Workshop:
    """A prepared workshop. Its facilitator who is named first has made it."""
    people = [_person(account) for account in facilitators]
    instrument = Instrument.objects.get(slug="learning-ecosystem", version=2)
    workshop = Workshop.objects.create(
        id=_id(name),
        title=told["title"],
        partnership_id=demonstration_id("partnership", told["partnership"]),
        instrument=instrument,
        minutes=90,
        planned_for=planned_for.replace(hour=9, minute=30, second=0, microsecond=0),
        created_by=people[0],
    )
    Room.objects.create(workshop=workshop, code=told["code"], key=_id("key", name).hex[:24])
    for person in people:
        WorkshopFacilitator.objects.create(workshop=workshop, person=person)
    for order, side in enumerate(told["sides"]):
        organisation = Organisation.objects.get(pk=demonstration_id("organisation", side))
        Group.objects.create(
            workshop=workshop, name=organisation.name, organisation=organisation, order=order
        )
    for step in steps(told, instrument.definition):
        step.pk, step.workshop = _id("step", name, step.order), workshop
        step.save(force_insert=True)
    return workshop


def _date_back(workshop: Workshop) -> None:
    """What has just been written happened on the day for which it was planned."""
    begun = workshop.planned_for
    Workshop.objects.filter(pk=workshop.pk).update(
        created_at=begun - timedelta(days=14), started_at=begun, ended_at=begun + timedelta(minutes=88)
    )
    WorkshopFacilitator.objects.filter(workshop=workshop).update(joined_at=begun - timedelta(days=14))
    Agreed.objects.filter(step__workshop=workshop).update(agreed_on=timezone.localdate(begun))


def _id(*names: object):
    return demonstration_id("workshop", *names)


def _person(account: str) -> User:
    return User.objects.get(email=DemonstrationAccount(account).email)
