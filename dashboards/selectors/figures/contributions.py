"""All rollups of a round as arrays, so that a country is counted at once and not organisation by organisation."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import numpy as np
import numpy.typing as npt
from django.db.models import Count, Q

from assessments.models import Campaign, CampaignOrganisation
from dashboards.models import Rollup
from models_engine import Instrument
from organisations.models import Partnership

Counts = npt.NDArray[np.int64]
Reals = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Words = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Measured:
    """A mean by organisation (nan for none), of so many people, with their standard deviation (nan for none)."""

    mean: Reals
    people: Counts
    sd: Reals


@dataclass(frozen=True)
class Sides:
    """One side of one partnership each. `organisation` and `partnership` are places in the lists of a round; `who` are
    pairs (side, person), people counted through the whole round."""

    organisation: Counts
    partnership: Counts
    who: Counts
    rows: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Contributions:
    """Everything that organisations add in one round. `organisations` are those asked, in an order that says nothing;
    every array by organisation has theirs. `person_of` is the organisation of each person."""

    instrument: Instrument
    organisations: tuple[UUID, ...]
    kinds: tuple[str, ...]
    marks: tuple[tuple[str, ...], ...]
    person_of: Counts
    numbers: tuple[dict[str, Any], ...]
    partnerships: tuple[UUID, ...]
    sides: Sides
    ties: Counts
    # Every group asks for the same columns again.
    _read: dict[tuple[str, ...], Words] = field(default_factory=dict, repr=False, compare=False)

    @property
    def people(self) -> Counts:
        return np.array([len(marks) for marks in self.marks], dtype=np.int64)

    def places(self, organisations: Sequence[UUID] | frozenset[UUID]) -> Flags:
        wanted = set(organisations)
        return np.array([pk in wanted for pk in self.organisations], dtype=np.bool_)

    def names(self, members: Flags) -> frozenset[str]:
        """The ids of the organisations, as they are kept beside a publication."""
        return frozenset(str(pk) for pk, inside in zip(self.organisations, members, strict=True) if inside)

    def count(self, *path: str) -> Counts:
        """One count of each organisation, by where it stands in its numbers; 0 where nothing stands."""
        return np.array([found or 0 for found in self.words(*path)], dtype=np.int64)

    def measured(self, group: str, code: str) -> Measured:
        found = [(numbers.get(group) or {}).get(code) or {} for numbers in self.numbers]
        return Measured(
            np.array([_number(one.get("mean")) for one in found], dtype=np.float64),
            np.array([one.get("n") or 0 if one.get("mean") is not None else 0 for one in found], np.int64),
            np.array([_number(one.get("sd")) for one in found], dtype=np.float64),
        )

    def words(self, *path: str) -> Words:
        if path not in self._read:
            found = np.empty(len(self.numbers), dtype=object)
            found[:] = [_found(numbers, path) for numbers in self.numbers]
            found.setflags(write=False)
            self._read[path] = found
        return self._read[path]


def contributions_of(campaign: Campaign, *, with_numbers: bool = True) -> Contributions:
    """Three queries. Organisations of which nothing is rolled up are there with nothing; without numbers all are, for
    whoever only asks which organisations are where."""
    asked = CampaignOrganisation.objects.filter(campaign=campaign).order_by("organisation_id")
    rows = list(asked.values_list("organisation_id", "organisation__kind"))
    rollups = Rollup.objects.filter(campaign=campaign) if with_numbers else Rollup.objects.none()
    kept = dict(rollups.values_list("organisation_id", "numbers"))
    numbers = tuple(kept.get(pk, {}) for pk, _ in rows)
    marks = tuple(tuple(one.get("marks", ())) for one in numbers)
    person_of = np.repeat(np.arange(len(rows)), [len(one) for one in marks]).astype(np.int64)
    partnerships = sorted({side["partnership"] for one in numbers for side in one.get("sides", ())})
    return Contributions(
        instrument=campaign.instrument.definition,
        organisations=tuple(pk for pk, _ in rows),
        kinds=tuple(kind for _, kind in rows),
        marks=marks,
        person_of=person_of,
        numbers=numbers,
        partnerships=tuple(UUID(pk) for pk in partnerships),
        sides=_sides(numbers, {pk: place for place, pk in enumerate(partnerships)}, marks),
        ties=_ties([pk for pk, _ in rows], campaign),
    )


def _sides(numbers: Sequence[dict[str, Any]], place: dict[str, int], marks: Sequence[Sequence[str]]) -> Sides:
    first = np.concatenate([[0], np.cumsum([len(one) for one in marks])]).astype(np.int64)
    rows, organisation, pairs = [], [], []
    for number, one in enumerate(numbers):
        for side in one.get("sides", ()):
            pairs += [(len(rows), first[number] + who) for who in side["who"]]
            organisation.append(number)
            rows.append(side)
    return Sides(
        organisation=np.array(organisation, dtype=np.int64),
        partnership=np.array([place[row["partnership"]] for row in rows], dtype=np.int64),
        who=np.array(pairs, dtype=np.int64).reshape(-1, 2),
        rows=tuple(rows),
    )


def _ties(organisations: Sequence[UUID], campaign: Campaign) -> Counts:
    """In how many partnerships of the register each was on the round's first day."""
    day = campaign.first_day
    open_then = Q(started_on__isnull=True) | Q(started_on__lte=day)
    members = Partnership.organisations.through.objects.filter(
        partnership__in=Partnership.objects.open_on(day).filter(open_then)
    )
    counts = dict(
        members.values("organisation_id").annotate(n=Count("pk")).values_list("organisation_id", "n")
    )
    return np.array([counts.get(pk, 0) for pk in organisations], dtype=np.int64)


def _found(numbers: dict[str, Any], path: Sequence[str]) -> Any:
    value: Any = numbers
    for part in path:
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _number(value: float | None) -> float:
    return float("nan") if value is None else value
