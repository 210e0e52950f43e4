"""How many, and never what: who is in the room, and how many devices have answered."""

from workshops.models import Ballot, Participant, Vote, Workshop


def joined(workshop: Workshop) -> int:
    """Devices in the room now."""
    return Participant.objects.filter(workshop=workshop, removed=False).count()


def answered(ballot: Ballot) -> int:
    """Devices in the room that have answered at least one question. It is told while a ballot is open: it looks at no
    answer."""
    here = Vote.objects.filter(ballot=ballot, participant__removed=False)
    return here.values("participant").distinct().count()
