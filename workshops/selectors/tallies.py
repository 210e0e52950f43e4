"""What everybody answered: read here and nowhere else, and only of a ballot that has been revealed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count

from models_engine import RoomShift, room_shift
from workshops.enums import BallotState, VoteKind
from workshops.models import DONT_KNOW, Ballot, HandCount, Vote
from workshops.rules import FEWEST_ANSWERS, NotRevealed


@dataclass
class Tally:
    """How often each answer was given, and by how many people, raised hands included.

    Of hands for ticks only the answers are known: as many people as for the answer that had most, at the least.
    """

    counts: Counter[str] = field(default_factory=Counter)
    people: int = 0
    hands: int = 0

    @property
    def is_enough(self) -> bool:
        """Whoever has seen the hands takes them away: what is left is of nobody or of enough people, too."""
        return self.people >= FEWEST_ANSWERS and not self.stands_out

    @property
    def stands_out(self) -> bool:
        """Whether one or two answers came from devices beside hands that everybody saw."""
        return bool(self.hands) and 0 < self.people - self.hands < FEWEST_ANSWERS

    def of(self, answer: str) -> int:
        return self.counts[answer]

    def on_scale(self) -> tuple[int, ...]:
        """Of the answers 1 to 5; don't know is in none of them."""
        return tuple(self.counts[str(value)] for value in range(1, 6))


@dataclass(frozen=True)
class QuestionTally:
    """`groups` by their id, None for people of no group; empty where one of those with answers is too small, or where
    there is only one: then it is the whole room or nothing."""

    room: Tally
    groups: Mapping[int | None, Tally]
    groups_too_small: bool


# By ballot and code of the question.
Tallies = Mapping[tuple[UUID, str], QuestionTally]


def tallies_of(*ballots: Ballot) -> Tallies:
    """Two queries for any number of ballots. A question that nobody answered has no tally.

    Raises NotRevealed where one of them is still hidden, whoever asks.
    """
    _check_revealed(ballots)
    groups: dict[tuple[UUID, str], dict[int | None, Tally]] = defaultdict(lambda: defaultdict(Tally))
    _add_votes(groups, ballots)
    _add_hands(groups, ballots)
    return {key: _question(found) for key, found in groups.items()}


def shifts_of(first: Ballot, second: Ballot) -> dict[str, RoomShift]:
    """What devices that answered both rounds changed, by question; raised hands cannot be matched. One query."""
    _check_revealed((first, second))
    said: dict[str, dict[UUID, dict[UUID, int]]] = defaultdict(lambda: {first.pk: {}, second.pk: {}})
    votes = Vote.objects.filter(
        ballot__in=(first, second), ballot__state=BallotState.REVEALED, kind=VoteKind.VALUE
    )
    for ballot, question, device, value in votes.values_list("ballot", "question", "participant", "value"):
        said[question][ballot][device] = value
    return {question: room_shift(found[first.pk], found[second.pk]) for question, found in said.items()}


def _check_revealed(ballots: Iterable[Ballot]) -> None:
    if any(ballot.state != BallotState.REVEALED for ballot in ballots):
        raise NotRevealed


def _add_votes(groups: dict, ballots: Iterable[Ballot]) -> None:
    votes = (
        Vote.objects.filter(ballot__in=ballots, ballot__state=BallotState.REVEALED)
        .values_list("ballot", "question", "participant__group", "kind", "value", "ticks")
        .annotate(people=Count("pk"))
        .order_by()
    )
    for ballot, question, group, kind, value, ticks, people in votes:
        tally = groups[ballot, question][group]
        tally.people += people
        for answer in _answers(kind, value, ticks):
            tally.counts[answer] += people


def _answers(kind: str, value: int | None, ticks: str) -> list[str]:
    if kind == VoteKind.TICKS:
        return ticks.split()
    return [DONT_KNOW if kind == VoteKind.DONT_KNOW else str(value)]


def _add_hands(groups: dict, ballots: Iterable[Ballot]) -> None:
    hands = HandCount.objects.filter(ballot__in=ballots, ballot__state=BallotState.REVEALED)
    ticked: Counter[tuple] = Counter()
    for one in hands.select_related("ballot__step"):
        tally = groups[one.ballot_id, one.question][one.group_id]
        tally.counts[one.answer] += one.count
        key = (one.ballot_id, one.question, one.group_id)
        if one.ballot.step.is_ticked:
            ticked[key] = max(ticked[key], one.count)
        else:
            tally.people += one.count
            tally.hands += one.count
    for (ballot, question, group), people in ticked.items():
        groups[ballot, question][group].people += people
        groups[ballot, question][group].hands += people


def _question(groups: Mapping[int | None, Tally]) -> QuestionTally:
    room = Tally()
    for tally in groups.values():
        room.counts.update(tally.counts)
        room.people += tally.people
        room.hands += tally.hands
    answered = {group: tally for group, tally in groups.items() if tally.people}
    too_small = not all(tally.is_enough for tally in answered.values())
    apart = len(answered) > 1 and not too_small
    return QuestionTally(room, answered if apart else {}, len(answered) > 1 and too_small)
