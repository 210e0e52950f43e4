"""Somebody who reads everything that is published, knows the rules and the register, and has linear programs.

It shares no code with the engine: it asks what tables of people could be true, and how far a hidden count can move in
them. `audit_tables` takes bare tables; `audit_documents` takes whole publications.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, combinations_with_replacement
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

HIDDEN = None
ENDLESS = 10_000.0
ALL_SETS_OF = 7


@dataclass(frozen=True)
class Finding:
    """One hidden count lies in `low` to `high`, and no closer. `where` names statistic, area and category."""

    where: tuple[str, ...]
    low: float
    high: float

    @property
    def width(self) -> float:
        return self.high - self.low


@dataclass(frozen=True)
class Seen:
    """One published count: the columns it is the sum of, and what was shown of it, `None` for hidden.

    `open` is false where nothing of the group is shown: then a hidden count may be 0 as well.
    """

    where: tuple[str, ...]
    columns: tuple[int, ...]
    shown: int | None
    open: bool = True

    def bounds(self, people: bool, threshold: int, hidden_to: float) -> tuple[float, float]:
        if self.shown is HIDDEN:
            return (1.0 if self.open else 0.0), hidden_to
        if self.shown == 0:
            return 0.0, 0.0
        if not people and self.shown == 5:
            return 1.0, 7.0
        least = float(threshold) if people else 1.0
        return max(least, self.shown - 2.0), self.shown + 2.0


@dataclass(frozen=True)
class Table:
    """All that is seen of one statistic. `size` columns; of `small` the attacker knows that they are 1 to 7 people.

    Which hidden counts are small is not published. Somebody who guessed it right is the stronger attacker.
    """

    seen: Sequence[Seen]
    size: int
    people: bool = True
    small: Sequence[int] = ()
    threshold: int = 8

    def bounds(self) -> list[tuple[float, float]]:
        known = set(self.small)
        return [
            what.bounds(self.people, self.threshold, self.threshold - 1.0 if number in known else ENDLESS)
            for number, what in enumerate(self.seen)
        ]


def audit_tables(tables: Sequence[Table]) -> list[list[Finding]]:
    """The narrowest interval of each hidden count of each table, by linear programs.

    Tables that have nothing to do with each other share a program: the largest sum of one count of each is reached
    where each count is largest.
    """
    starts = np.cumsum([0, *(table.size for table in tables)])
    rows = [
        (row, start + column)
        for row, (start, what) in enumerate(
            (start, what) for start, table in zip(starts, tables, strict=False) for what in table.seen
        )
        for column in what.columns
    ]
    ends = [pair for table in tables for pair in table.bounds()]
    shape = (len(ends), int(starts[-1]))
    matrix = csr_array(
        (np.ones(len(rows)), ([row for row, _ in rows], [column for _, column in rows])), shape=shape
    )
    sums = LinearConstraint(matrix, [low for low, _ in ends], [high for _, high in ends])
    hidden = [[what for what in table.seen if what.shown is HIDDEN] for table in tables]
    findings: list[list[Finding]] = [[] for _ in tables]
    for turn in range(max(map(len, hidden), default=0)):
        asked = [
            (number, own[turn], [start + column for column in own[turn].columns])
            for number, (own, start) in enumerate(zip(hidden, starts, strict=False))
            if turn < len(own)
        ]
        goal = np.zeros(shape[1])
        for _, _, columns in asked:
            goal[columns] = 1.0
        least, most = (
            milp(sign * goal, constraints=sums, bounds=Bounds(0, ENDLESS)).x for sign in (1.0, -1.0)
        )
        assert least is not None, "the published tables contradict each other"
        assert most is not None
        for number, what, columns in asked:
            found = Finding(what.where, round(least[columns].sum(), 6), round(most[columns].sum(), 6))
            findings[number].append(found)
    return findings


@dataclass(frozen=True)
class Document:
    """One publication as a reader has it: the organisations of its area by the register, and its content (form 1)."""

    area: str
    members: frozenset[str]
    content: Mapping[str, Any]
    batch: str = ""


def audit_documents(documents: Sequence[Document], threshold: int = 8) -> list[Finding]:
    """All counts of all documents, statistic by statistic, each in one program over all areas of one batch."""
    findings = []
    for batch in sorted({document.batch for document in documents}):
        together = [document for document in documents if document.batch == batch]
        for name, counts_people in sorted({(name, people) for name, people, _ in _all_counts(together)}):
            findings += _audit_statistic(name, counts_people, together, batch, threshold)
    return findings


def _all_counts(documents: Sequence[Document]) -> Iterator[tuple[str, bool, Mapping[str, Any]]]:
    for document in documents:
        yield from counts_of(document.content)


def counts_of(content: Mapping[str, Any]) -> Iterator[tuple[str, bool, dict[str, Any]]]:
    """Name, whether people are counted, and the counts by category; "" is the total or a count that stands alone."""
    yield "people", True, {"": content["base"]["people"]}
    yield "partnerships", False, {"": content["base"]["partnerships"]}
    for what in ("invited", "started", "finished"):
        yield what, True, {"": content["coverage"][what]}
    positions = content["positions"]
    bins = {f"{one['formality']}/{one['drive']}": one["count"] for one in positions["bins"]}
    yield "positions", False, {"": positions["total"], **bins}
    for cell in content["verbs"]["cells"]:
        yield f"verb {cell['verb']} {cell['level']}", False, {"": cell["count"]}
    for code, factor in content["factors"].items():
        yield f"{code} people", True, {"": factor["people"]}
        yield f"{code} bands", False, {"": factor["organisations"], **factor["bands"]}
    for what in ("patterns", "mechanisms"):
        for one in content[what]:
            yield f"{what} {one.get('code', one.get('number'))}", False, {"": one["count"]}


def _audit_statistic(
    name: str, people: bool, documents: Sequence[Document], batch: str, threshold: int
) -> list[Finding]:
    places = _places(documents, pairs=not people and not name.endswith("bands"))
    tables = [
        (document, counts)
        for document in documents
        for found, _, counts in counts_of(document.content)
        if found == name
    ]
    categories = sorted({one for _, counts in tables for one in counts if one}) or [""]
    seen = []
    for document, counts in tables:
        is_open = any(not count.get("hidden") for count in counts.values())
        for category, count in counts.items():
            which = categories if category == "" else [category]
            columns = tuple(
                place * len(categories) + categories.index(one)
                for place in places[document.area]
                for one in which
            )
            shown = HIDDEN if count.get("hidden") else count["shown"]
            seen.append(Seen((name, document.area, category, batch), columns, shown, is_open))
    size = len(categories) * (1 + max((place for own in places.values() for place in own), default=0))
    return audit_tables([Table(seen, size, people, threshold=threshold)])[0]


def _places(documents: Sequence[Document], pairs: bool) -> dict[str, list[int]]:
    """The columns of each area: organisations that no area splits, or for partnerships the pairs of these."""
    patterns: dict[str, frozenset[str]] = {}
    for document in documents:
        for organisation in document.members:
            patterns[organisation] = patterns.get(organisation, frozenset()) | {document.area}
    atoms = sorted(set(patterns.values()), key=sorted)
    if not pairs:
        sides = [(atom,) for atom in atoms]
    else:
        merged = {one | other for one, other in combinations_with_replacement(atoms, 2)}
        sides = [(areas,) for areas in sorted(merged, key=sorted)]
    return {
        document.area: [number for number, (areas,) in enumerate(sides) if document.area in areas]
        for document in documents
    }


def revealed(
    groups: Sequence[frozenset[str]],
    people: Mapping[str, int],
    owner: Callable[[str], str] = str,
    least: int = 8,
) -> list[frozenset[str]]:
    """Unsafe sets about which something follows from sums over the groups, found by ranks.

    Tried are every organisation and every two, what a group leaves of another, and a group less all groups in it;
    of few columns every set. A set is revealed where the rows, without its columns, have a lower rank than with
    them. `people` are per column, `owner` says whose a column is.
    """
    names = sorted(name for name in people if people[name])
    rows = np.array([[name in group for name in names] for group in groups], dtype=float).reshape(
        len(groups), len(names)
    )
    if not rows.size:
        return []
    whole = np.linalg.matrix_rank(rows)
    owners = sorted({owner(name) for name in names})
    tried = {
        frozenset(name for name in names if owner(name) in some)
        for size in (1, 2)
        for some in combinations(owners, size)
    }
    there = [group & set(names) for group in groups]
    tried |= {a - b for a in there for b in there if b < a}
    tried |= {a - frozenset().union(*(b for b in there if b < a)) for a in there}
    if len(names) <= ALL_SETS_OF:
        tried = {frozenset(some) for size in range(1, len(names) + 1) for some in combinations(names, size)}
    found, smallest = [], []
    for some in sorted(tried, key=len):
        behind = Counter()
        for name in some:
            behind[owner(name)] += people[name]
        total = behind.total()
        safe = total >= least and len(behind) >= 3 and max(behind.values()) * 2 <= total
        # What holds of a smaller set is no news of a larger one.
        if not total or any(one <= some for one in smallest):
            continue
        outside = [index for index, name in enumerate(names) if name not in some]
        if np.linalg.matrix_rank(rows[:, outside]) < whole:
            smallest.append(some)
            if not safe:
                found.append(some)
    return found
