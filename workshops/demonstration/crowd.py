"""What simulated devices answer: drawn from who and what they are, so that the same room says the same again.

People of one group lean the same way, and groups differ; in a second round everybody has come a little closer.
"""

from hashlib import sha256

from workshops.enums import VoteKind
from workshops.models import Participant, Step
from workshops.selectors.questions import Question

DONT_KNOW_IN, MOST_TICKS = 18, 3


def draw(below: int, *of: object) -> int:
    """The same whole number from 0 for the same things, on every machine."""
    return int.from_bytes(sha256("/".join(map(str, of)).encode()).digest()[:4]) % below


def answer(
    question: Question, round_number: int, step: Step, participant: Participant
) -> dict[str, VoteKind | int | str]:
    """What one device says to one question, as fields of a vote."""
    about, who = (step.pk, question.code), participant.number
    if question.kind == VoteKind.TICKS:
        return {"kind": VoteKind.TICKS, "ticks": " ".join(_ticked(question, about, who))}
    if draw(DONT_KNOW_IN, *about, who, "knows") == 0:
        return {"kind": VoteKind.DONT_KNOW}
    return {"kind": VoteKind.VALUE, "value": _value(round_number, about, participant.group_id, who)}


def _value(round_number: int, about: tuple, group: object, who: int) -> int:
    """Where the group leans, and up to one more or less; in the second round as much nearer to where all lean."""
    leans = 2 + draw(3, *about, group)
    value = leans + draw(3, *about, who, "differs") - 1
    if round_number == 2:
        middle = 2 + draw(3, *about)
        value += (middle > value) - (middle < value)
    return min(5, max(1, value))


def _ticked(question: Question, about: tuple, who: int) -> list[str]:
    """Some options are liked by more people than others."""
    liked = sorted(
        question.options,
        key=lambda option: draw(100, *about, option.code) + draw(100, *about, option.code, who),
    )
    most = min(question.most or MOST_TICKS, MOST_TICKS)
    chosen = {option.code for option in liked[: 1 + draw(most, *about, who, "many")]}
    return [option.code for option in question.options if option.code in chosen]


def ideas(step: Step, participant: Participant, known: list[str]) -> list[str]:
    """Every third device sends one of those that are known."""
    return [known[draw(len(known), step.pk, participant.number)]] if participant.number % 3 == 0 else []
