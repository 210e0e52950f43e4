"""An attacker with a copy of the whole database, who wants to know whose answers are whose.

Every table is read as the database keeps it: all columns, and the marks that nobody declared (row number in SQLite;
transaction and place in the file in PostgreSQL). Whatever orders people is laid beside whatever orders answers.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import mean

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection

Orders = dict[str, list[str]]
HIDDEN_MARKS = {"sqlite": ("rowid",), "postgresql": ("xmin", "ctid")}


@dataclass(frozen=True)
class Attack:
    """How many of all one matching got right, and how alike the two orders are (rank correlation)."""

    people_by: str
    answers_by: str
    right: int
    likeness: float


def dump() -> dict[str, list[dict[str, str]]]:
    """Every row of every table, in the order in which the database gives it."""
    marks = HIDDEN_MARKS[connection.vendor]
    casts = ", ".join(mark if connection.vendor == "sqlite" else f"{mark}::text AS {mark}" for mark in marks)
    tables = {}
    for model in apps.get_models(include_auto_created=True):
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT {casts}, * FROM "{model._meta.db_table}"')
            names = [column[0] for column in cursor.description]
            rows = [dict(zip(names, map(_sortable, names, row), strict=True)) for row in cursor.fetchall()]
        for place, row in enumerate(rows):
            row["place"] = f"{place:012}"
        tables[model._meta.db_table] = rows
    for row in tables["django_session"]:
        row["read"] = str(Session(session_data=row["session_data"]).get_decoded())
    return tables


def _sortable(name: str, value: object) -> str:
    """Numbers in one width, and places in a file ("(page,line)") likewise, so that text sorts as they do."""
    if isinstance(value, int):
        return f"{value:020}"
    if name == "ctid":
        return "".join(f"{int(part):012}" for part in str(value).strip("()").split(","))
    if name == "xmin":
        return f"{int(str(value)):020}"
    return str(value)


def orders_of(tables: Mapping[str, list[dict]], whose: Callable[[dict], str | None]) -> Orders:
    """By table and column, the people (or the answers) in the order that the column gives; none from one in which all
    are alike."""
    orders = {}
    for table, rows in tables.items():
        mine = [(owner, row) for row in rows if (owner := whose(row))]
        for column in mine[0][1] if mine else ():
            first: dict[str, str] = {}
            for owner, row in mine:
                first[owner] = min(first.get(owner, row[column]), row[column])
            if len(set(first.values())) > 1:
                orders[f"{table}.{column}"] = sorted(first, key=first.__getitem__)
    return orders


def owner_among(owners: Mapping[str, str]) -> Callable[[dict], str | None]:
    """Of whom a row speaks: the one owner by whose names it has something somewhere in it."""

    def owner(row: dict) -> str | None:
        found = {owners[name] for cell in row.values() for name in _names_in(cell) if name in owners}
        return found.pop() if len(found) == 1 else None

    return owner


def _names_in(cell: str) -> list[str]:
    """What may be a name in a cell, with and without the dashes of an id."""
    words = "".join(sign if sign.isalnum() or sign == "-" else " " for sign in cell).split()
    return [word.replace("-", "") for word in words]


def attacks(people: Orders, answers: Orders, truth: Mapping[str, str]) -> list[Attack]:
    """Each order of people beside each order of answers: the first is taken for the first one's."""
    found = []
    for people_by, persons in people.items():
        for answers_by, units in answers.items():
            place = {unit: number for number, unit in enumerate(units)}
            known = [person for person in persons if truth.get(person) in place]
            if len(known) < len(truth):
                continue
            pairs = [(number, place[truth[person]]) for number, person in enumerate(known)]
            found.append(
                Attack(people_by, answers_by, sum(one == other for one, other in pairs), _likeness(pairs))
            )
    return found


def _likeness(pairs: list[tuple[int, int]]) -> float:
    middle = mean(one for one, _ in pairs)
    spread = sum((one - middle) ** 2 for one, _ in pairs)
    return sum((one - middle) * (other - middle) for one, other in pairs) / spread


def interleaved(people: list, steps: int, *, at_once: int = 3, seed: int = 7) -> list[tuple[int, object]]:
    """(step, person): each takes their steps in order; a few people are at it at the same moment."""
    chance, waiting, active, moves = random.Random(seed), list(people), [], []
    chance.shuffle(waiting)
    while waiting or active:
        while waiting and len(active) < at_once:
            active.append([waiting.pop(), 0])
        who = chance.choice(active)
        moves.append((who[1], who[0]))
        who[1] += 1
        if who[1] == steps:
            active.remove(who)
    return moves
