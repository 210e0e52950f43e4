"""Devices come and go. They have no account, so nobody is `by`, and no row says when who came."""

import secrets
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from organisations.selectors.people import hash_of
from workshops.enums import BallotState, Refusal
from workshops.models import Group, Participant, Vote
from workshops.rules import CannotJoin, check_can_join
from workshops.services.locking import count_anew, lock_room

# Those who have left keep their number, and a script that comes and goes would run out of what a column holds.
MOST_NUMBERS = 30_000


@transaction.atomic
def join_workshop(
    *, workshop_id: UUID, name: str = "", group_id: int | None = None, is_table: bool = False
) -> tuple[Participant, str]:
    """A seat for a device, and the token for its cookie, of which only the hash is kept. Raises CannotJoin."""
    room = lock_room(workshop_id)
    seats = Participant.objects.filter(workshop_id=workshop_id)
    check_can_join(room, seats.filter(removed=False).count())
    if group_id is not None and not Group.objects.filter(pk=group_id, workshop_id=workshop_id).exists():
        raise CannotJoin(Refusal.NO_SUCH_GROUP)
    last = seats.aggregate(last=Max("number"))["last"] or 0
    if last >= MOST_NUMBERS:
        raise CannotJoin(Refusal.FULL)
    token = secrets.token_urlsafe(32)
    participant = Participant.objects.create(
        workshop_id=workshop_id,
        token_hash=hash_of(token),
        number=last + 1,
        name=name,
        group_id=group_id,
        is_table=is_table,
    )
    count_anew(room)
    return participant, token


@transaction.atomic
def leave_workshop(*, participant: Participant) -> None:
    """The seat is over on that device, and the name is gone. What the room was shown of it stays.

    What nobody has been shown goes: else one could answer, leave, come in again and answer once more, and no list of
    devices would tell.
    """
    room = lock_room(participant.workshop_id)
    Vote.objects.filter(participant=participant).exclude(ballot__state=BallotState.REVEALED).delete()
    Participant.objects.filter(pk=participant.pk).update(removed=True, token_hash=None, name="")
    count_anew(room)
