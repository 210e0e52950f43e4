"""How well the questionnaire works, in tables and words: what is missing says why."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO

import models_engine
from assessments.models import Instrument, PsychometricReport
from assessments.presenters.numbers import people
from assessments.presenters.shares import share_words
from assessments.presenters.tables import Table, table
from assessments.presenters.workbook import safe_text
from assessments.selectors.numbers import ORGANISATION
from assessments.selectors.psychometrics import PooledPart
from models_engine import Instrument as Definition
from models_engine import ItemSummary, PooledReliability
from organisations.presenters.dates import clock, day

CSV_TYPE = "text/csv; charset=utf-8"
NONE = "–"
# What is usually asked of a scale by which groups are described (Nunnally).
ALPHA_ASKED = 0.7
FACTOR_HEADINGS = ("Condition", "Kind", "People", "Alpha", "Omega", "ICC(1)", "ICC(2)", "Don’t know")
ITEM_HEADINGS = ("Statement", "People", "1", "2", "3", "4", "5", "Don’t know", "Does not apply")
ANNEX_HEADINGS = ("Condition", "Answered all", "With a score", "Teams", "Alpha", "Omega", "ICC(1)", "ICC(2)")
KINDS = {"formative": "Made up of its statements", "reflective": "Shown by its statements", "mixed": "Both"}
REASONS = {
    "formative": "none: made up of its statements",
    "mixed": "none: partly made up of its statements",
    "too_few_people": "not shown (too few answers)",
    "no_solution": "cannot be worked out",
}
ABOUT = {ORGANISATION: "Asked about the organisation"}


@dataclass(frozen=True)
class StudiedPart:
    heading: str
    basis: str
    missing: str
    finding: str = ""
    factors: Table | None = None
    # Behind a line to open, for they are long.
    more: tuple[tuple[str, Table], ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(filter(None, [self.factors, *(found for _, found in self.more)]))


@dataclass(frozen=True)
class Psychometrics:
    worked_out: str
    out_of_date: str
    enough: str
    parts: tuple[StudiedPart, ...]


def present_psychometrics(
    version: Instrument, report: PsychometricReport, parts: Sequence[PooledPart]
) -> Psychometrics:
    minimums = version.definition.minimums
    here = (models_engine.__version__, version.content_hash)
    fits = (report.engine_version, report.instrument_hash) == here
    return Psychometrics(
        worked_out=(
            f"Worked out on {day(report.computed_at)} at {clock(report.computed_at)} from "
            f"{people(report.people)} in {_organisations(report.organisations)}, by version "
            f"{report.engine_version} of the engine. Questionnaire {version}, {report.instrument_hash[:12]}."
        ),
        out_of_date="" if fits else "The engine has changed since. The numbers follow within a day.",
        enough=(
            f"Alpha, omega and both ICCs take {people(minimums.reliability)}. Shares of answers take "
            f"{people(minimums.outside_people)} in {minimums.outside_organisations} organisations, none of them "
            "with more than half of the people. Nothing is shown below that."
        ),
        parts=tuple(_part(version.definition, part) for part in parts),
    )


def _part(definition: Definition, part: PooledPart) -> StudiedPart:
    heading = ABOUT.get(part.subject, "Asked about one partnership")
    basis = (
        f"{people(part.people).capitalize()} in {_organisations(part.organisations)}. Each person counts once, with "
        f"the answers sent last. They form {part.teams} teams: people of one organisation who answered about the "
        "same thing."
    )
    if not part.items:
        return StudiedPart(heading, basis, "Not shown (too few answers).")
    factors = table(
        f"{heading}: do the statements go together, and do people of one team?",
        FACTOR_HEADINGS,
        (_factor_row(definition, factor) for factor in part.factors),
    )
    items = table(
        f"{heading}: what people answered. Shares to the nearest 5%.",
        ITEM_HEADINGS,
        (_item_row(definition, item) for item in part.items),
    )
    annex = table(
        f"{heading}: the same numbers before rounding; a negative ICC as it came out",
        ANNEX_HEADINGS,
        (_annex_row(definition, factor) for factor in part.factors),
    )
    more = (("What people answered, statement by statement", items), ("Technical annex", annex))
    return StudiedPart(heading, basis, "", _finding(part), factors, more)


def _finding(part: PooledPart) -> str:
    known = [factor.alpha for factor in part.factors if factor.alpha is not None]
    meant = sum(factor.alpha_reason != "formative" for factor in part.factors)
    if not known:
        return f"Alpha is meant for {meant} of these conditions. None of them has enough answers yet."
    reach = sum(alpha >= ALPHA_ASKED for alpha in known)
    return f"Of {len(known)} conditions that have an alpha, {reach} reach {ALPHA_ASKED:.2f}."


def _factor_row(definition: Definition, factor: PooledReliability) -> tuple[str, ...]:
    return (
        definition.factor(factor.code).name,
        KINDS[factor.type],
        str(factor.people),
        _with_interval(factor),
        _or_reason(factor.omega, factor.omega_reason),
        _icc(factor.icc1),
        _icc(factor.icc2),
        share_words(factor.dont_know_share),
    )


def _annex_row(definition: Definition, factor: PooledReliability) -> tuple[str, ...]:
    numbers = (factor.alpha, factor.omega, factor.icc1, factor.icc2)
    counts = (factor.n, factor.people, factor.groups)
    return (
        definition.factor(factor.code).name,
        *map(str, counts),
        *(NONE if number is None else f"{number:.4f}" for number in numbers),
    )


def _item_row(definition: Definition, item: ItemSummary) -> tuple[str, ...]:
    statement = definition.item(item.code)
    words = f"{item.code}: {statement.stem or ''} {statement.text}".replace("{partner}", "the partner")
    return (
        " ".join(words.split()),
        str(item.n),
        *(_share(count, item.n) for count in item.counts),
        _share(item.dont_know, item.asked),
        _share(item.not_applicable, item.asked),
    )


def _with_interval(factor: PooledReliability) -> str:
    if factor.alpha is None or factor.alpha_interval is None:
        return _or_reason(factor.alpha, factor.alpha_reason)
    low, high = factor.alpha_interval
    return f"{factor.alpha:.2f} ({low:.2f} to {high:.2f})"


def _or_reason(value: float | None, reason: str | None) -> str:
    return REASONS.get(reason or "", NONE) if value is None else f"{value:.2f}"


def _icc(value: float | None) -> str:
    """A negative estimate says that there is nothing: 0, and as it came out in the annex."""
    if value is None:
        return NONE
    return f"{max(value, 0):.2f}"


def _share(count: int, of: int) -> str:
    return share_words(count / of if of else None)


def _organisations(count: int) -> str:
    return "1 organisation" if count == 1 else f"{count} organisations"


def psychometrics_csv(definition: Definition, parts: Sequence[PooledPart]) -> bytes:
    """Every table of the page in one file, numbers before rounding where they are of no single person."""
    rows: list[Sequence[str]] = []
    for part in parts:
        studied = _part(definition, part)
        for found in studied.tables:
            rows += [(found.caption,), found.heads]
            rows += [[cell.text for cell in row] for row in found.rows]
            rows.append(())
    return _csv(rows).encode("utf-8-sig")


def _csv(rows: Iterable[Sequence[str]]) -> str:
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([safe_text(cell) for cell in row] for row in rows)
    return text.getvalue()
