from collections.abc import Iterator, Mapping
from uuid import UUID

from django.db import transaction

from workshops.enums import BallotState, Refusal, VoteKind
from workshops.models import DONT_KNOW, Ballot, Participant, Vote
from workshops.rules import CannotVote, check_in_room
from workshops.selectors.questions import Question, questions_of
from workshops.services.locking import count_anew, lock_room

Answers = Mapping[str, str | list[str]]


@transaction.atomic
def cast_votes(*, participant: Participant, ballot_id: UUID, answers: Answers) -> None:
    """Put one device's answers in the place of those it gave before; sending them again changes nothing.

    `answers` are "1" to "5" or "DK" for a question with one answer, a list of codes for ticks: an empty one says that
    none applies. Questions that are not among them keep what they have. All are kept or, with CannotVote, none. Nobody
    is signed in, and no row says when: both would tell who answered what.
    """
    room = lock_room(participant.workshop_id)
    check_in_room(room, participant)
    ballot = (
        Ballot.objects.select_related("step__workshop__instrument")
        .filter(pk=ballot_id, step__workshop_id=participant.workshop_id)
        .first()
    )
    if ballot is None or ballot.state != BallotState.OPEN:
        raise CannotVote(Refusal.CLOSED)
    step = ballot.step
    asked = {question.code: question for question in questions_of(step, step.workshop.instrument.definition)}
    votes = list(_votes(ballot, participant, asked, answers))
    Vote.objects.bulk_create(
        votes,
        update_conflicts=True,
        unique_fields=["ballot", "participant", "question"],
        update_fields=["kind", "value", "ticks"],
    )
    count_anew(room)


def _votes(
    ballot: Ballot, participant: Participant, asked: Mapping[str, Question], answers: Answers
) -> Iterator[Vote]:
    if not answers:
        raise CannotVote(Refusal.NOT_AN_ANSWER)
    for code, answer in answers.items():
        if code not in asked:
            raise CannotVote(Refusal.NOT_AN_ANSWER)
        fields = (
            _ticked(asked[code], answer) if asked[code].kind == VoteKind.TICKS else _said(asked[code], answer)
        )
        yield Vote(ballot=ballot, participant=participant, question=code, **fields)


def _said(question: Question, answer: str | list[str]) -> dict[str, object]:
    if not isinstance(answer, str) or answer not in question.answers:
        raise CannotVote(Refusal.NOT_AN_ANSWER)
    if answer == DONT_KNOW:
        return {"kind": VoteKind.DONT_KNOW, "value": None, "ticks": ""}
    return {"kind": VoteKind.VALUE, "value": int(answer), "ticks": ""}


def _ticked(question: Question, answer: str | list[str]) -> dict[str, object]:
    """Kept in the order of the page, not of the fingers."""
    if isinstance(answer, str) or not question.answers.issuperset(answer):
        raise CannotVote(Refusal.NOT_AN_ANSWER)
    ticked = [option.code for option in question.options if option.code in answer]
    if question.most is not None and len(ticked) > question.most:
        raise CannotVote(Refusal.TOO_MANY_TICKS)
    return {"kind": VoteKind.TICKS, "value": None, "ticks": " ".join(ticked)}
