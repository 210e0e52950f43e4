from collections.abc import Iterable
from dataclasses import dataclass

from accounts.models import User


@dataclass(frozen=True)
class FacilitatorRow:
    person: User
    name: str
    email: str


def facilitator_rows(people: Iterable[User]) -> tuple[FacilitatorRow, ...]:
    return tuple(FacilitatorRow(person, person.name or person.email, person.email) for person in people)


def given_sentence(email: str, *, at_once: bool) -> str:
    if at_once:
        return f"{email} can now run workshops, and gets an email about it."
    return f"{email} has no account yet. They get an invitation to run workshops."
