"""What one device answered, for that device alone."""

from workshops.enums import VoteKind
from workshops.models import DONT_KNOW, Ballot, Participant, Vote


def own_votes(participant: Participant, ballot: Ballot) -> dict[str, tuple[str, ...]]:
    """By question, as answers are sent: one of "1" to "5" or "DK", or the codes that were ticked."""
    return {
        vote.question: _answers(vote)
        for vote in Vote.objects.filter(participant=participant, ballot=ballot).order_by("question")
    }


def _answers(vote: Vote) -> tuple[str, ...]:
    if vote.kind == VoteKind.TICKS:
        return tuple(vote.ticks.split())
    return (DONT_KNOW if vote.kind == VoteKind.DONT_KNOW else str(vote.value),)
