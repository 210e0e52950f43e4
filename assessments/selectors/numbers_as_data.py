"""A team's numbers as JSON, and back: the very same numbers, to the last digit."""

from collections.abc import Mapping, Set
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType
from typing import Any, TypeVar

from assessments.selectors.numbers import TeamNumbers
from models_engine import DynamicsAnswers, FactorScore, ItemSummary, Missing, Position

Kind = TypeVar("Kind")
PLAIN = {float, int, str, bool, NoneType}
MARKS = {missing.value: missing for missing in Missing}


def as_data(numbers: TeamNumbers) -> dict[str, Any]:
    return {
        "people": numbers.people,
        "factors": {code: _plain(score) for code, score in numbers.factors.items()},
        "position": _plain(numbers.position) if numbers.position else None,
        "measures": numbers.measures,
        "first_moves": numbers.first_moves,
        "dynamics": [_section_as_data(section) for section in numbers.dynamics],
    }


def from_data(data: Mapping[str, Any]) -> TeamNumbers:
    return TeamNumbers(
        data["people"],
        {code: _score(score) for code, score in data["factors"].items()},
        _rebuilt(Position, data["position"]) if data["position"] else None,
        {code: tuple(persons) for code, persons in data["measures"].items()},
        data["first_moves"],
        tuple(_section(section) for section in data["dynamics"]),
    )


def _plain(value: Any) -> Any:
    """As `dataclasses.asdict`, which would copy every single number as well and take three times as long."""
    if is_dataclass(value):
        return {name: part if type(part) in PLAIN else _plain(part) for name, part in vars(value).items()}
    if isinstance(value, tuple):
        return [part if type(part) in PLAIN else _plain(part) for part in value]
    return value


def _score(data: Mapping[str, Any]) -> FactorScore:
    return _rebuilt(FactorScore, {**data, "items": [_rebuilt(ItemSummary, item) for item in data["items"]]})


def _rebuilt(kind: type[Kind], data: Mapping[str, Any]) -> Kind:
    return kind(**{name: _tuples(data[name]) for name in _names(kind)})


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _tuples(value: Any) -> Any:
    if type(value) is not list:
        return value
    return tuple([_tuples(part) if type(part) is list else part for part in value])


def _section_as_data(section: DynamicsAnswers) -> dict[str, dict[str, Any]]:
    """Ticks are a list of codes, an empty one for "none of these"."""
    return {
        "ticks": {
            code: sorted(reply) if isinstance(reply, Set) else _marked(reply)
            for code, reply in section.ticks.items()
        },
        "statements": {code: _marked(reply) for code, reply in section.statements.items()},
        "choices": dict(section.choices),
    }


def _section(data: Mapping[str, Mapping[str, Any]]) -> DynamicsAnswers:
    return DynamicsAnswers(
        {
            code: frozenset(reply) if isinstance(reply, list) else MARKS.get(reply)
            for code, reply in data["ticks"].items()
        },
        {code: MARKS.get(reply, reply) for code, reply in data["statements"].items()},
        data["choices"],
    )


def _marked(reply: Any) -> Any:
    return reply.value if isinstance(reply, Missing) else reply
