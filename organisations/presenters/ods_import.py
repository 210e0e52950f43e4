"""An import's plan as lines for the terminal: what an operator reads before and after applying it."""

from collections.abc import Iterator
from datetime import date

from organisations.services.plan_ods_import import DateChange, ImportPlan, ParentChange
from organisations.services.read_ods_file import OdsFile
from organisations.services.readable_name import readable_name


def describe_plan(plan: ImportPlan, file: OdsFile, as_of: date) -> Iterator[str]:
    yield (
        f"{file.name} as of {as_of.isoformat()}: {len(file.rows) + file.welsh} rows, "
        f"{file.welsh} in Wales skipped, {len(file.rows)} English trusts"
    )
    for warning in plan.warnings:
        yield f"Warning: {warning}"
    for code, reason in plan.kept_parents.items():
        yield f"Parent of {code} left as it is: {reason}"
    if not plan:
        yield "The register already says all of this: no changes"
        return
    open_now = sum(row.is_open(as_of) for row in plan.additions)
    yield f"Added: {len(plan.additions)} ({open_now} open, {len(plan.additions) - open_now} closed)"
    for row in plan.additions:
        closed = f", closed {row.closed_on.isoformat()}" if row.closed_on else ""
        yield f"  {row.code} {readable_name(row.name)}{closed}"
    yield f"Renamed: {len(plan.renamings)}"
    for renaming in plan.renamings:
        yield f"  {renaming.code} {renaming.old_name} → {renaming.new_name}"
    yield f"Closed: {len(plan.closures)}"
    for change in plan.closures:
        yield f"  {change.code} {change.name}, last day open {change.closed_on}"
    if plan.reopenings:
        yield f"Open again, the close date was taken back: {len(plan.reopenings)}"
        yield from (f"  {change.code} {change.name}" for change in plan.reopenings)
    if plan.date_corrections:
        yield f"Dates corrected: {len(plan.date_corrections)}"
        yield from map(_dates, plan.date_corrections)
    yield f"Parent changes: {len(plan.parent_changes)}"
    yield from map(_parents, plan.parent_changes)


def _dates(change: DateChange) -> str:
    before = f"{change.old_opened_on or 'not known'} to {change.old_closed_on or 'open'}"
    return f"  {change.code} {change.name}: {before} → {change.opened_on} to {change.closed_on or 'open'}"


def _parents(change: ParentChange) -> str:
    return (
        f"  {change.code} {change.name}: {change.old_parent or 'none'} → {change.new_parent} "
        f"from {change.changed_on}"
    )
