"""What a trust report would change in the register. Values in, a plan out: nothing is read or written here."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from organisations.selectors.register import KnownOrganisation, KnownParent
from organisations.services.read_ods_file import OdsFile, OdsRow, WrongOdsFile
from organisations.services.readable_name import readable_name, same_name

FEWEST_OPEN_TRUSTS = 150


@dataclass(frozen=True)
class Renaming:
    code: str
    old_name: str
    new_name: str


@dataclass(frozen=True)
class DateChange:
    """Opening and closing days before and after. A close date where there was none is a closure."""

    code: str
    name: str
    old_opened_on: date | None
    opened_on: date | None
    old_closed_on: date | None
    closed_on: date | None


@dataclass(frozen=True)
class ParentChange:
    """`changed_on` is the first day under the new parent; `until` the last one known, if any."""

    code: str
    name: str
    old_parent: str | None
    new_parent: str
    changed_on: date
    until: date | None = None


@dataclass
class ImportPlan:
    """`additions` go with `first_parents`: the parents of organisations that are new. `kept_parents` are parents
    that the file has otherwise and that stay, with the reason."""

    additions: list[OdsRow] = field(default_factory=list)
    first_parents: list[ParentChange] = field(default_factory=list)
    renamings: list[Renaming] = field(default_factory=list)
    closures: list[DateChange] = field(default_factory=list)
    reopenings: list[DateChange] = field(default_factory=list)
    date_corrections: list[DateChange] = field(default_factory=list)
    parent_changes: list[ParentChange] = field(default_factory=list)
    kept_parents: dict[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        return {
            "added": len(self.additions),
            "renamed": len(self.renamings),
            "closed": len(self.closures),
            "reopened": len(self.reopenings),
            "dates corrected": len(self.date_corrections),
            "parents changed": len(self.parent_changes),
        }

    def __bool__(self) -> bool:
        return any(self.counts().values())


def plan_ods_import(file: OdsFile, known: Mapping[str, KnownOrganisation], as_of: date) -> ImportPlan:
    """Compare by code, never by name. An organisation the file does not name stays as it is: absence is not closure.

    Parents of rows that are closed on `as_of` are ignored: the report moves them along with the map.
    """
    plan = ImportPlan()
    unknown_parents: Counter[str] = Counter()
    for row in file.rows:
        organisation = known.get(row.code)
        if organisation is None:
            plan.additions.append(row)
        elif organisation.is_area:
            raise WrongOdsFile(f"{row.code} is not a trust in the register: {organisation.name}")
        else:
            _plan_facts(plan, row, organisation)
        if row.is_open(as_of) and row.icb_code:
            parent = known.get(row.icb_code)
            if parent is None or not parent.is_area:
                unknown_parents[row.icb_code] += 1
            else:
                _plan_parent(plan, row, organisation, parent, known, as_of)
    _warn(plan, file, unknown_parents, as_of)
    return plan


def _plan_facts(plan: ImportPlan, row: OdsRow, organisation: KnownOrganisation) -> None:
    if not same_name(row.name, organisation.name):
        plan.renamings.append(Renaming(row.code, organisation.name, readable_name(row.name)))
    change = DateChange(
        row.code,
        organisation.name,
        organisation.opened_on,
        row.opened_on,
        organisation.closed_on,
        row.closed_on,
    )
    if row.closed_on and organisation.closed_on is None:
        plan.closures.append(change)
    elif row.closed_on is None and organisation.closed_on:
        plan.reopenings.append(change)
    elif (row.opened_on, row.closed_on) != (organisation.opened_on, organisation.closed_on):
        plan.date_corrections.append(change)


def _plan_parent(
    plan: ImportPlan,
    row: OdsRow,
    organisation: KnownOrganisation | None,
    parent: KnownOrganisation,
    known: Mapping[str, KnownOrganisation],
    as_of: date,
) -> None:
    old = organisation.parent if organisation else None
    if old and old.code == parent.code:
        return
    changed_on = _changed_on(old, known, parent, as_of) if old else _since(row, parent)
    until = row.closed_on if old else _first(row.closed_on, parent.closed_on)
    reason = _reason_to_keep(old, parent, changed_on, until, as_of)
    if reason:
        plan.kept_parents[row.code] = reason
        return
    change = ParentChange(
        row.code, readable_name(row.name), old.code if old else None, parent.code, changed_on, until
    )
    (plan.parent_changes if organisation else plan.first_parents).append(change)


def _since(row: OdsRow, parent: KnownOrganisation) -> date:
    """One file cannot say since when a trust has been there: since both existed is the earliest it can be."""
    return max(row.opened_on, parent.opened_on or date.min)


def _changed_on(
    old: KnownParent, known: Mapping[str, KnownOrganisation], parent: KnownOrganisation, as_of: date
) -> date:
    """The day after the old parent closed, else the day the file speaks of; never before the new one opened,
    never within the time that a person gave the old one."""
    old_parent = known.get(old.code or "")
    days = [parent.opened_on]
    if old_parent and old_parent.closed_on:
        days += [old_parent.closed_on + timedelta(days=1), old.valid_from]
    else:
        days += [as_of]
    if old.set_by_person and old.valid_to:
        days += [old.valid_to + timedelta(days=1)]
    return max(day for day in days if day)


def _reason_to_keep(
    old: KnownParent | None, parent: KnownOrganisation, changed_on: date, until: date | None, as_of: date
) -> str | None:
    if old and old.set_by_person and (old.valid_to is None or old.valid_to >= as_of):
        return "set by a person"
    if parent.closed_on and parent.closed_on < changed_on:
        return f"{parent.code} had closed by then, so the file must be older than the register"
    if until and until < changed_on:
        return "it closes before the change"
    if old and old.valid_from and old.valid_from > changed_on:
        return "the register knows of a later change"
    return None


def _first(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)


def _warn(plan: ImportPlan, file: OdsFile, unknown_parents: Counter[str], as_of: date) -> None:
    open_trusts = sum(row.is_open(as_of) for row in file.rows)
    if open_trusts < FEWEST_OPEN_TRUSTS:
        plan.warnings.append(
            f"the file holds {open_trusts} open trusts, where the whole of England has about 200: is it complete?"
        )
    for code, trusts in sorted(unknown_parents.items()):
        plan.warnings.append(
            f"the register has no integrated care board {code}: the parents of {trusts} trusts stay as they are"
        )
