"""The invented workshops as data, and what each device of them answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from models_engine import Instrument
from workshops.agendas import agenda
from workshops.enums import StepKind
from workshops.models import Step

NO_ANSWER, DONT_KNOW = "-", {"?": "DK"}
Side = str
# Of each device in turn, by question.
Answers = dict[str, str | list[str]]


@dataclass(frozen=True)
class Seat:
    """A device of the script: the so-manieth of its side, from 1."""

    side: Side
    number: int


@cache
def script(name: str) -> Mapping[str, Any]:
    """`finished` or `ready`, as the file has it."""
    return yaml.safe_load(files(__package__).joinpath(f"{name}.yaml").read_text(encoding="utf-8"))


def seats(told: Mapping[str, Any]) -> list[Seat]:
    """Side by side, so that the first device of each comes before the second of any."""
    most = max(told["sides"].values())
    return [
        Seat(side, number)
        for number in range(1, most + 1)
        for side, people in told["sides"].items()
        if number <= people
    ]


def steps(told: Mapping[str, Any], instrument: Instrument) -> Iterator[Step]:
    """The steps of an agenda of ninety minutes, filled with the script's conditions; unsaved and without a workshop.

    One that is left without a condition asks about the statement of one's own.
    """
    topics = iter(told["topics"])
    for order, planned in enumerate(agenda(90).steps, 1):
        step = Step(
            order=order,
            kind=planned.kind,
            title=planned.title,
            minutes=planned.minutes,
            script=planned.script,
            prompt=planned.prompt,
            statement=planned.statement,
            questions=" ".join(planned.questions),
            optional=planned.optional,
        )
        if planned.topic:
            _fill(step, next(topics, None), told, instrument)
        yield step


def _fill(step: Step, topic: str | None, told: Mapping[str, Any], instrument: Instrument) -> None:
    if topic is None:
        step.kind, own = StepKind.STATEMENT, told["own_statement"]
        step.title, step.statement = own["title"], own["text"]
        return
    factor = instrument.factor(topic)
    step.factor, step.title = topic, factor.plain_name
    step.questions = " ".join(item.code for item in factor.items)


def part(told: Mapping[str, Any], step: Step) -> Mapping[str, Any]:
    """What the script says of a step: by its condition, or by its kind; nothing of what is only talked about."""
    return told.get(step.factor or step.kind, {})


def answers(asked: Mapping[str, Any], present: Sequence[Seat]) -> dict[Seat, Answers]:
    """What each device that is present sends in a round; those that sent nothing are left out."""
    found: dict[Seat, Answers] = {seat: {} for seat in present}
    for question, said in asked.items():
        given = (
            _ticks(said, present) if isinstance(next(iter(said.values())), list) else _values(said, present)
        )
        for seat, answer in given.items():
            found[seat][question] = answer
    return {seat: one for seat, one in found.items() if one}


def _values(said: Mapping[Side, str], present: Sequence[Seat]) -> dict[Seat, str]:
    given = {seat: said[seat.side][seat.number - 1] for seat in present}
    return {seat: DONT_KNOW.get(one, one) for seat, one in given.items() if one != NO_ANSWER}


def _ticks(said: Mapping[object, Sequence[int]], present: Sequence[Seat]) -> dict[Seat, list[str]]:
    """Handed out in turn from one condition to the next, so that everybody ticks about as many."""
    given: dict[Seat, list[str]] = {seat: [] for seat in present}
    for place, side in enumerate(dict.fromkeys(seat.side for seat in present)):
        people = [seat for seat in present if seat.side == side]
        turn = 0
        for code, counts in said.items():
            for _ in range(counts[place]):
                given[people[turn % len(people)]].append(str(code))
                turn += 1
    return given
