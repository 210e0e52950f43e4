"""Two versions of an instrument: what was added, removed and worded anew, and what may still be compared.

Whether a new wording asks the same thing is a judgement, so it is written down with its reason
(`instruments/<slug>/changes.yaml`) and never worked out from the words. The rule for breaks is ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Literal

import yaml

from models_engine.document import Cursor, InstrumentError, read, value
from models_engine.instrument import Axis, Factor, Instrument, Item, Measure
from models_engine.questions import FactQuestion, ScaleQuestion, TickQuestion
from models_engine.shipped import LOADER, load_instrument, shipped_versions

Meaning = Literal["same", "changed"]
OtherQuestion = FactQuestion | TickQuestion | ScaleQuestion


@dataclass(frozen=True)
class Rewording:
    """One judgement: whether a statement that was worded anew still asks the same thing, and why."""

    code: str
    meaning: Meaning
    reason: str


@dataclass(frozen=True)
class VersionChange:
    """The judgements about one version and the next published one."""

    before: int
    after: int
    items: tuple[Rewording, ...]


@dataclass(frozen=True)
class RewordedItem:
    """A statement in both versions that is not asked in the same words, or not counted in the same way.

    `reasons` has one for each published step between the two versions in which it changed.
    """

    before: Item
    after: Item
    meaning: Meaning
    reasons: tuple[str, ...]

    @property
    def code(self) -> str:
        return self.after.code


@dataclass(frozen=True)
class RewordedQuestion:
    before: OtherQuestion
    after: OtherQuestion


@dataclass(frozen=True)
class Break:
    """A factor or axis whose numbers before and after must not be compared, and because of which items.

    No items: it is counted by another rule, or one of the versions does not have it.
    """

    code: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class VersionDiff:
    """From the earlier version to the later one. `measure_breaks` are numbers of the axes, such as drive_now."""

    before: Instrument
    after: Instrument
    added: tuple[Item, ...]
    removed: tuple[Item, ...]
    reworded: tuple[RewordedItem, ...]
    added_questions: tuple[OtherQuestion, ...]
    removed_questions: tuple[OtherQuestion, ...]
    reworded_questions: tuple[RewordedQuestion, ...]
    factor_breaks: tuple[Break, ...]
    measure_breaks: tuple[Break, ...]


def parse_changes(
    document: Sequence[Mapping[str, object]], versions: Mapping[int, Instrument]
) -> tuple[VersionChange, ...]:
    """The judgements of one instrument, checked against its published versions.

    Raises InstrumentError, naming the path, for a step that is none between neighbouring versions, for a statement
    that was worded anew and is not judged, for a judgement about one that was not, and for "same" where a statement
    changed its sheet, its factor or its declared key: answers then count differently whatever the words say.

    >>> from models_engine import load_instrument
    >>> versions = {number: load_instrument("learning-ecosystem", number) for number in (1, 2)}
    >>> parse_changes([], versions)
    Traceback (most recent call last):
    models_engine.document.InstrumentError: INT2: reworded from version 1 to 2 and not judged
    """
    found = tuple(_change(at, versions) for at in Cursor(document).entries())
    judged = {(change.before, change.after, item.code) for change in found for item in change.items}
    for before, after in pairwise(sorted(versions)):
        for item, _ in _differing(versions[before], versions[after]):
            if (before, after, item.code) not in judged:
                raise InstrumentError(
                    f"{item.code}: reworded from version {before} to {after} and not judged"
                )
    return found


@cache
def load_changes(slug: str) -> tuple[VersionChange, ...]:
    """The shipped judgements of one instrument, read once per process; none for an instrument that is not shipped.

    >>> [(step.before, step.after, step.items[0].code) for step in load_changes("learning-ecosystem")]
    [(1, 2, 'INT2')]
    """
    file = files("models_engine") / "instruments" / slug / "changes.yaml"
    if not file.is_file():
        return ()
    versions = {
        number: load_instrument(slug, number) for known, number in shipped_versions() if known == slug
    }
    return parse_changes(yaml.load(file.read_text(encoding="utf-8"), Loader=LOADER), versions)


def same_meaning(
    old: Instrument, new: Instrument, changes: Sequence[VersionChange] | None = None
) -> frozenset[str]:
    """Codes of the items whose answers may be compared: in both versions, in the same words or judged the same.

    The order of the two does not matter; of two different instruments nothing can be compared. Over several
    published steps an item stays the same only if no step changed it. `changes` are the shipped ones unless given.
    Raises InstrumentError for a new wording that nobody has judged.

    >>> from models_engine import load_instrument
    >>> found = same_meaning(load_instrument("learning-ecosystem", 1), load_instrument("learning-ecosystem", 2))
    >>> len(found), "INT1" in found, "INT2" in found
    (75, True, False)
    """
    if old.slug != new.slug:
        return frozenset()
    shared = old.item_index.keys() & new.item_index.keys()
    changed = {item.code for item in _reworded(old, new, changes) if item.meaning == "changed"}
    return frozenset(shared - changed)


def version_diff(
    old: Instrument, new: Instrument, changes: Sequence[VersionChange] | None = None
) -> VersionDiff:
    """What a reader of trends needs to know about two versions of one instrument.

    A factor breaks when any of its items was added, removed or changed in meaning; a number of the axes likewise, and
    when its rule changed. Raises ValueError for versions of two different instruments, InstrumentError for a new
    wording that nobody has judged.

    >>> from models_engine import load_instrument
    >>> found = version_diff(load_instrument("learning-ecosystem", 1), load_instrument("learning-ecosystem", 2))
    >>> [(one.code, one.items) for one in found.factor_breaks], found.measure_breaks
    ([('INT', ('INT2',))], ())
    """
    if old.slug != new.slug:
        raise ValueError(f"{old.reference} and {new.reference} are not versions of one instrument")
    old, new = sorted((old, new), key=lambda instrument: instrument.version)
    same = same_meaning(old, new, changes)
    before = {question.code: question for question in old.other_questions}
    after = {question.code: question for question in new.other_questions}
    return VersionDiff(
        old,
        new,
        added=tuple(item for item in new.items if item.code not in old.item_index),
        removed=tuple(item for item in old.items if item.code not in new.item_index),
        reworded=tuple(_reworded(old, new, changes)),
        added_questions=tuple(question for code, question in after.items() if code not in before),
        removed_questions=tuple(question for code, question in before.items() if code not in after),
        reworded_questions=tuple(
            RewordedQuestion(before[code], question)
            for code, question in after.items()
            if code in before and _asked(before[code]) != _asked(question)
        ),
        factor_breaks=tuple(_factor_breaks(old, new, same)),
        measure_breaks=tuple(_measure_breaks(old, new, same)),
    )


def _change(at: Cursor, versions: Mapping[int, Instrument]) -> VersionChange:
    change = read(at, VersionChange)
    if (change.before, change.after) not in set(pairwise(sorted(versions))):
        raise at.error(f"{change.before} and {change.after} are not neighbouring versions")
    differing = {
        old.code: (old, new) for old, new in _differing(versions[change.before], versions[change.after])
    }
    seen: set[str] = set()
    for item in at.each("items"):
        code = value(item.at("code"), str)
        if code not in differing:
            raise item.at("code").error(f"{code} is worded in both versions alike")
        if code in seen:
            raise item.at("code").error(f"{code} is judged twice")
        old, new = differing[code]
        if item.at("meaning").value == "same" and _counted(old) != _counted(new):
            raise item.at("meaning").error(f"{code} is counted in another way, so it is not the same")
        seen.add(code)
    return change


def _reworded(
    old: Instrument, new: Instrument, changes: Sequence[VersionChange] | None
) -> Iterator[RewordedItem]:
    changes = load_changes(new.slug) if changes is None else changes
    low, high = sorted((old.version, new.version))
    steps = [change for change in changes if low <= change.before and change.after <= high]
    for before, after in _differing(old, new):
        judged = [item for step in steps for item in step.items if item.code == before.code]
        if not judged:
            raise InstrumentError(
                f"{before.code}: reworded from {old.reference} to {new.reference} and not judged"
            )
        meaning: Meaning = "changed" if any(item.meaning == "changed" for item in judged) else "same"
        yield RewordedItem(before, after, meaning, tuple(item.reason for item in judged))


def _differing(old: Instrument, new: Instrument) -> Iterator[tuple[Item, Item]]:
    """Items of both versions that a respondent reads, or the engine counts, in another way."""
    for item in new.items:
        if item.code in old.item_index:
            before = old.item(item.code)
            if (before.text, before.stem, _counted(before)) != (item.text, item.stem, _counted(item)):
                yield before, item


def _counted(item: Item) -> tuple[str, str, bool]:
    return item.belongs_to, item.asked_on, item.reverse


def _asked(question: OtherQuestion) -> tuple[object, ...]:
    return type(question), question.text, getattr(question, "choices", ())


def _factor_breaks(old: Instrument, new: Instrument, same: frozenset[str]) -> Iterator[Break]:
    before = {factor.code: factor for factor in old.factors}
    after = {factor.code: factor for factor in new.factors}
    for code in _both(before, after):
        items = _items(before.get(code)), _items(after.get(code))
        differing = _unlike(*items, same)
        if differing or not all(items) or old.needed_answers != new.needed_answers:
            yield Break(code, differing)


def _measure_breaks(old: Instrument, new: Instrument, same: frozenset[str]) -> Iterator[Break]:
    before = {measure.code: measure for measure in old.measures}
    after = {measure.code: measure for measure in new.measures}
    for code in _both(before, after):
        differing = _unlike(_parts(before.get(code)), _parts(after.get(code)), same)
        if differing or before.get(code) != after.get(code):
            yield Break(code, differing)


def _both(before: Iterable[str], after: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*before, *after)))


def _items(holder: Factor | Axis | None) -> tuple[str, ...]:
    return tuple(item.code for item in holder.items) if holder else ()


def _parts(measure: Measure | None) -> tuple[str, ...]:
    return tuple(code for part in measure.components for code in part.items) if measure else ()


def _unlike(before: tuple[str, ...], after: tuple[str, ...], same: frozenset[str]) -> tuple[str, ...]:
    """Items that are not in both, or not the same in both."""
    return tuple(
        code for code in _both(before, after) if code not in before or code not in after or code not in same
    )
