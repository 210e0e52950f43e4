"""Simulated participants of the demonstration: they vote the moment a ballot opens."""

from workshops.models import Ballot


def simulated_votes(ballot: Ballot) -> None:
    """Cast what simulated devices answer, inside the transaction that opens the ballot; nothing without any."""
