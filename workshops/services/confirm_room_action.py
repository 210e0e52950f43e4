from datetime import date
from uuid import UUID

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import Action
from assessments.services.add_action import add_action
from organisations.models import Organisation
from workshops.models import RoomAction
from workshops.services.locking import lock_room


class AlreadyDecided(Exception):
    """Somebody has put the action into a plan, or left it out, since the page was opened."""


@transaction.atomic
def confirm_room_action(
    *,
    by: User,
    room_action_id: UUID,
    organisation: Organisation,
    text: str,
    due_on: date,
    owner: User | None = None,
    owner_name: str = "",
    shared_with_partner: bool = False,
) -> Action:
    """Put what was typed in the room into the plan of `organisation`, as whoever may change that plan words it.

    Confirmed twice it stands there once. What the room typed stays in the record as it was.
    """
    room_action = _locked(room_action_id)
    if room_action.action is not None:
        return room_action.action
    if room_action.dismissed:
        raise AlreadyDecided
    workshop = room_action.step.workshop
    action = add_action(
        by=by,
        organisation=organisation,
        partnership=workshop.partnership,
        text=text,
        due_on=due_on,
        owner=owner,
        owner_name=owner_name,
        shared_with_partner=shared_with_partner,
    )
    room_action.action = action
    room_action.save(update_fields=["action"])
    record_event(by=by, action="room_action_confirmed", subject=room_action, plan_action=str(action.pk))
    return action


@transaction.atomic
def dismiss_room_action(*, by: User, room_action_id: UUID) -> None:
    """It goes into no plan. Left out twice is left out once."""
    room_action = _locked(room_action_id)
    if room_action.action is not None:
        raise AlreadyDecided
    if room_action.dismissed:
        return
    room_action.dismissed = True
    room_action.save(update_fields=["dismissed"])
    record_event(by=by, action="room_action_dismissed", subject=room_action)


def _locked(room_action_id: UUID) -> RoomAction:
    """The action as it is once nobody else is changing the workshop."""
    found = RoomAction.objects.select_related("step").get(pk=room_action_id)
    lock_room(found.step.workshop_id)
    return RoomAction.objects.select_related("action", "step__workshop__partnership").get(pk=room_action_id)
