from dataclasses import dataclass

from organisations.models import AreaRole
from organisations.presenters.dates import day


@dataclass(frozen=True)
class AreaPersonRow:
    held: AreaRole
    name: str
    email: str
    role: str
    since: str


@dataclass(frozen=True)
class AreaPeople:
    """Everybody with a role for one area."""

    name: str
    people: tuple[AreaPersonRow, ...]


def people_by_area(roles: list[AreaRole]) -> tuple[AreaPeople, ...]:
    """In the order of `roles`, which has each area in one piece."""
    areas: dict[str, list[AreaPersonRow]] = {}
    for held in roles:
        person = held.person
        row = AreaPersonRow(
            held, person.name or person.email, person.email, held.get_role_display(), day(held.given_at)
        )
        areas.setdefault(held.place, []).append(row)
    return tuple(AreaPeople(name, tuple(people)) for name, people in areas.items())


def given_sentence(email: str, place: str, *, at_once: bool) -> str:
    if at_once:
        return f"{email} now has a role for {place}, and gets an email about it."
    return f"{email} has no account yet. They get an invitation to a role for {place}."
