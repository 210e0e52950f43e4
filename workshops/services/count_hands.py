from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from workshops.enums import BallotState, Refusal
from workshops.models import Ballot, Group, HandCount
from workshops.rules import CannotRun, OutOfDate, check_is_running
from workshops.selectors.questions import questions_of
from workshops.services.locking import count_anew, lock_room

MOST_HANDS = 500


@transaction.atomic
def count_hands(
    *, by: User, workshop_id: UUID, ballot_id: UUID, counts: Mapping[tuple[str, int | None, str], int]
) -> None:
    """People without a device, as the facilitator counted them: by question, group (None for none) and answer.

    What is given takes the place of all that was counted for this ballot before, so that a slip is mended by entering
    it anew. Not once the ballot is revealed. Raises CannotRun.
    """
    room = lock_room(workshop_id)
    check_is_running(room)
    ballot = (
        Ballot.objects.select_related("step__workshop__instrument")
        .filter(pk=ballot_id, step__workshop_id=workshop_id)
        .first()
    )
    if ballot is None or ballot.state == BallotState.REVEALED:
        raise OutOfDate
    _check(ballot, counts)
    HandCount.objects.filter(ballot=ballot).delete()
    HandCount.objects.bulk_create(
        HandCount(ballot=ballot, question=question, group_id=group_id, answer=answer, count=count)
        for (question, group_id, answer), count in counts.items()
        if count
    )
    count_anew(room)
    record_event(
        by=by, action="hands_counted", subject=room.workshop, step=str(ballot.step_id), number=ballot.number
    )


def _check(ballot: Ballot, counts: Mapping[tuple[str, int | None, str], int]) -> None:
    instrument = ballot.step.workshop.instrument.definition
    asked = {question.code: question.answers for question in questions_of(ballot.step, instrument)}
    groups = {None, *Group.objects.filter(workshop_id=ballot.step.workshop_id).values_list("pk", flat=True)}
    for (question, group_id, answer), count in counts.items():
        known = group_id in groups and answer in asked.get(question, ())
        if not known or not 0 <= count <= MOST_HANDS:
            raise CannotRun(Refusal.NOT_A_COUNT)
