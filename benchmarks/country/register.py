"""Who there is: organisations in the boards of the reference tables, their partnerships and people, as plain rows."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

import numpy as np

from benchmarks.country.sizes import Size
from organisations.enums import MemberRole, OrganisationKind, PartnershipKind
from organisations.models import Organisation, OrganisationParent, Succession

# Half of them trusts for acute care, as among the organisations that will be asked.
KINDS = {
    OrganisationKind.ACUTE_TRUST: 0.50,
    OrganisationKind.MENTAL_HEALTH_TRUST: 0.18,
    OrganisationKind.COMMUNITY_TRUST: 0.12,
    OrganisationKind.AMBULANCE_TRUST: 0.04,
    OrganisationKind.LOCAL_AUTHORITY: 0.06,
    OrganisationKind.UNIVERSITY: 0.05,
    OrganisationKind.CHARITY: 0.05,
}
PARTNERSHIP_KINDS = [kind for kind in PartnershipKind if kind != PartnershipKind.MERGER]
# Where the other side of a partnership is; the rest is anywhere.
SAME_BOARD, SAME_REGION = 0.55, 0.30
SILENT_SHARE = 0.1


@dataclass(frozen=True)
class Body:
    """One organisation that is asked. `boards`: which board it was in from which day on."""

    id: str
    code: str
    name: str
    kind: OrganisationKind
    boards: tuple[tuple[date, UUID], ...]
    region: UUID
    people: tuple[str, ...]


@dataclass(frozen=True)
class Tie:
    """One partnership; the sides are places in the list of bodies."""

    id: str
    name: str
    kind: PartnershipKind
    sides: tuple[int, int]


@dataclass(frozen=True)
class Register:
    bodies: list[Body]
    ties: list[Tie]
    sides: Mapping[int, list[int]] = field(default_factory=dict)

    @property
    def answering(self) -> int:
        return sum(len(body.people) for body in self.bodies)


def new_ids(random: np.random.Generator, count: int) -> list[str]:
    """In the form that SQLite keeps; PostgreSQL reads it as well."""
    written = random.bytes(16 * count).hex()
    return [written[32 * number : 32 * (number + 1)] for number in range(count)]


def invent_register(size: Size) -> Register:
    """Needs the reference tables in the database."""
    random = np.random.default_rng([size.seed, 1])
    bodies = _bodies(size, random)
    ties = _ties(size, bodies, random)
    sides: dict[int, list[int]] = defaultdict(list)
    for number, tie in enumerate(ties):
        for body in tie.sides:
            sides[body].append(number)
    return Register(bodies, ties, sides)


def _bodies(size: Size, random: np.random.Generator) -> list[Body]:
    boards = list(Organisation.objects.filter(kind=OrganisationKind.ICB, succeeds=None).order_by("ods_code"))
    regions = dict(OrganisationParent.objects.values_list("organisation_id", "parent_id"))
    later: dict[UUID, list[tuple[date, UUID]]] = defaultdict(list)
    for step in Succession.objects.order_by("predecessor__ods_code", "successor__ods_code"):
        later[step.predecessor_id].append((step.happened_on, step.successor_id))
    kinds = random.choice(list(KINDS), size.organisations, p=list(KINDS.values()))
    ids = new_ids(random, size.organisations)
    found = []
    for number, kind in enumerate(kinds):
        # One board after the other, so that each has its five to eight: the sparse case is the usual one.
        board = boards[number % len(boards)]
        steps = later[board.pk]
        after = [steps[number // len(boards) % len(steps)]] if steps else []
        people = new_ids(random, size.all_people + max(1, round(size.all_people * SILENT_SHARE)))
        found.append(
            Body(
                ids[number],
                f"X{number:04d}",
                f"{OrganisationKind(kind).label} {number + 1}",
                OrganisationKind(kind),
                ((board.opened_on, board.pk), *after),
                regions[board.pk],
                tuple(people),
            )
        )
    return found


def _ties(size: Size, bodies: list[Body], random: np.random.Generator) -> list[Tie]:
    """Each organisation begins about equally many; two of them may have more than one partnership."""
    boards = np.array([hash_of(body.boards[0][1]) for body in bodies])
    regions = np.array([hash_of(body.region) for body in bodies])
    ids = new_ids(random, size.partnerships)
    kinds = random.choice(PARTNERSHIP_KINDS, size.partnerships)
    nearness = random.random(size.partnerships)
    ties = []
    for number in range(size.partnerships):
        first = number % len(bodies)
        near = np.flatnonzero(_near(nearness[number], first, boards, regions))
        near = near[near != first]
        others = near if len(near) else np.delete(np.arange(len(bodies)), first)
        sides = first, int(random.choice(others))
        ties.append(Tie(ids[number], f"Partnership {number + 1}", PartnershipKind(kinds[number]), sides))
    return ties


def _near(draw: float, first: int, boards: np.ndarray, regions: np.ndarray) -> np.ndarray:
    if draw < SAME_BOARD:
        return boards == boards[first]
    if draw < SAME_BOARD + SAME_REGION:
        return regions == regions[first]
    return np.ones(len(boards), dtype=bool)


def hash_of(pk: UUID) -> int:
    """A number for comparing; of the boards of one database no two share it."""
    return pk.int % (2**63 - 1)


def spans(body: Body) -> list[tuple[UUID, date, date | None]]:
    """Board, first day and last day in it."""
    ends = [since - timedelta(days=1) for since, _ in body.boards[1:]]
    return [(board, since, until) for (since, board), until in zip(body.boards, [*ends, None], strict=True)]


def role_of(place: int) -> MemberRole:
    return MemberRole.LEAD if place == 0 else MemberRole.RESPONDENT
