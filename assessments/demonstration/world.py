"""The invented world as frozen data, read from the YAML files beside this module."""

from dataclasses import astuple, dataclass, field, replace
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any
from uuid import UUID, uuid5

import yaml

PARTS = ("organisations.yaml", "partnerships.yaml", "rounds.yaml")
FULL_SHEETS = 3
_NAMESPACE = UUID("1f0e9a52-6f0b-4d5e-9c55-0d6b5c3a7e11")


@dataclass(frozen=True)
class Body:
    """A region or board: a place in the register, asked nothing. One that was closed went into another."""

    key: str
    name: str
    kind: str = "icb"
    opened_days_ago: int | None = None
    closed_into: str | None = None


@dataclass(frozen=True)
class DemoOrganisation:
    """`answered` people sent their sheets in the first round, `silent` ones did not. Factor levels are 1 to 5."""

    key: str
    name: str
    kind: str
    answered: int
    silent: int = 0
    board: str | None = None
    was_in: str | None = None
    team_view: bool = False
    own_sheet: bool = True
    known: bool = True
    factors: dict[str, float] = field(default_factory=dict)
    divided: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where a partnership really is, 0 to 100: how formal, how far others started it and drive it now."""

    formality: float
    start: float
    now: float

    def between(self, other: "Place", progress: float) -> "Place":
        """On the straight way to the other place: 0 is here, 1 is there."""
        pairs = zip(astuple(self), astuple(other), strict=True)
        return Place(*(here + (there - here) * progress for here, there in pairs))

    @property
    def region(self) -> str:
        formal = "formal" if self.formality >= 50 else "informal"
        return f"{formal}-{'external' if self.now >= 50 else 'internal'}"


@dataclass(frozen=True)
class Moves:
    """What really moves a partnership: conditions by question, the two statements from 1 to 5, how it began, and
    what each side wishes for it (how formal, driven by whom)."""

    lanes: dict[str, tuple[str, ...]]
    statements: dict[str, float]
    began: str
    wishes: dict[str, tuple[str, str]]


@dataclass(frozen=True)
class DemoPartnership:
    key: str
    name: str
    purpose: str
    kind: str
    place: Place
    first_move: str
    together: float
    began: int
    sides: dict[str, int]
    outside: str | None = None
    stands_out: dict[str, float] = field(default_factory=dict)
    divided: tuple[str, ...] = ()
    ended: int | None = None
    end_reason: str = ""
    moves: Moves | None = None
    was: Place | None = None

    def at(self, progress: float) -> "DemoPartnership":
        """As it was so far on the way from the first round (0) to today (1)."""
        return replace(self, place=self.was.between(self.place, progress)) if self.was else self


@dataclass(frozen=True)
class World:
    area: Body
    boards: tuple[Body, ...]
    usual: dict[str, float]
    since_first: dict[str, float]
    organisations: tuple[DemoOrganisation, ...]
    partnerships: tuple[DemoPartnership, ...]
    rounds: dict[str, Any]
    edition: str

    def levels(self, organisation: DemoOrganisation, progress: float = 1.0) -> dict[str, float]:
        """How the organisation is, or was so far on the way from the first round (0) to today (1)."""
        levels = self.usual | organisation.factors
        return {
            code: level - self.since_first.get(code, 0) * (1 - progress) for code, level in levels.items()
        }

    def organisation(self, key: str) -> DemoOrganisation:
        return next(found for found in self.organisations if found.key == key)

    def partnership(self, key: str) -> DemoPartnership:
        return next(found for found in self.partnerships if found.key == key)

    def partnerships_of(self, key: str) -> list[DemoPartnership]:
        """In the order of the file; the first FULL_SHEETS are asked about in full."""
        return [partnership for partnership in self.partnerships if key in partnership.sides]


@cache
def load_world() -> World:
    """The world of the YAML files. `edition` is their hash: it tells which world a database was filled with."""
    texts = [files(__package__).joinpath(part).read_text(encoding="utf-8") for part in PARTS]
    register, partnerships, rounds = (yaml.safe_load(text) for text in texts)
    return World(
        area=Body(**register["area"]),
        boards=tuple(Body(**board) for board in register["boards"]),
        usual=register["usual"],
        since_first=register["since_first"],
        organisations=tuple(_organisation(entry) for entry in register["organisations"]),
        partnerships=tuple(
            _partnership(entry, partnerships["usual_moves"]) for entry in partnerships["partnerships"]
        ),
        rounds=rounds,
        edition=sha256("".join(texts).encode()).hexdigest()[:12],
    )


def demonstration_id(*names: object) -> UUID:
    """The same id for the same thing on every machine, so that links to demonstration pages can be passed on."""
    return uuid5(_NAMESPACE, "/".join(map(str, names)))


def _organisation(entry: dict[str, Any]) -> DemoOrganisation:
    return DemoOrganisation(**entry | {"divided": tuple(entry.get("divided", ()))})


def _partnership(entry: dict[str, Any], usual_moves: dict[str, dict[str, Any]]) -> DemoPartnership:
    place = Place(**entry["place"])
    moves = entry.get("moves") or usual_moves[place.region] | {
        "wishes": dict.fromkeys(entry["sides"], ("now", "now"))
    }
    return DemoPartnership(
        **entry
        | {
            "place": place,
            "was": Place(**entry["was"]) if "was" in entry else None,
            "divided": tuple(entry.get("divided", ())),
            "moves": Moves(**moves),
        }
    )
